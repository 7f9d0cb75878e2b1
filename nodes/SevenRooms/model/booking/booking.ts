/** Which family of the API a booking goes to; they share the handler but not every field name (API reference, 4.4). */
export type ChannelName = 'venue' | 'concierge';

/** A free JSON value for the fields whose encoding SevenRooms does not publish. */
export type JsonPart = string | number | boolean | null | JsonPart[] | { [key: string]: JsonPart };

/**
 * A booking in the user's words: what the panel's fields and the booking JSON both become. Every part is optional
 * here, since an update knows only what changes; `validateBooking` says what a new booking needs.
 */
export interface Booking {
	venueId?: string;
	guestId?: string;
	/** Covers, 1 or more. */
	partySize?: number;
	/** ISO text: an instant with offset or `Z`, else the venue's wall clock. */
	dateTime?: string;
	/** Business date `YYYY-MM-DD`; with `time` instead of `dateTime`. */
	date?: string;
	/** `HH:mm` on the venue's clock. */
	time?: string;
	durationMinutes?: number;
	specialRequest?: string;
	internalNotes?: string;
	source?: string;
	externalId?: string;
	status?: string;
	tables?: string[];
	/** Tags of the reservation, each `Group:Tag`. */
	tags?: string[];
	/** Tags to put on the guest, each `Group:Tag`. */
	guestTags?: string[];
	guestTagsRemove?: string[];

	firstName?: string;
	lastName?: string;
	/** E.164; an existing guest's as SevenRooms holds it where its country code is not known. */
	phone?: string;
	email?: string;
	salutation?: string;
	birthday?: string;
	anniversary?: string;
	address?: string;
	address2?: string;
	city?: string;
	state?: string;
	postalCode?: string;
	country?: string;
	loyaltyId?: string;
	loyaltyTier?: string;
	loyaltyRank?: number;
	venueMarketingOptIn?: boolean;
	venueGroupMarketingOptIn?: boolean;

	sendConfirmationEmail?: boolean;
	sendConfirmationSms?: boolean;
	sendReminderEmail?: boolean;
	sendReminderSms?: boolean;
	smsOptIn?: boolean;

	isWalkIn?: boolean;
	/** ISO date and time; SevenRooms keeps it in UTC. */
	seatedTime?: string;
	seatingAreaId?: string;
	systemClass?: string;
	accessPersistentId?: string;
	slotOptionId?: string;
	reservationHoldId?: string;
	requestId?: string;
	maleGuests?: number;
	femaleGuests?: number;

	bypassAvailability?: boolean;
	bypassRequiredContactFields?: boolean;
	bypassDuplicateCheck?: boolean;
	bypassEditableCutoff?: boolean;
	duplicateCheckByGuestOnly?: boolean;

	/** Upgrades: an object by upgrade id, or a list of `{ upgrade_id, price, quantity }`, or ready JSON text. */
	upgrades?: JsonPart;
	upgradeCategories?: JsonPart;
	perkId?: string;
	customFields?: JsonPart;
	customUnindexed?: JsonPart;
	guestCustomFields?: JsonPart;
	guestCustomUnindexed?: JsonPart;

	cardToken?: string;
	paymentInstrumentToken?: string;
	/** Integer cents, as all `payment…` amounts. */
	paymentSubtotal?: number;
	paymentGratuity?: number;
	paymentServiceCharge?: number;
	paymentTax?: number;
	paymentByPaylink?: boolean;
	/** 15 to 180. */
	paylinkCancelMinutes?: number;
	paylinkNote?: string;
	paylinkEmail?: string;
	/** Minimum spend in major units, as text. */
	minPrice?: string;

	sourceFirstName?: string;
	sourceLastName?: string;
	sourceEmail?: string;
	sourcePhone?: string;
}

export type BookingKey = keyof Booking;
