import type { IDataObject } from 'n8n-workflow';
import { isRow, text, type Row } from './coerce';

/** How much of a person a read gives out. */
export type Privacy = 'full' | 'masked' | 'none';

type Mask = (value: string) => string | null;

const initial: Mask = (name) => `${Array.from(name.trim())[0]?.toUpperCase() ?? ''}.`;
const firstLetter: Mask = (address) => `${Array.from(address.trim())[0] ?? ''}…`;
const lastTwoDigits: Mask = (number) => `…${number.replace(/\D/g, '').slice(-2)}`;
const nothing: Mask = () => null;

const ADDRESS_IN_TEXT = /[^\s@]+@[^\s@]+\.[^\s@]+/g;
/** Guests write their number into their wishes. */
const NUMBER_IN_TEXT = /\+?\d(?:[\s().-]?\d){6,}/g;
const withoutAddress = (words: string) =>
	words.includes('@') ? words.replace(ADDRESS_IN_TEXT, '…') : words;
const withoutContact: Mask = (words) => withoutAddress(words).replace(NUMBER_IN_TEXT, '…');

/** What tells who a person is, under SevenRooms' names and the user's, and what is left of it when masked. */
const PERSONAL: ReadonlyArray<readonly [names: string, mask: Mask]> = [
	[
		'first_name last_name full_name booked_by_name booked_by_names guest_name client_name contact_name source_first_name source_last_name',
		initial,
	],
	['email email_alt source_email paylink_email paylink_email_request', firstLetter],
	['phone phone_number phone_number_alt source_phone', lastTwoDigits],
	[
		'notes internal_notes private_notes client_requests special_request reservation_notes order_note note_to_guest feedback_notes comment comments',
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

/** Fields that nobody outside has seen may hold a number, too; their locale and consents are none. */
const PHONE = /(^|_)(phones?|mobile|cell|telephone)(_|$)/;
const FEWEST_DIGITS = 5;

/** What is nobody's personal data although it holds keys of the same names. */
const NOT_PEOPLE: ReadonlySet<string> = new Set(['venue', 'venues', 'user', 'category']);
/** Objects that are a person, whose plain `name` is theirs; so is that of the record itself. */
const PEOPLE: ReadonlySet<string> = new Set(['guest', 'client', 'contact', 'booker']);

/**
 * A record of a person with as much of them as `privacy` allows: all of it; initials, the last two digits and texts
 * without contact data; or nothing at all. Works on SevenRooms' rows and on simplified ones, at any depth. IDs stay,
 * since without them nothing can be joined or deleted. The given record stays as it is.
 */
export function protect(record: IDataObject, privacy: Privacy): IDataObject {
	return privacy === 'full' ? record : protectedRow(record, privacy, true);
}

type Guarded = Exclude<Privacy, 'full'>;

function protectedRow(row: Row, privacy: Guarded, isPerson: boolean): IDataObject {
	return Object.fromEntries(
		Object.entries(row).map(([name, value]) => {
			const mask = isPerson && name === 'name' ? initial : maskOf(name, value);
			return [name, mask ? masked(mask, value, privacy) : inside(name, value, privacy)];
		}),
	) as IDataObject;
}

function maskOf(name: string, value: unknown): Mask | undefined {
	const isNumber = PHONE.test(name) && hasDigits(value);
	return MASKS.get(name) ?? (isNumber ? lastTwoDigits : undefined);
}

function hasDigits(value: unknown): boolean {
	if (Array.isArray(value)) return value.some(hasDigits);
	return (text(value) ?? '').replace(/\D/g, '').length >= FEWEST_DIGITS;
}

function masked(mask: Mask, value: unknown, privacy: Guarded): unknown {
	if (value === null || value === undefined || value === '') return value;
	if (Array.isArray(value)) return value.map((one: unknown) => masked(mask, one, privacy));
	const words = text(value);
	return privacy === 'none' || words === null ? null : mask(words);
}

/** What no name gives away: an address is known by its looks, wherever it stands. */
function inside(name: string, value: unknown, privacy: Guarded): unknown {
	if (NOT_PEOPLE.has(name)) return value;
	if (name === 'custom_fields') return privacy === 'none' ? null : plain(value, withoutContact);
	if (Array.isArray(value)) return value.map((one: unknown) => inside(name, one, privacy));
	if (isRow(value)) return protectedRow(value, privacy, PEOPLE.has(name));
	return typeof value === 'string' ? withoutAddress(value) : value;
}

/** A venue's own fields, whatever their shape: guests' words, so only contact data is taken out. */
function plain(value: unknown, mask: Mask): unknown {
	if (Array.isArray(value)) return value.map((one: unknown) => plain(one, mask));
	if (isRow(value)) {
		return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one, mask)]));
	}
	const words = text(value);
	const kept = words === null ? null : mask(words);
	return kept === words ? value : kept;
}
