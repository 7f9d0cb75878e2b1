import type { IDataObject } from 'n8n-workflow';
import { text } from '../coerce';
import { LEFT_OUT_OF_UPDATES } from '../form';
import { simplifyReservation } from '../reservation';
import type { Booking, BookingKey } from './booking';
import type { BookingTime } from './bookingTime';
import { differsFromAsked } from './differences';
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
	const isHeld = holds(after, changes, time) || holdsAsGuestRequest(before, after, changes, time);
	if (!isHeld) return false;
	const asked = Object.entries(changes)
		.filter(([key, value]) => value !== undefined && !NOT_OF_THE_CHANGE.has(key))
		.map(([key]) => key);
	const told = toldPart(changes, after);
	const isReadable = time === undefined ? asked.length > 0 : tellsTime(after);
	if (isReadable && asked.every((key) => Object.hasOwn(told, key))) return true;
	return after.updated !== before.updated || !holds(before, changes, time);
}

/** Whether a row is as asked, with the special request where it is written: the guest's own may hide it on reading. */
function holds(
	row: IDataObject,
	changes: Booking,
	time?: Pick<BookingTime, 'date' | 'time'>,
	requestIn: 'notes' | 'client_requests' = 'notes',
): boolean {
	const held = simplifyReservation(row);
	const written = { ...held, special_request: text(row[requestIn]) };
	const wall = time && { date: time.date, time: time.time };
	return differsFromAsked({ ...changes, guestId: undefined }, written, row, wall).length === 0;
}

/**
 * Whether the special request became the guest's own, where SevenRooms may keep it (API reference, quirk 5). One that
 * was there before says nothing of the change.
 */
function holdsAsGuestRequest(
	before: IDataObject,
	after: IDataObject,
	changes: Booking,
	time?: Pick<BookingTime, 'date' | 'time'>,
): boolean {
	const isNew = text(after.client_requests) !== text(before.client_requests);
	return isNew && holds(after, changes, time, 'client_requests');
}
