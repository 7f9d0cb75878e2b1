import type { IDataObject } from 'n8n-workflow';
import { operationCases, type Known } from '../operations/cases.cjs';
import type { Restaurant } from '../restaurant.cjs';
import { schemaOf, type JsonSchema } from './jsonSchema.cjs';

/** Output schemas by `<resource>/<operation>`, from what every operation really gives out against the sandbox. */
export async function outputSchemas(restaurant: Restaurant): Promise<Map<string, JsonSchema>> {
	const samples = new Map<string, IDataObject[]>();
	const known: Known = {};
	for (const { resource, operation, parameters, learn } of operationCases(restaurant)) {
		const { error, json } = await restaurant.run({
			resource,
			operation,
			...parameters(known),
		});
		if (error) throw new Error(`${resource} ${operation}: ${error.message}`);
		learn?.(json, known);
		const name = `${resource}/${operation}`;
		samples.set(name, [...(samples.get(name) ?? []), ...json]);
	}
	// What any route of the API answers cannot be foretold.
	samples.delete('api/request');
	return new Map([...samples].map(([name, items]) => [name, { ...schemaOf(items), version: 1 }]));
}
