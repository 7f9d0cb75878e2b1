import { UserError } from 'n8n-workflow';

/** A whole number of at least 1, from a number or its text; undefined where none is given. Throws a UserError else. */
export function wholeNumber(
	value: unknown,
	displayName: string,
	description?: string,
): number | undefined {
	if (value === undefined) return undefined;
	const whole = Number(value);
	if (Number.isInteger(whole) && whole >= 1) return whole;
	throw new UserError(`${displayName} is not a whole number of at least 1`, { description });
}
