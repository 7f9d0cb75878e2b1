import type { ItemRun } from '../run/itemRun';
import { neededWholeNumber } from './wholeNumber';

/** The Party Size parameter, checked. */
export function partySizeOf(run: ItemRun): number {
	const partySize = run.parameter<unknown>('partySize', 0) ?? 0;
	return neededWholeNumber(partySize, 'Party Size', { advice: 'Enter how many people come.' });
}
