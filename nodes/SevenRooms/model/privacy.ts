import type { IDataObject } from 'n8n-workflow';
import { isRow, text } from './coerce';

/** How much of a person a read gives out. */
export type Privacy = 'full' | 'masked' | 'none';

type Mask = (value: string) => string | null;

const initial: Mask = (name) => `${Array.from(name.trim())[0]?.toUpperCase() ?? ''}.`;
const firstLetter: Mask = (address) => `${Array.from(address.trim())[0] ?? ''}…`;
const lastTwoDigits: Mask = (number) => `…${number.replace(/\D/g, '').slice(-2)}`;
const nothing: Mask = () => null;

/** Guests write their number into their wishes. */
const CONTACT_IN_TEXT = /[^\s@]+@[^\s@]+\.[^\s@]+|\+?\d(?:[\s().-]?\d){6,}/g;
const withoutContact: Mask = (words) => words.replace(CONTACT_IN_TEXT, '…');

/** What tells who a person is, under SevenRooms' names and the user's, and what is left of it when masked. */
const PERSONAL: ReadonlyArray<readonly [names: string, mask: Mask]> = [
	[
		'first_name last_name booked_by_name guest_name client_name source_first_name source_last_name',
		initial,
	],
	['email email_alt source_email paylink_email paylink_email_request', firstLetter],
	['phone phone_number phone_number_alt source_phone', lastTwoDigits],
	[
		'notes internal_notes private_notes client_requests special_request reservation_notes order_note note_to_guest feedback_notes comments',
		withoutContact,
	],
	[
		'address address_2 address2 city state postal_code company salutation title gender photo photo_crop_info birthday birthday_day birthday_month birthday_alt_day birthday_alt_month anniversary anniversary_day anniversary_month loyalty_id modify_reservation_link card_display last_4 card_last4',
		nothing,
	],
];

const MASKS: ReadonlyMap<string, Mask> = new Map(
	PERSONAL.flatMap(([names, mask]) => names.split(' ').map((name): [string, Mask] => [name, mask])),
);

/** What is nobody's personal data although it holds keys of the same names. */
const NOT_PEOPLE: ReadonlySet<string> = new Set(['venue', 'venues', 'user', 'category']);

/**
 * A record with as much of its person as `privacy` allows: all of it; initials, the last two digits and texts without
 * contact data; or nothing at all. Works on SevenRooms' rows and on simplified ones, at any depth. IDs stay, since
 * without them nothing can be joined or deleted. The given record stays as it is.
 */
export function protect(record: IDataObject, privacy: Privacy): IDataObject {
	if (privacy === 'full') return record;
	return Object.fromEntries(
		Object.entries(record).map(([name, value]) => [name, protectedValue(name, value, privacy)]),
	) as IDataObject;
}

function protectedValue(name: string, value: unknown, privacy: Privacy): unknown {
	const mask = MASKS.get(name);
	if (mask) {
		if (value === null || value === undefined || value === '') return value;
		const words = text(value);
		return privacy === 'none' || words === null ? null : mask(words);
	}
	if (name === 'custom_fields' && privacy === 'none') return null;
	if (NOT_PEOPLE.has(name)) return value;
	if (Array.isArray(value)) {
		return value.map((one: unknown) => (isRow(one) ? protect(one as IDataObject, privacy) : one));
	}
	return isRow(value) ? protect(value as IDataObject, privacy) : value;
}
