import { UserError } from 'n8n-workflow';
import { flag, isEmpty, number, text, textList } from '../coerce';
import { checkedEmail, normalisePhone } from '../contact';
import { remembered } from '../remembered';
import { statusCode } from '../status';
import { parseTags } from '../tags';
import { dateTimeText } from '../time/dateTimeText';
import type { Booking, BookingKey } from './booking';
import { BOOKING_FIELDS, BOOKING_KEYS, type FieldKind } from './bookingFields';

/** How a parameter is called towards the user: `Party Size` in the panel, `party_size` in the booking JSON. */
export type NameOf = (key: BookingKey) => string;

const KINDS: Readonly<Record<FieldKind, string>> = {
	text: 'a text',
	integer: 'a whole number',
	boolean: 'true or false',
	dateTime: 'a date and time',
	names: 'a list of names',
	tags: 'a list of tags',
	json: 'a JSON value',
};

/** Parts that have a form of their own, beyond the kind of their field. */
const CHECKS: Partial<Record<BookingKey, (value: string, name: string) => string>> = {
	phone: normalisePhone,
	sourcePhone: normalisePhone,
	email: checkedEmail,
	sourceEmail: checkedEmail,
	paylinkEmail: checkedEmail,
	status: (value) => statusCode(value) ?? value,
};

/**
 * A booking from values under the keys of `Booking`, as the panel's fields give them: each checked for its kind and
 * brought to one form, whatever is empty left out. A wrong value is a UserError that names the parameter and, since
 * it may be a guest's, never the value.
 */
export function bookingFromValues(
	values: { readonly [key: string]: unknown },
	nameOf: NameOf = titleOf,
): Booking {
	const unknown = Object.keys(values).find((key) => !Object.hasOwn(BOOKING_FIELDS, key));
	if (unknown !== undefined) {
		throw new UserError(`"${unknown}" is not a parameter of a booking`, {
			description: 'Choose the field from the list in the panel.',
		});
	}
	const pairs = BOOKING_KEYS.filter((key) => !isEmpty(values[key])).map((key) => [
		key,
		bookingValue(key, values[key], nameOf(key)),
	]);
	// A list that held nothing but blanks is as good as not given.
	return Object.fromEntries(pairs.filter(([, value]) => !isEmpty(value))) as Booking;
}

/** Names in the panel that do not follow from the key. */
const TITLES: Partial<Record<BookingKey, string>> = {
	dateTime: 'Date and Time',
	guestId: 'Existing Guest',
	venueId: 'Venue',
	durationMinutes: 'Duration (Minutes)',
	tags: 'Reservation Tags',
	guestTags: 'Guest Tags to Add',
	guestTagsRemove: 'Guest Tags to Remove',
	isWalkIn: 'Walk-In',
	accessPersistentId: 'Access ID',
	reservationHoldId: 'Hold ID',
	maleGuests: 'Men',
	femaleGuests: 'Women',
	bypassAvailability: 'No Free Table',
	bypassRequiredContactFields: 'Required Contact Fields',
	bypassDuplicateCheck: 'Duplicate Reservation',
	bypassEditableCutoff: 'After the Cut-Off',
	duplicateCheckByGuestOnly: 'Duplicate Check by Guest Only',
	paymentSubtotal: 'Payment Subtotal (Cents)',
	paymentGratuity: 'Payment Gratuity (Cents)',
	paymentServiceCharge: 'Payment Service Charge (Cents)',
	paymentTax: 'Payment Tax (Cents)',
	paymentByPaylink: 'Payment by Link',
	paylinkCancelMinutes: 'Payment Link Cancels After (Minutes)',
	paylinkNote: 'Payment Link Note',
	paylinkEmail: 'Payment Link Email',
	minPrice: 'Minimum Spend',
	customUnindexed: 'Custom Fields (Unindexed)',
	guestCustomUnindexed: 'Guest Custom Fields (Unindexed)',
	sourceFirstName: 'Booker First Name',
	sourceLastName: 'Booker Last Name',
	sourceEmail: 'Booker Email',
	sourcePhone: 'Booker Phone',
};

/** The name in the panel: `Party Size` for `partySize`. */
export const titleOf: (key: BookingKey) => string = remembered((key) => {
	const words = key.replace(/([A-Z])/g, ' $1').replace(/(\d)/, ' $1');
	const title = words.charAt(0).toUpperCase() + words.slice(1);
	return TITLES[key as BookingKey] ?? title.replace(/\bId\b/, 'ID').replace(/\bSms\b/, 'SMS');
});

function bookingValue(key: BookingKey, value: unknown, name: string): unknown {
	const { kind } = BOOKING_FIELDS[key];
	const read = readKind(kind, value, name);
	if (read === null) {
		throw new UserError(`${name} is not ${KINDS[kind]}`, {
			description: 'Correct the value, or the expression that gives it.',
		});
	}
	return typeof read === 'string' ? (CHECKS[key]?.(read, name) ?? read) : read;
}

function readKind(kind: FieldKind, value: unknown, name: string): unknown {
	switch (kind) {
		case 'text':
			return text(value)?.trim() ?? null;
		case 'integer':
			return wholeNumber(value);
		case 'boolean':
			return flag(value);
		case 'dateTime':
			return dateTimeText(value) || null;
		case 'names':
			return isNames(value) ? textList(value) : null;
		case 'tags':
			return isNames(value) || Array.isArray(value) ? parseTags(value, name) : null;
		case 'json':
			return value;
	}
}

function wholeNumber(value: unknown): number | null {
	const read = number(value);
	return read !== null && Number.isSafeInteger(read) ? read : null;
}

function isNames(value: unknown): boolean {
	return Array.isArray(value) ? value.every((one) => text(one) !== null) : text(value) !== null;
}
