import type { Row } from '../coerce';
import { phoneTail } from '../contact';
import { guestIdOfRow, isOfGuest, type SimplifiedReservation } from '../reservation';
import { sameStatus } from '../status';
import type { Booking, BookingKey } from './booking';
import { jsonName } from './bookingFields';
import type { BookingTime } from './bookingTime';
import { plainName } from './match';
import { tellsTime, toldPart } from './told';

/**
 * Warnings, one sentence each, where what SevenRooms holds after a write differs from what was asked for; they name
 * the user's keys. Values of a guest are never repeated, and what the row does not tell is no difference.
 * @param held the row in the user's words
 * @param row as SevenRooms gave it
 * @param time the time that was asked for, if any was
 */
export function differsFromAsked(
	asked: Booking,
	held: SimplifiedReservation,
	row: Row,
	time?: Pick<BookingTime, 'date' | 'time' | 'instant'>,
): string[] {
	const told = toldPart(asked, row);
	return [
		time && tellsTime(row) ? timeDiffers(time, held) : '',
		differs('partySize', told.partySize, held.party_size),
		differs('durationMinutes', told.durationMinutes, held.duration_minutes),
		guestDiffers(told.guestId, row),
		differs('source', told.source, held.source),
		differs('externalId', told.externalId, held.external_id),
		told.status !== undefined && !sameStatus(told.status, held.status)
			? difference('status', told.status, held.status)
			: '',
		listDiffers('tables', told.tables, held.tables, true),
		// SevenRooms adds tags by its own rules: more than asked for is no difference.
		listDiffers('tags', told.tags, held.tags, false),
		requestDiffers(told.specialRequest, held),
		textDiffers('internalNotes', told.internalNotes, held.internal_notes),
	].filter((warning) => warning !== '');
}

/**
 * A warning where a change came with another guest than the reservation's, whom an update cannot change (API reference,
 * 4.4). It names the fields and none of their values.
 */
export function guestNotChanged(asked: Booking, row: Row): string[] {
	const { guestId } = toldPart(asked, row);
	const phone = row.phone_number === undefined ? row.phone : row.phone_number;
	const kept: BookingKey[] = [];
	if (guestId !== undefined && !isOfGuest(row, guestId)) kept.push('guestId');
	if (isOther(asked.firstName, row.first_name, plainName)) kept.push('firstName');
	if (isOther(asked.lastName, row.last_name, plainName)) kept.push('lastName');
	if (isOther(asked.phone, phone, phoneTail)) kept.push('phone');
	if (kept.length === 0) return [];
	const names = kept
		.map(jsonName)
		.join(', ')
		.replace(/, (?=[^,]*$)/, ' or ');
	return [`guest details were not changed: an update cannot change ${names}`];
}

function isOther(asked: unknown, held: unknown, plain: (value: unknown) => string): boolean {
	return asked !== undefined && held !== undefined && plain(asked) !== plain(held);
}

function timeDiffers(
	time: Pick<BookingTime, 'date' | 'time' | 'instant'>,
	held: SimplifiedReservation,
): string {
	const [asked, found] = [`${time.date} ${time.time}`, `${held.date} ${held.time}`];
	if (asked !== found) return difference('datetime', asked, found);
	const isMoment = /(Z|[+-]\d{2}:\d{2})$/.test(held.datetime ?? '');
	if (!time.instant || !isMoment) return '';
	if (Date.parse(String(held.datetime)) === Date.parse(time.instant)) return '';
	// The venue's clock shows this time twice that night, and SevenRooms holds no more than the clock.
	return `${difference('datetime', time.instant, held.datetime)}: the clock shows ${time.time} twice that night, and the first is meant`;
}

function difference(name: string, asked: unknown, held: unknown): string {
	return `${name} was asked as ${String(asked)}, SevenRooms holds ${String(held ?? 'nothing')}`;
}

function differs(key: keyof Booking, asked: unknown, held: unknown): string {
	return asked === undefined || asked === held ? '' : difference(jsonName(key), asked, held);
}

function guestDiffers(asked: string | undefined, row: Row): string {
	const isHeld = asked === undefined || isOfGuest(row, asked);
	return isHeld ? '' : differs('guestId', asked, guestIdOfRow(row));
}

function textDiffers(key: keyof Booking, asked: string | undefined, held: string | null): string {
	if (asked === undefined || sameWords(asked, held)) return '';
	return `${jsonName(key)} reads differently in SevenRooms than it was asked`;
}

/** It is written to `notes` but read from the guest's own request first, so the two can part. */
function requestDiffers(asked: string | undefined, held: SimplifiedReservation): string {
	const warning = textDiffers('specialRequest', asked, held.special_request);
	if (warning === '' || !sameWords(asked ?? '', held.notes)) return warning;
	return `${jsonName('specialRequest')} is kept in notes, while the guest's own request in SevenRooms says something else`;
}

function listDiffers(
	key: 'tables' | 'tags',
	asked: readonly string[] | undefined,
	held: readonly string[],
	exact: boolean,
): string {
	if (asked === undefined) return '';
	const missing = asked.filter((one) => !held.includes(one));
	const extra = exact ? held.filter((one) => !asked.includes(one)) : [];
	if (missing.length + extra.length === 0) return '';
	return difference(jsonName(key), asked.join(', '), held.join(', ') || null);
}

/** Line ends and blanks around a text change on the way without changing what it says. */
function sameWords(one: string, other: string | null): boolean {
	const plain = (words: string) => words.replace(/\r\n?/g, '\n').trim();
	return plain(one) === plain(other ?? '');
}
