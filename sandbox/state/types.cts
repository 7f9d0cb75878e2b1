/** What the sandbox remembers. The shape on the wire is made from it in the `*Row.cts` files. */

export interface Tag {
	group: string;
	name: string;
	color: string;
}

export interface TagGroup {
	id: string;
	name: string;
	color: string;
	tags: string[];
}

export interface AccessRule {
	/** `access_rule_id`, and `slot_option_id` where options are shown. */
	id: string;
	persistentId: string;
	/** Price per person in major units; undefined for a free slot. */
	cost?: number;
	/** Undefined means every slot of the shift. Minutes of the business day. */
	minutes?: number[];
	weekdays?: number[];
	/** A paid-only slot has no free access rule beside it. */
	exclusive?: boolean;
}

export interface Shift {
	/** `shift_id`; what bookings and holds take is the persistent id. */
	id: string;
	name: string;
	category: string;
	persistentId: string;
	/** Minutes of the business day; the last seating is one interval before `end`. */
	start: number;
	end: number;
	interval: number;
	coversPerInterval: number;
	/** Covers for single slots, by minute of the business day. */
	customPacing: Record<number, number>;
	/** Minutes by party size; `-1` is everything larger. */
	durations: Record<string, number>;
	weekdays: number[];
	/** First the free rule, then the paid ones. */
	accessRules: AccessRule[];
	upsellCategories: string[];
}

export interface SeatingArea {
	id: string;
	name: string;
	tables: string[];
}

export interface Venue {
	id: string;
	name: string;
	urlKey: string;
	timeZone: string;
	/** `DINING`, or one of the nightlife classes. */
	venueClass: string;
	country: string;
	currency: string;
	city: string;
	state: string | null;
	address: string;
	postalCode: string;
	phone: string;
	shifts: Shift[];
	seatingAreas: SeatingArea[];
	/** Month and day on which the venue never opens. */
	holidays: string[];
}

export interface Guest {
	/** The group-level id: `venue_group_client_id` on reservations, `id` on clients. */
	id: string;
	/** The other id that reservations carry as `client_id`. */
	clientId: string;
	/** Arbitrary but stable place in every list. */
	order: number;
	created: string;
	updated: string;
	deleted: string | null;
	firstName: string;
	lastName: string;
	salutation: string | null;
	email: string | null;
	phone: string | null;
	phoneLocale: string | null;
	company: string | null;
	address: string | null;
	address2: string | null;
	city: string | null;
	state: string | null;
	postalCode: string | null;
	country: string | null;
	birthday: MonthDay | null;
	anniversary: MonthDay | null;
	loyaltyId: string | null;
	loyaltyTier: string | null;
	loyaltyRank: number | null;
	marketingOptIn: boolean;
	/** Venues that may write to the guest. */
	venueOptIns: readonly string[];
	notes: string | null;
	tags: readonly Tag[];
	/** Somebody whom the house knows well: the profile has what most leave empty. */
	isWellKnown: boolean;
	referenceCode: string;
	externalUserId: string | null;
}

export interface MonthDay {
	month: number;
	day: number;
}

export interface Upgrade {
	id: string;
	quantity: number;
	/** Cents. */
	price: number;
}

export interface Reservation {
	id: string;
	order: number;
	created: string;
	updated: string;
	deleted: string | null;
	venueId: string;
	guestId: string;
	referenceCode: string;
	externalId: string | null;
	externalReferenceCode: string | null;
	externalUserId: string | null;
	/** Business date and minute of the business day. */
	date: string;
	minutes: number;
	duration: number;
	usingDefaultDuration: boolean;
	partySize: number;
	arrivedGuests: number;
	mfRatioMale: number;
	mfRatioFemale: number;
	shiftCategory: string;
	shiftPersistentId: string;
	accessPersistentId: string | null;
	status: string;
	/** UTC, in whichever of the two spellings it was stored. */
	seatedTime: string | null;
	leftTime: string | null;
	/** The guest as given when booking; the profile may say something else. */
	firstName: string;
	lastName: string;
	email: string | null;
	phone: string | null;
	notes: string | null;
	internalNotes: string | null;
	clientRequests: string | null;
	tags: readonly Tag[];
	tables: readonly string[];
	seatingArea: SeatingArea | null;
	bookedBy: string;
	servedBy: string | null;
	isWalkIn: boolean;
	smsOptIn: boolean;
	reminderEmail: boolean;
	reminderSms: boolean;
	upgrades: readonly Upgrade[];
	/** Major units. */
	prepayment: number;
	/** Minimum spend in major units. */
	minPrice: number | null;
	posTickets: readonly PosTicket[];
	rating: number | null;
}

export interface PosTicket {
	ticket_id: number;
	local_pos_ticket_id: string;
	business_id: number;
	code: number | string;
	status: string;
	table_no: string;
	employee_name: string;
	start_time: string;
	end_time: string | null;
	subtotal: number;
	tax: number;
	service_charge: number;
	admin_fee: number;
	tip?: number;
	total: number;
	items: Array<{
		name: string;
		quantity: number;
		/** The line total. */
		price: number;
		modifiers: Array<string | { name: string; price: number }>;
		notes: string | null;
	}>;
}

/** One e-mail or text message that SevenRooms would have sent to a guest. */
export interface SentMessage {
	reservationId: string;
	channel: 'email' | 'sms';
	reason: 'booked' | 'updated' | 'canceled';
	at: string;
}

export type Row = Record<string, unknown>;

export interface Change {
	entityType: 'reservation' | 'client';
	eventType: 'created' | 'updated' | 'deleted';
	entity: Row;
	updates: Array<{ field: string; previous: unknown }> | null;
}
