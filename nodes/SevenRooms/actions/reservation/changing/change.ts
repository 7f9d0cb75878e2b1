import type { IDataObject } from 'n8n-workflow';
import type { Booking } from '../../../model/booking/booking';
import type { BookingTime } from '../../../model/booking/bookingTime';
import { updateForm } from '../../../model/form';
import type { ItemRun } from '../../run/itemRun';
import { channelOf, type Write } from '../channel';
import { idOfReservation, venueOfRow } from '../find';

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
