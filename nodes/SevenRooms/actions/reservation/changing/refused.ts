import { wallOfSlot } from '../../../model/availability';
import { partySizeOfRow } from '../../../model/reservation';
import { toDatetime } from '../../../model/time/rowTime';
import type { ApiFailure } from '../../../transport/types';
import type { ItemRun } from '../../run/itemRun';
import { venueOfRow } from '../find';
import {
	isUnavailable,
	nearestTimes,
	nearestWithin,
	readDay,
	type WantedTable,
} from '../freeTimes';
import type { Change } from './change';

interface Move {
	readonly wanted: WantedTable;
	/** Calendar date and time on the venue's clock, `YYYY-MM-DDTHH:mm`. */
	readonly wall: string;
	/** When the reservation is now, unless its party changes too: moving there is no way out. */
	readonly present?: string;
}

/** The error of a change that SevenRooms refused, with the nearest free times where the table that it needs is gone. */
export async function refusedChange(
	run: ItemRun,
	change: Change,
	failure: ApiFailure,
): Promise<Error> {
	const move = isUnavailable(failure) ? moveOf(run, change) : undefined;
	const slots = move && (await readDay(run, move.wanted));
	if (!move || !slots) return run.errorOf(failure);
	const others = slots.filter((slot) => wallOfSlot(slot) !== move.present);
	const advice = 'Choose one of them as Date and Time.';
	return run.errorOf(failure, {
		description: nearestTimes(others, move.wall, nearestWithin(run), advice),
	});
}

/** Where a change moves the reservation to; undefined where it keeps its time and party size, or nobody knows them. */
function moveOf(run: ItemRun, { row, changes, time, zone }: Change): Move | undefined {
	const held = toDatetime(row, zone);
	const heldSize = partySizeOfRow(row);
	const present = held.datetime?.slice(0, 16);
	const wall = time?.wall ?? present;
	const date = time?.date ?? held.date;
	const partySize = changes.partySize ?? heldSize;
	if (!wall || !date || partySize === null) return undefined;
	if (wall === present && partySize === heldSize) return undefined;
	const reservationId = String(row.id);
	return {
		wanted: { venueId: venueOfRow(run, row), zone, date, partySize, reservationId },
		wall,
		present: partySize === heldSize ? present : undefined,
	};
}
