import type { IDataObject } from 'n8n-workflow';
import type { Booking, BookingKey } from './booking';
import type { BookingTime } from './bookingTime';
import { differsFromAsked } from './differences';
import { LEFT_OUT_OF_UPDATES } from './form';
import { simplifyReservation } from './reservation';
import { tellsTime, toldPart } from './told';

/** What a change does not send (API reference, 4.4), or what `time` says. */
const NOT_OF_THE_CHANGE: ReadonlySet<string> = new Set<BookingKey>([
	...LEFT_OUT_OF_UPDATES,
	'venueId',
	'dateTime',
	'date',
	'time',
]);

/**
 * Whether a reservation read after an ambiguous change holds that change. Everything readable must be as asked. Where
 * something was asked that the row does not tell (tags of the guest, an e-mail), that alone proves nothing: something
 * readable must have been otherwise before, or the row was saved since.
 */
export function isApplied(
	before: IDataObject,
	after: IDataObject,
	changes: Booking,
	time?: Pick<BookingTime, 'date' | 'time'>,
): boolean {
	if (!holds(after, changes, time)) return false;
	const asked = Object.entries(changes)
		.filter(([key, value]) => value !== undefined && !NOT_OF_THE_CHANGE.has(key))
		.map(([key]) => key);
	const told = toldPart(changes, after);
	const isReadable = time === undefined ? asked.length > 0 : tellsTime(after);
	if (isReadable && asked.every((key) => Object.hasOwn(told, key))) return true;
	return after.updated !== before.updated || !holds(before, changes, time);
}

function holds(
	row: IDataObject,
	changes: Booking,
	time?: Pick<BookingTime, 'date' | 'time'>,
): boolean {
	const held = simplifyReservation(row);
	// A special request is written to the notes; the guest's own request may hide it on reading.
	const written = { ...held, special_request: held.notes };
	const wall = time && { date: time.date, time: time.time };
	return differsFromAsked({ ...changes, guestId: undefined }, written, row, wall).length === 0;
}
