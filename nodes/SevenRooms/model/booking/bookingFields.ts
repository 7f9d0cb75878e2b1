import type { BookingKey } from './booking';

/** What a value of a booking is, and so how it is checked and how it is written on the wire. */
export type FieldKind =
	| 'text'
	| 'integer'
	| 'boolean'
	| 'dateTime'
	| 'names' // comma list
	| 'tags' // comma list of Group:Tag
	| 'json'; // JSON text

export interface BookingField {
	readonly kind: FieldKind;
	/** The key in the booking JSON; the first is the one the documentation shows. */
	readonly json: readonly string[];
	/** Form field on the venue API; none for what is no form field of its own or unknown there. */
	readonly venue?: string;
	/** Form field on the concierge API. */
	readonly concierge?: string;
}

/** A field that both channels call the same. */
function same(kind: FieldKind, wire: string, ...json: string[]): BookingField {
	return { kind, json: [...new Set([...json, wire])], venue: wire, concierge: wire };
}

/** A field with a name for each channel. */
function each(kind: FieldKind, venue: string, concierge: string, ...json: string[]): BookingField {
	return { kind, json: [...new Set([...json, venue, concierge])], venue, concierge };
}

/** Every parameter of `PUT …/book` (API reference, 4.4) in the user's words. */
export const BOOKING_FIELDS: Readonly<Record<BookingKey, BookingField>> = {
	venueId: { kind: 'text', json: ['venue_id'] },
	dateTime: { kind: 'dateTime', json: ['datetime'] },
	// `date` and `time` come from the booking time, so they are no form fields of their own.
	date: { kind: 'text', json: ['date'] },
	time: { kind: 'text', json: ['time'] },
	partySize: same('integer', 'party_size'),
	guestId: same('text', 'client_id', 'guest_id'),
	durationMinutes: same('integer', 'duration', 'duration_minutes'),
	specialRequest: same('text', 'notes', 'special_request'),
	internalNotes: same('text', 'internal_notes'),
	source: same('text', 'external_user_id', 'source'),
	externalId: same('text', 'external_id'),
	status: same('text', 'status'),
	tables: each('names', 'table', 'table_codes', 'tables'),
	tags: each('tags', 'tags', 'reservation_tags'),
	guestTags: each('tags', 'add_client_tags', 'client_tags_to_add', 'guest_tags', 'guest_tags_add'),
	guestTagsRemove: each('tags', 'remove_client_tags', 'client_tags_to_remove', 'guest_tags_remove'),

	firstName: same('text', 'first_name'),
	lastName: same('text', 'last_name'),
	phone: same('text', 'phone'),
	email: same('text', 'email'),
	salutation: same('text', 'salutation'),
	birthday: same('text', 'birthday'),
	anniversary: same('text', 'anniversary'),
	address: same('text', 'address'),
	address2: each('text', 'address2', 'address_2'),
	city: same('text', 'city'),
	state: same('text', 'state'),
	postalCode: same('text', 'postal_code'),
	country: same('text', 'country'),
	loyaltyId: same('text', 'loyalty_id'),
	loyaltyTier: same('text', 'loyalty_tier'),
	loyaltyRank: same('integer', 'loyalty_rank'),
	venueMarketingOptIn: same('boolean', 'venue_marketing_opt_in'),
	venueGroupMarketingOptIn: same('boolean', 'venue_group_marketing_opt_in'),

	sendConfirmationEmail: same('boolean', 'send_client_email', 'send_confirmation_email'),
	sendConfirmationSms: same('boolean', 'send_client_sms', 'send_confirmation_sms'),
	sendReminderEmail: same('boolean', 'send_reminder_email'),
	sendReminderSms: same('boolean', 'send_reminder_sms'),
	smsOptIn: same('boolean', 'reservation_sms_opt_in', 'sms_opt_in'),

	isWalkIn: same('boolean', 'is_walkin', 'is_walk_in'),
	seatedTime: same('dateTime', 'seated_time'),
	seatingAreaId: same('text', 'venue_seating_area_id', 'seating_area_id'),
	systemClass: same('text', 'system_class'),
	accessPersistentId: same('text', 'access_persistent_id'),
	slotOptionId: same('text', 'slot_option_id'),
	reservationHoldId: same('text', 'reservation_hold_id'),
	requestId: same('text', 'request_id'),
	maleGuests: same('integer', 'mf_ratio_male', 'male_guests'),
	femaleGuests: same('integer', 'mf_ratio_female', 'female_guests'),

	bypassAvailability: same('boolean', 'bypass_availability'),
	bypassRequiredContactFields: same('boolean', 'bypass_required_contact_fields'),
	bypassDuplicateCheck: same(
		'boolean',
		'bypass_duplicate_reservation_check',
		'bypass_duplicate_check',
	),
	bypassEditableCutoff: same('boolean', 'bypass_editable_cutoff'),
	// Only the venue API has it; the concierge form leaves it out.
	duplicateCheckByGuestOnly: {
		kind: 'boolean',
		json: ['duplicate_check_by_guest_only', 'double_bookings_only_client_id_check'],
		venue: 'double_bookings_only_client_id_check',
	},

	upgrades: same('json', 'upgrade_inventories', 'upgrades'),
	// Only the venue API has it, too.
	upgradeCategories: {
		kind: 'json',
		json: ['upgrade_categories'],
		venue: 'upgrade_categories',
	},
	perkId: same('text', 'perk_id'),
	customFields: same('json', 'custom_fields'),
	customUnindexed: same('json', 'custom_unindexed'),
	guestCustomFields: same('json', 'client_custom_fields_args', 'guest_custom_fields'),
	guestCustomUnindexed: same('json', 'client_custom_unindexed', 'guest_custom_unindexed'),

	cardToken: same('text', 'card_token'),
	paymentInstrumentToken: same('text', 'payment_instrument_token'),
	paymentSubtotal: same('integer', 'payment_subtotal'),
	paymentGratuity: same('integer', 'payment_gratuity'),
	paymentServiceCharge: same('integer', 'payment_service_charge'),
	paymentTax: same('integer', 'payment_tax'),
	paymentByPaylink: same('boolean', 'payment_by_paylink'),
	paylinkCancelMinutes: same('integer', 'paylink_cancel_time', 'paylink_cancel_minutes'),
	paylinkNote: same('text', 'paylink_note'),
	paylinkEmail: same('text', 'paylink_email'),
	minPrice: same('text', 'min_price'),

	sourceFirstName: same('text', 'source_first_name'),
	sourceLastName: same('text', 'source_last_name'),
	sourceEmail: same('text', 'source_email'),
	sourcePhone: same('text', 'source_phone'),
};

export const BOOKING_KEYS = Object.keys(BOOKING_FIELDS) as BookingKey[];

/** How the booking JSON calls a part of the booking: `party_size` for `partySize`. */
export function jsonName(key: BookingKey): string {
	return BOOKING_FIELDS[key].json[0];
}
