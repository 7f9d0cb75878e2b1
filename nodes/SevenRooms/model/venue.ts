import { firstText, isRow, text, type Row } from './coerce';
import { isZone } from './time/zone';

export type SimplifiedVenue = {
	id: string | null;
	name: string | null;
	internal_name: string | null;
	url_key: string | null;
	venue_group_id: string | null;
	venue_group_name: string | null;
	external_venue_id: string | null;
	venue_class: string | null;
	time_zone: string | null;
	currency: string | null;
	phone: string | null;
	website: string | null;
	address: string | null;
	city: string | null;
	state: string | null;
	postal_code: string | null;
	country: string | null;
	policy: string | null;
};

/** A venue record (API reference, 5.3) in the user's words; `time_zone` only where SevenRooms tells a usable one. */
export function simplifyVenue(raw: unknown): SimplifiedVenue {
	const row = isRow(raw) ? raw : {};
	return {
		id: text(row.id),
		name: text(row.name),
		internal_name: text(row.internal_name),
		url_key: text(row.venue_url_key),
		venue_group_id: text(row.venue_group_id),
		venue_group_name: text(row.venue_group_name),
		external_venue_id: text(row.external_venue_id),
		venue_class: text(row.venue_class),
		time_zone: zoneOfVenue(row) ?? null,
		currency: text(row.currency_code),
		phone: text(row.phone_number),
		website: text(row.website),
		address: text(row.address),
		city: text(row.city),
		state: text(row.state),
		postal_code: text(row.postal_code),
		country: text(row.country),
		policy: text(row.policy),
	};
}

/** The zone in a venue record, if it is a name of the IANA list. Most records have none (API reference, 3.5). */
export function zoneOfVenue(raw: unknown): string | undefined {
	const name = isRow(raw) ? text(raw.timezone)?.trim() : undefined;
	return name && isZone(name) ? name : undefined;
}

/** The currency in a venue record, as an ISO 4217 code. */
export function currencyOfVenue(raw: unknown): string | undefined {
	const code = isRow(raw) ? text(raw.currency_code)?.trim().toUpperCase() : undefined;
	return code && /^[A-Z]{3}$/.test(code) ? code : undefined;
}

/** The venue that a row of another kind names, by ID or as the concierge's rows may, in an object (API reference, 4.10). */
export function venueIdOf(row: Row): string | undefined {
	const told = text(row.venue_id);
	if (told !== null || !isRow(row.venue)) return told ?? undefined;
	return firstText(row.venue.id, row.venue._id) ?? undefined;
}
