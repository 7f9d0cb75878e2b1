import type { IDataObject } from 'n8n-workflow';
import type { Booking, BookingKey } from './booking';
import type { BookingTime } from './bookingTime';
import { differsFromAsked } from './differences';
import { simplifyReservation } from './reservation';

/** What a reservation tells back, so that one can see whether a change arrived. */
const READABLE: readonly BookingKey[] = [
	'partySize',
	'durationMinutes',
	'source',
	'externalId',
	'status',
	'tables',
	'tags',
	'specialRequest',
	'internalNotes',
];

/**
 * Whether a reservation read after an ambiguous change holds that change: everything readable is as asked, and where
 * nothing readable was asked, the row was saved since.
 */
export function isApplied(
	before: IDataObject,
	after: IDataObject,
	changes: Booking,
	time?: Pick<BookingTime, 'date' | 'time'>,
): boolean {
	const held = simplifyReservation(after);
	// A special request is written to the notes; the guest's own request may hide it on reading.
	const written = { ...held, special_request: held.notes };
	const wall = time && { date: time.date, time: time.time };
	if (differsFromAsked({ ...changes, guestId: undefined }, written, wall).length > 0) return false;
	const isReadable = time !== undefined || READABLE.some((key) => changes[key] !== undefined);
	return isReadable || after.updated !== before.updated;
}
