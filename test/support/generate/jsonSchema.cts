/** A JSON schema as n8n's mapping panel reads it. */
export interface JsonSchema {
	type: string | string[];
	properties?: Record<string, JsonSchema>;
	items?: JsonSchema;
	version?: number;
}

/** The schema that all samples fit. */
export function schemaOf(samples: readonly unknown[]): JsonSchema {
	const types = [...new Set(samples.map(typeOf))].sort();
	const schema: JsonSchema = { type: types.length === 1 ? types[0] : types };
	const objects = samples.filter((sample) => typeOf(sample) === 'object') as object[];
	if (objects.length > 0) {
		const names = [...new Set(objects.flatMap((sample) => Object.keys(sample)))];
		schema.properties = Object.fromEntries(
			names.map((name) => [
				name,
				schemaOf(
					objects
						.filter((sample) => name in sample)
						.map((sample) => (sample as Record<string, unknown>)[name]),
				),
			]),
		);
	}
	const elements = samples.filter(Array.isArray).flat() as unknown[];
	if (elements.length > 0) schema.items = schemaOf(elements);
	return schema;
}

function typeOf(value: unknown): string {
	if (value === null || value === undefined) return 'null';
	if (Array.isArray(value)) return 'array';
	return Number.isInteger(value) ? 'integer' : typeof value;
}
