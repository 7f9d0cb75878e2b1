import { isRow, firstText, text, type Row } from '../coerce';
import { phoneTail } from '../contact';
import { partySizeOfRow } from '../reservation';
import { calendarWall } from '../time/businessDate';
import { toDatetime } from '../time/rowTime';
import { minutesBetween } from '../time/wallClock';

/** Who a booking is for, as far as it was asked for. */
export type WantedGuest = {
	readonly id?: string;
	readonly phone?: string;
	readonly firstName?: string;
	readonly lastName?: string;
};

/** A booking to look for in the book. */
export type WantedBooking = {
	/** Where given, it must be the row's as well. */
	readonly externalId?: string;
	/** Business date. */
	readonly date: string;
	/** `HH:mm`. */
	readonly time: string;
	readonly partySize: number;
	readonly guest: WantedGuest;
};

/**
 * Whether a row of the book is the booking that was asked for: the same business date, time, party size and guest,
 * and the same external id where one is given. Canceled and deleted rows match like any other.
 */
export function matchesBooking(row: unknown, wanted: WantedBooking): boolean {
	return (
		(wanted.externalId === undefined || matchesExternalId(row, wanted.externalId)) &&
		matchesTable(row, wanted) &&
		matchesGuest(row, wanted.guest)
	);
}

/** Whether a row carries this external id; ids are case-sensitive. */
export function matchesExternalId(row: unknown, externalId: string): boolean {
	return isRow(row) && text(row.external_id) === externalId;
}

/** Whether a row is for this business date, time and party size. */
function matchesTable(
	row: unknown,
	wanted: Pick<WantedBooking, 'date' | 'time' | 'partySize'>,
): boolean {
	const { date, time } = toDatetime(row);
	return date === wanted.date && time === wanted.time && partySizeOfRow(row) === wanted.partySize;
}

/** Whether a row is for this party and guest on this business date, at most so many minutes from the wanted time. */
export function matchesEvening(
	row: unknown,
	{ date, time, partySize, guest }: WantedBooking,
	withinMinutes: number,
): boolean {
	const clock = toDatetime(row);
	if (clock.date !== date || !clock.time || partySizeOfRow(row) !== partySize) return false;
	const minutes = minutesBetween(calendarWall(date, time), calendarWall(date, clock.time));
	return Math.abs(minutes) <= withinMinutes && matchesGuest(row, guest);
}

/**
 * Whether a row is for this guest: by id where both sides know one, else by phone (the last nine digits, since it
 * comes back as it was typed), else by name. Somebody without id, phone and name is only ever another such.
 */
export function matchesGuest(row: unknown, guest: WantedGuest): boolean {
	if (!isRow(row)) return false;
	const ids = [text(row.venue_group_client_id), text(row.client_id)].filter((id) => id !== null);
	if (guest.id && ids.length > 0) return ids.includes(guest.id);

	const rowPhone = phoneTail(firstText(row.phone_number, row.phone));
	const phone = phoneTail(guest.phone);
	if (phone !== '' && rowPhone !== '') return phone === rowPhone;

	const name = plainName(guest.firstName, guest.lastName);
	if (name === '' && (guest.id || phone !== '')) return false;
	return name === plainName(row.first_name, row.last_name) && (name !== '' || isNobody(row));
}

function isNobody(row: Row): boolean {
	return phoneTail(firstText(row.phone_number, row.phone)) === '';
}

/** A name as people compare it: in small letters, blanks made one. */
export function plainName(...names: unknown[]): string {
	return names
		.map((name) => (text(name) ?? '').normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' '))
		.join(' ')
		.trim();
}
