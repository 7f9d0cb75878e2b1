import type { IDataObject } from 'n8n-workflow';
import { isApplied } from '../../../model/booking/applied';
import type { Booking } from '../../../model/booking/booking';
import type { BookingTime } from '../../../model/booking/bookingTime';
import { updateForm } from '../../../model/form';
import type { ItemRun } from '../../run/itemRun';
import { writeUntilApplied } from '../../writing/writeUntilApplied';
import { channelOf, type Write } from '../channel';
import { idOfReservation, readReservation, venueOfRow } from '../find';
import { refusedChange } from './refused';

/** A change to one reservation, in the user's words. */
export interface Change {
	/** The reservation as it was read just before. */
	readonly row: IDataObject;
	readonly changes: Booking;
	/** The new time, if it moves. */
	readonly time?: BookingTime;
	readonly zone?: string;
}

/** What goes over the wire: date, time and party size again, as they were read, and what changes. */
export function changeWrite(run: ItemRun, { row, changes, time, zone }: Change): Write {
	const channel = channelOf(run);
	return {
		method: 'PUT',
		path: channel.bookPath(venueOfRow(run, row)),
		form: updateForm(row, idOfReservation(row), changes, channel.name, time, zone),
	};
}

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
