import { checksOf, type Check } from './checks';
import { firstNumber, firstText, flag, isRow, text, textList, type Row } from './coerce';
import { remembered } from './remembered';
import { isCanceled, isDeleted, statusLabelOfRow, statusOfRow } from './status';
import { readTags } from './tags';
import { utc } from './time/dates';
import { toDatetime } from './time/rowTime';
import { venueIdOf } from './venue';

/** A reservation in the user's words (design, section 2). What SevenRooms does not tell is null. */
export type SimplifiedReservation = {
	id: string | null;
	reference_code: string | null;
	external_id: string | null;
	status: string | null;
	status_display: string | null;
	canceled: boolean;
	deleted: boolean;
	venue_id: string | null;
	guest_id: string | null;
	first_name: string | null;
	last_name: string | null;
	email: string | null;
	phone: string | null;
	is_vip: boolean | null;
	party_size: number | null;
	/** ISO with the venue's offset, or without one where the zone is not known. */
	datetime: string | null;
	/** Business date. */
	date: string | null;
	time: string | null;
	duration_minutes: number | null;
	special_request: string | null;
	notes: string | null;
	internal_notes: string | null;
	source: string | null;
	booked_by: string | null;
	is_walk_in: boolean;
	tables: string[];
	seating_area: string | null;
	shift: string | null;
	tags: string[];
	/** Checks of the point of sale; none does not mean that nothing was spent. */
	checks: Check[];
	seated_at: string | null;
	left_at: string | null;
	created_at: string | null;
	updated_at: string | null;
	deleted_at: string | null;
};

/**
 * A reservation row (API reference, 5.1; the concierge API's shapes too) in the user's words. Book, read and
 * simplify: the seven values of the booking JSON come back as they went in.
 * @param currency of the venue, for the amounts of its checks
 */
export function simplifyReservation(
	raw: unknown,
	zone?: string,
	currency?: string,
): SimplifiedReservation {
	const row = isRow(raw) ? raw : {};
	const { datetime, date, time } = toDatetime(row, zone);
	const status = statusOfRow(row);
	return {
		id: text(row.id),
		reference_code: text(row.reference_code),
		external_id: text(row.external_id),
		status,
		status_display: statusLabelOfRow(row),
		canceled: isCanceled(status),
		deleted: isDeleted(row),
		venue_id: venueIdOf(row) ?? null,
		guest_id: guestIdOfRow(row),
		first_name: text(row.first_name),
		last_name: text(row.last_name),
		email: text(row.email),
		phone: firstText(row.phone_number, row.phone),
		is_vip: flag(row.is_vip),
		party_size: partySizeOfRow(row),
		datetime,
		date,
		time,
		duration_minutes: firstNumber(row.duration),
		special_request: firstText(row.client_requests, row.notes),
		notes: text(row.notes),
		internal_notes: text(row.internal_notes),
		source: firstText(row.external_user_id, row.booked_by),
		booked_by: text(row.booked_by),
		is_walk_in: isWalkIn(row.booked_by) || isWalkIn(row.reservation_type),
		tables: textList(row.table_numbers),
		seating_area: text(row.venue_seating_area_name),
		shift: text(row.shift_category),
		tags: readTags(row.tags),
		checks: checksOf(row.pos_tickets, currency),
		seated_at: utc(row.seated_time),
		left_at: utc(row.left_time),
		created_at: utc(row.created),
		updated_at: utc(row.updated),
		deleted_at: utc(row.deleted),
	};
}

/** The guest of a reservation, as `/clients/{id}` and the `client_id` filter know it. */
export function guestIdOfRow(row: unknown): string | null {
	return isRow(row) ? firstText(row.venue_group_client_id, row.client_id) : null;
}

/** Whether a reservation is this guest's: SevenRooms keeps two ids for one (API reference, 5.1). */
export function isOfGuest(row: unknown, guestId: string): boolean {
	return isRow(row) && (row.venue_group_client_id === guestId || row.client_id === guestId);
}

/** Whether a reservation may be of this venue: the concierge's rows need not tell theirs (API reference, 5.1). */
export function isAtVenue(row: Row, venueId: string): boolean {
	return (venueIdOf(row) ?? venueId) === venueId;
}

/** How many people a reservation is for. */
export function partySizeOfRow(row: unknown): number | null {
	return isRow(row) ? firstNumber(row.max_guests, row.party_size) : null;
}

function isWalkIn(value: unknown): boolean {
	const written = text(value);
	return written !== null && namesWalkIn(written);
}

const namesWalkIn = remembered((written) => /(^|,)\s*walk[ _-]?in\s*(,|$)/i.test(written), 1_000);
