import { z } from 'zod';

/** As much as a timer can wait for, in milliseconds. */
const MOST = 2 ** 31 - 1;

/** A number that is not less than nothing. */
export const amount = z.number().min(0).max(MOST);

export const whole = (least: number, most = MOST) => z.number().int().min(least).max(most);

/** The value as its schema has it. Throws all that is wrong with it in one sentence, and where. */
export function fitting<Schema extends z.ZodTypeAny>(
	schema: Schema,
	value: unknown,
	name = 'body',
): z.infer<Schema> {
	const { data, error } = schema.safeParse(value) as z.SafeParseReturnType<unknown, unknown>;
	if (!error) return data as z.infer<Schema>;
	const faults = error.issues.map(
		({ path, message }) => `${[name, ...path].join('.')}: ${message}`,
	);
	throw new Error(faults.join('; '));
}
