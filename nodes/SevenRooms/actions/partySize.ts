import { UserError } from 'n8n-workflow';
import type { ItemRun } from './itemRun';

/** The Party Size parameter, checked. */
export function partySizeOf(run: ItemRun): number {
	const partySize = Number(run.parameter<unknown>('partySize', 0));
	if (Number.isInteger(partySize) && partySize >= 1) return partySize;
	throw new UserError('Party Size is not a whole number of at least 1', {
		description: 'Enter how many people come.',
	});
}
