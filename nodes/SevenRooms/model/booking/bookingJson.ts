import { UserError } from 'n8n-workflow';
import { canonicalJson } from '../canonical';
import { closestName } from '../closestName';
import { isEmpty, isRow, readJson, text, type Row } from '../coerce';
import type { Booking, BookingKey } from './booking';
import { BOOKING_FIELDS, BOOKING_KEYS, jsonName } from './bookingFields';
import { bookingFromValues } from './bookingValues';

const KEY_BY_NAME: ReadonlyMap<string, BookingKey> = new Map(
	BOOKING_KEYS.flatMap((key) =>
		BOOKING_FIELDS[key].json.map((name): [string, BookingKey] => [name, key]),
	),
);

/** What people write who think of the way SevenRooms or another system calls it. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
	max_guests: 'party_size',
	covers: 'party_size',
	guests: 'party_size',
	pax: 'party_size',
	phone_number: 'phone',
	table_numbers: 'tables',
	arrival_time: 'time',
	client_requests: 'special_request',
	requests: 'special_request',
	venue: 'venue_id',
	guest: 'guest_id',
	client: 'guest_id',
	start: 'datetime',
	start_time: 'datetime',
};

/**
 * A booking from the JSON that users bring (design, section 2), as text or as an object from an expression. Every
 * booking parameter goes by its snake_case name, or by the name it has on the wire. Unknown keys are refused by name
 * with the closest known one; two names of the same thing must agree; null and '' count as not given.
 */
export function parseBookingJson(value: unknown): Booking {
	const row = typeof value === 'string' ? parsedJson(value) : value;
	if (!isRow(row)) {
		throw new UserError(
			Array.isArray(row)
				? 'The booking JSON is a list; it must be one booking'
				: 'The booking JSON is not an object',
			{
				description:
					'Write one object, e.g. { "venue_id": "…", "party_size": 4, "datetime": "…" }.',
			},
		);
	}
	refuseUnknown(Object.keys(row));
	return bookingFromValues(byKey(row), jsonName);
}

/** The values under the keys of `Booking`; several names of one key must hold the same. */
function byKey(row: Row): { [key: string]: unknown } {
	const values: { [key: string]: unknown } = {};
	const names = new Map<BookingKey, string>();
	for (const [name, value] of Object.entries(row)) {
		const key = KEY_BY_NAME.get(name);
		if (key === undefined || isEmpty(value)) continue;
		const earlier = names.get(key);
		if (earlier !== undefined && canonicalJson(values[key]) !== canonicalJson(value)) {
			throw new UserError(`${earlier} and ${name} are the same thing but differ`, {
				description: `Leave one of them out; ${jsonName(key)} is the usual name.`,
			});
		}
		values[key] = value;
		names.set(key, name);
	}
	return values;
}

function refuseUnknown(names: string[]): void {
	const unknown = names.filter((name) => !KEY_BY_NAME.has(name));
	if (unknown.length === 0) return;
	const known = [...KEY_BY_NAME.keys()];
	const list = unknown.map((name) => {
		const word = text(name)?.toLowerCase() ?? '';
		const close = Object.hasOwn(OTHER_WORDS, word) ? OTHER_WORDS[word] : closestName(name, known);
		return close === undefined ? `"${name}"` : `"${name}" (did you mean "${close}"?)`;
	});
	throw new UserError(
		`The booking JSON has ${list.length === 1 ? 'an unknown key' : 'unknown keys'}: ${list.join(', ')}`,
		{ description: 'Nothing was sent, since a misspelt key would be lost in silence.' },
	);
}

/** Its own words for broken JSON: the engine's message quotes the text, and with it a guest's contact. */
function parsedJson(json: string): unknown {
	if (json.trim() === '') {
		throw new UserError('The booking JSON is empty', {
			description:
				'Write it like { "venue_id": "…", "datetime": "2026-05-15T19:30", "party_size": 4 }, with the guest.',
		});
	}
	const parsed = readJson(json);
	if (parsed !== undefined) return parsed;
	throw new UserError('The booking JSON cannot be read', {
		description:
			'Check it for missing quotes and commas, and for a comma after the last entry. In an expression, give the object itself instead of text.',
	});
}
