import type { IDataObject } from 'n8n-workflow';
import { firstText, flag, isRow, text } from './coerce';
import { guestIdOfRow, partySizeOfRow } from './reservation';
import { utc } from './time/dates';
import { toDatetime } from './time/rowTime';
import { readTime } from './time/wallClock';

/** A guest's request for a table that could not be booked at once, in the user's words (API reference, 5.5). */
export function simplifyRequest(raw: unknown, zone?: string): IDataObject {
	const row = isRow(raw) ? raw : {};
	const { datetime, date, time } = toDatetime(row, zone);
	return {
		id: text(row.id),
		status: text(row.status),
		venue_id: text(row.venue_id),
		reservation_id: text(row.reservation_id),
		guest_id: guestIdOfRow(row),
		first_name: text(row.first_name),
		last_name: text(row.last_name),
		email: text(row.email),
		phone: firstText(row.phone_number, row.phone),
		party_size: partySizeOfRow(row),
		date,
		time,
		datetime,
		start_time: readTime(row.start_time) ?? null,
		end_time: readTime(row.end_time) ?? null,
		time_range: Array.isArray(row.time_range) ? (row.time_range as string[]) : null,
		special_request: text(row.notes),
		source: firstText(row.external_user_id, row.booked_by),
		expires: text(row.expiration),
		is_expired: flag(row.is_expired),
		is_offer_pending: flag(row.is_offer_pending),
		created_at: utc(row.created),
		updated_at: utc(row.updated),
		deleted_at: utc(row.deleted),
	};
}
