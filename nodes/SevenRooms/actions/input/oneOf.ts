import { UserError } from 'n8n-workflow';
import { writtenText } from './writtenText';

/**
 * The value of a drop-down, of which an expression can make anything; left empty, the first of `values`. Throws a
 * UserError for any other, since taking the first for it would send a booking another way than the user wrote.
 */
export function oneOf<T extends string>(
	value: unknown,
	displayName: string,
	values: readonly [T, ...T[]],
): T {
	const written = writtenText(value, displayName);
	const chosen = written === '' ? values[0] : values.find((one) => one === written);
	if (chosen !== undefined) return chosen;
	throw new UserError(`${displayName} is not one of: ${values.join(', ')}`, {
		description: 'Choose it from the list, or let the expression give one of these.',
	});
}
