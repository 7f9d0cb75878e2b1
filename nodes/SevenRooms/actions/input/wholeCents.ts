import { UserError } from 'n8n-workflow';
import { number } from '../../model/coerce';

/**
 * An amount as charges and payment links take it: whole cents, as a number or its text (API reference, 3.5); undefined
 * where none is given. Throws a UserError else.
 */
export function wholeCents(value: unknown, displayName: string, least = 0): number | undefined {
	if (value === undefined) return undefined;
	const cents = number(value);
	if (cents !== null && Number.isInteger(cents) && cents >= least) return cents;
	const bound = least > 0 ? ' above 0' : '';
	throw new UserError(`${displayName} is not a whole number of cents${bound}`, {
		description: 'Write 1999 for 19.99.',
	});
}
