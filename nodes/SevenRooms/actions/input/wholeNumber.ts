import { UserError } from 'n8n-workflow';
import { number } from '../../model/coerce';

interface Wanted {
	/** 1 when left out. */
	readonly least?: number;
	/** What to do about a wrong one; by default it may also be left out. */
	readonly advice?: string;
}

/** A whole number from a number or its text; undefined where none is given. Throws a UserError else. */
export function wholeNumber(
	value: unknown,
	displayName: string,
	wanted?: Wanted,
): number | undefined {
	return value === undefined ? undefined : neededWholeNumber(value, displayName, wanted);
}

/** The same where there has to be one. */
export function neededWholeNumber(
	value: unknown,
	displayName: string,
	{ least = 1, advice = 'Enter a whole number, or leave it out.' }: Wanted = {},
): number {
	const whole = number(value);
	if (whole !== null && Number.isInteger(whole) && whole >= least) return whole;
	throw new UserError(`${displayName} is not a whole number of at least ${least}`, {
		description: advice,
	});
}
