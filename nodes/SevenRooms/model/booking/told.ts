import type { Row } from '../coerce';
import { tellsStatus } from '../status';
import type { Booking, BookingKey } from './booking';

/** Where a reservation row tells what a booking asks for; the rest cannot be read back. */
const TOLD_IN: Partial<Record<BookingKey, readonly string[]>> = {
	partySize: ['max_guests', 'party_size'],
	durationMinutes: ['duration'],
	guestId: ['venue_group_client_id', 'client_id'],
	// Who booked is shown in its place where it is empty, but is not what was asked for.
	source: ['external_user_id'],
	externalId: ['external_id'],
	status: ['status_code', 'status', 'internal_status'],
	tables: ['table_numbers'],
	tags: ['tags'],
	// It is written to the notes; the guest's own request may be another.
	specialRequest: ['notes'],
	internalNotes: ['internal_notes'],
};

/**
 * The part of a booking that can be compared with a row. A field that is not in the row at all says nothing about what
 * SevenRooms holds: the concierge API leaves out a good deal (API reference, 5.1). One that is null says "nothing".
 */
export function toldPart(asked: Booking, row: Row): Booking {
	const told = Object.entries(asked).filter(
		([key, value]) =>
			hasAny(row, TOLD_IN[key as BookingKey] ?? []) &&
			(key !== 'status' || tellsStatus(row, value)),
	);
	return Object.fromEntries(told) as Booking;
}

/** Whether a row says when it is. */
export function tellsTime(row: Row): boolean {
	const hasDate = hasAny(row, ['real_datetime_of_slot', 'date']);
	return hasDate && hasAny(row, ['real_datetime_of_slot', 'time_slot_iso', 'arrival_time']);
}

function hasAny(row: Row, fields: readonly string[]): boolean {
	return fields.some((field) => row[field] !== undefined);
}
