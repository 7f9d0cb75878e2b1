import { firstNumber, firstText, flag, isRow, number, text, type Row } from './coerce';
import { isDeleted } from './status';
import { readTags } from './tags';
import { utc } from './time/dates';

/** What a guest did at one venue; these figures match SevenRooms' own screens, the group's do not (quirk 16). */
export type GuestAtVenue = {
	venue_id: string | null;
	visits: number | null;
	covers: number | null;
	cancellations: number | null;
	no_shows: number | null;
	last_visit_date: string | null;
};

export type SimplifiedGuest = {
	id: string | null;
	reference_code: string | null;
	external_user_id: string | null;
	venue_group_id: string | null;
	salutation: string | null;
	first_name: string | null;
	last_name: string | null;
	company: string | null;
	email: string | null;
	phone: string | null;
	address: string | null;
	address_2: string | null;
	city: string | null;
	state: string | null;
	postal_code: string | null;
	country: string | null;
	/** `MM-DD`: SevenRooms keeps no year. */
	birthday: string | null;
	anniversary: string | null;
	loyalty_id: string | null;
	loyalty_tier: string | null;
	loyalty_rank: number | null;
	marketing_opt_in: boolean | null;
	is_contact_private: boolean | null;
	notes: string | null;
	private_notes: string | null;
	tags: string[];
	visits: number | null;
	covers: number | null;
	cancellations: number | null;
	no_shows: number | null;
	venues: GuestAtVenue[];
	deleted: boolean;
	created_at: string | null;
	updated_at: string | null;
	deleted_at: string | null;
};

/** Every tag of a guest record, in whichever of its two lists. */
export function tagsOfGuest(row: Row): string[] {
	return [...readTags(row.client_tags), ...readTags(row.tags)];
}

/** A guest record (API reference, 5.2) in the user's words. */
export function simplifyGuest(raw: unknown): SimplifiedGuest {
	const row = isRow(raw) ? raw : {};
	const tags = readTags(row.client_tags);
	return {
		id: text(row.id),
		reference_code: text(row.reference_code),
		external_user_id: text(row.external_user_id),
		venue_group_id: text(row.venue_group_id),
		salutation: text(row.salutation),
		first_name: text(row.first_name),
		last_name: text(row.last_name),
		company: text(row.company),
		email: firstText(row.email, row.email_alt),
		phone: firstText(row.phone_number, row.phone_number_alt),
		address: text(row.address),
		address_2: text(row.address_2),
		city: text(row.city),
		state: text(row.state),
		postal_code: text(row.postal_code),
		country: text(row.country),
		birthday: dayOfYear(row.birthday_month, row.birthday_day),
		anniversary: dayOfYear(row.anniversary_month, row.anniversary_day),
		loyalty_id: text(row.loyalty_id),
		loyalty_tier: text(row.loyalty_tier),
		loyalty_rank: number(row.loyalty_rank),
		marketing_opt_in: flag(row.marketing_opt_in),
		is_contact_private: flag(row.is_contact_private),
		notes: text(row.notes),
		private_notes: text(row.private_notes),
		// The comma text names no groups, so it only stands in where the objects are missing.
		tags: tags.length > 0 ? tags : readTags(row.tags),
		...visitsOf(row),
		venues: isRow(row.venue_stats) ? Object.entries(row.venue_stats).map(atVenue) : [],
		deleted: isDeleted(row),
		created_at: utc(row.created),
		updated_at: utc(row.updated),
		deleted_at: utc(row.deleted),
	};
}

function visitsOf(row: Row) {
	return {
		visits: number(row.total_visits),
		covers: number(row.total_covers),
		cancellations: firstNumber(row.total_cancellations, row.total_cancelations),
		no_shows: number(row.total_noshows),
	};
}

function atVenue([venueId, stats]: [string, unknown]): GuestAtVenue {
	const row = isRow(stats) ? stats : {};
	return {
		venue_id: firstText(row.venue_id, venueId),
		...visitsOf(row),
		last_visit_date: text(row.last_visit_date),
	};
}

function dayOfYear(month: unknown, day: unknown): string | null {
	const parts = [number(month), number(day)];
	if (!parts.every((part) => part !== null && part >= 1)) return null;
	return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
