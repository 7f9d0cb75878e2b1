import { isApplied } from '../../../model/booking/applied';
import type { ItemRun } from '../../run/itemRun';
import { writeUntilApplied } from '../../writing/writeUntilApplied';
import { readReservation } from '../find';
import { changeWrite, type Change } from './change';
import { refusedChange } from './refused';

/**
 * Sends a change, and after an ambiguous end reads the reservation again: the change is repeated, once, only if it was
 * not applied (design, section 5). Throws where SevenRooms refuses or the outcome stays open.
 */
export async function applyChange(run: ItemRun, change: Change): Promise<{ recovered: boolean }> {
	return await writeUntilApplied(run, {
		content: [change.row.id, change.changes, change.time],
		send: async () => await run.send(changeWrite(run, change)),
		isApplied: async () => {
			const found = await readReservation(run, String(change.row.id));
			if (!('row' in found)) return undefined;
			return isApplied(change.row, found.row, change.changes, change.time);
		},
		errorOf: async (refusal) => await refusedChange(run, change, refusal),
		what: 'the change',
	});
}
