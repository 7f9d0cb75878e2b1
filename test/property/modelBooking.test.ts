import fc from 'fast-check';
import { getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import type { Booking } from '../../nodes/SevenRooms/model/booking/booking';
import { BOOKING_FIELDS, BOOKING_KEYS } from '../../nodes/SevenRooms/model/booking/bookingFields';
import { parseBookingJson } from '../../nodes/SevenRooms/model/booking/bookingJson';
import { toBookingTime } from '../../nodes/SevenRooms/model/booking/bookingTime';
import { normalisePhone } from '../../nodes/SevenRooms/model/contact';
import { differsFromAsked } from '../../nodes/SevenRooms/model/booking/differences';
import { bookingForm, formFields, updateForm } from '../../nodes/SevenRooms/model/form';
import { matchesBooking } from '../../nodes/SevenRooms/model/booking/match';
import { simplifyReservation } from '../../nodes/SevenRooms/model/reservation';
import { parseTags, readTags } from '../../nodes/SevenRooms/model/tags';

const words = fc
	.stringMatching(/^[A-Za-z0-9 .'&!é-]{1,20}$/)
	.map((word) => word.trim())
	.filter((word) => word !== '');
const tag = fc.tuple(words, words).map(([group, name]) => `${group}:${name}`);
const tags = fc.uniqueArray(tag, { maxLength: 5 });
const minutes = fc
	.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 })
	.map((count) => count * 60_000);
const zones = fc.constantFrom('America/New_York', 'Europe/London', 'Asia/Kolkata', 'Asia/Dubai');
const digits = (count: number) => fc.stringMatching(new RegExp(`^[2-9]\\d{${count - 1}}$`));

const bookingJson = fc.record({
	venue_id: words,
	guest_id: words,
	party_size: fc.integer({ min: 1, max: 500 }),
	datetime: minutes.map((ms) => new Date(ms).toISOString()),
	duration_minutes: fc.integer({ min: 15, max: 600 }),
	special_request: words,
	source: words,
});

/** What SevenRooms makes of a form, by the reference and not by the code under test (sections 3.5, 4.4, 5.1). */
function heldAfter(venueId: string, form: Record<string, string>) {
	const [hour, minute] = form.time.split(':');
	return {
		id: 'r1',
		venue_id: venueId,
		venue_group_client_id: form.client_id ?? null,
		date: form.date,
		arrival_time: `${Number(hour) % 12 || 12}:${minute} ${Number(hour) < 12 ? 'AM' : 'PM'}`,
		max_guests: Number(form.party_size),
		duration: form.duration === undefined ? null : Number(form.duration),
		notes: form.notes ?? '',
		client_requests: null,
		external_id: form.external_id ?? null,
		external_user_id: form.external_user_id ?? null,
		booked_by: 'API',
		first_name: form.first_name ?? null,
		last_name: form.last_name ?? null,
		phone_number: form.phone ?? null,
		tags: (form.tags ?? '')
			.split(',')
			.filter(Boolean)
			.map((one) => ({ group: one.split(':')[0], tag: one.slice(one.indexOf(':') + 1) })),
		status: 'RESERVED',
	};
}

describe('a booking on its way through SevenRooms', () => {
	it('comes back with the seven values that went in', () => {
		fc.assert(
			fc.property(bookingJson, zones, (json, zone) => {
				const asked = parseBookingJson(JSON.stringify(json));
				const time = toBookingTime(asked.dateTime, zone);
				fc.pre(!time.repeated);
				const row = heldAfter(json.venue_id, bookingForm(asked, time, 'venue'));
				const held = simplifyReservation(row, zone);
				const { datetime, ...others } = json;
				expect(held).toMatchObject(others);
				expect(Date.parse(held.datetime!)).toBe(Date.parse(datetime));
				expect(differsFromAsked(asked, held, row, time)).toEqual([]);
			}),
		);
	});

	it('is found again in the book, and only as itself', () => {
		const guest = fc.oneof(
			fc.record({ id: words }),
			fc.record({
				phone: digits(10).map((rest) => `+1${rest}`),
				firstName: words,
				lastName: words,
			}),
			fc.record({ firstName: words, lastName: words }),
			fc.constant({}),
		);
		fc.assert(
			fc.property(
				guest,
				minutes,
				zones,
				fc.integer({ min: 1, max: 20 }),
				fc.option(words, { nil: undefined }),
				(who, ms, zone, partySize, externalId) => {
					const time = toBookingTime(new Date(ms), zone);
					const { id: guestId, ...named } = who as { id?: string };
					const booking: Booking = { ...named, guestId, partySize, externalId };
					const row = heldAfter('v', bookingForm(booking, time, 'venue'));
					const wanted = { ...time, partySize, externalId, guest: who };
					expect(matchesBooking(row, wanted)).toBe(true);
					expect(matchesBooking(row, { ...wanted, partySize: partySize + 1 })).toBe(false);
					expect(matchesBooking(row, { ...wanted, guest: { id: `${guestId}x` } })).toBe(false);
					expect(matchesBooking(row, { ...wanted, externalId: `${externalId}x` })).toBe(false);
				},
			),
		);
	});

	it('stays where it is through an update that changes something else', () => {
		fc.assert(
			fc.property(
				minutes,
				zones,
				fc.integer({ min: 1, max: 20 }),
				words,
				(ms, zone, size, note) => {
					const time = toBookingTime(new Date(ms), zone);
					const row = heldAfter('v', bookingForm({ partySize: size }, time, 'venue'));
					const form = updateForm(row, 'r1', { internalNotes: note }, 'venue');
					expect([form.date, form.time, form.party_size]).toEqual([
						row.date,
						row.arrival_time,
						String(row.max_guests),
					]);
				},
			),
		);
	});
});

describe('the form of a booking', () => {
	const value: Record<string, fc.Arbitrary<unknown>> = {
		text: words,
		integer: fc.integer({ min: 0, max: 1_000 }),
		boolean: fc.boolean(),
		dateTime: minutes.map((ms) => new Date(ms).toISOString()),
		names: fc.array(words, { minLength: 1, maxLength: 4 }),
		tags: fc.array(tag, { minLength: 1, maxLength: 4 }),
		json: fc.constant({ a: 1 }),
	};
	const anyBooking = fc.record(
		Object.fromEntries(BOOKING_KEYS.map((key) => [key, value[BOOKING_FIELDS[key].kind]])),
		{ requiredKeys: [] },
	) as fc.Arbitrary<Booking>;
	const time = { date: '2026-05-15', time: '19:30' };

	it('is flat text that survives the wire, on both channels', () => {
		fc.assert(
			fc.property(anyBooking, fc.constantFrom('venue', 'concierge'), (booking, channel) => {
				const form = bookingForm(booking, time, channel as 'venue' | 'concierge');
				const received = Object.fromEntries(
					new URLSearchParams(new URLSearchParams(form).toString()),
				);
				expect(received).toEqual(form);
				expect(Object.values(form)).not.toContain('');
				for (const text of Object.values(form)) expect(text).not.toMatch(/undefined|\[object/);
				for (const flag of BOOKING_KEYS.filter((key) => typeof booking[key] === 'boolean')) {
					const wire = BOOKING_FIELDS[flag][channel as 'venue' | 'concierge'];
					if (wire) expect(form[wire]).toBe(String(booking[flag]));
				}
			}),
		);
	});

	it('never carries the guest in an update', () => {
		fc.assert(
			fc.property(anyBooking, (booking) => {
				const row = { ...time, arrival_time: '7:30 PM', max_guests: 2 };
				const form = updateForm(row, 'r1', booking, 'venue');
				expect(form).not.toHaveProperty('client_id');
				expect(form).not.toHaveProperty('first_name');
				expect(form).not.toHaveProperty('last_name');
				expect(form).not.toHaveProperty('phone');
				expect(form.reservation_id).toBe('r1');
			}),
		);
	});

	it('leaves out nothing but what is empty', () => {
		fc.assert(
			fc.property(
				fc.dictionary(words, fc.oneof(words, fc.constant(''), fc.constant(null))),
				(any) => {
					const filled = Object.entries(any).filter(([, one]) => one !== '' && one !== null);
					expect(Object.entries(formFields(any))).toEqual(filled);
				},
			),
		);
	});
});

describe('tags', () => {
	it('come back from the wire as they were written', () => {
		fc.assert(
			fc.property(tags, (list) => {
				expect(parseTags(list.join(','))).toEqual(list);
				expect(parseTags(list)).toEqual(list);
				expect(readTags(list.join(','))).toEqual(list);
			}),
		);
	});

	it('are the same from every shape that SevenRooms sends', () => {
		fc.assert(
			fc.property(words, words, words, (id, group, name) => {
				const expected = [`${group}:${name}`];
				const shapes = [
					{ group, tag: name },
					['PUBLIC', id, group, name],
					`PUBLIC##${id}##${group}##${name}`,
					`PUBLIC##${id}##${group}##${name}###00ff00`,
					`${group}:${name}`,
				];
				for (const shape of shapes) expect(readTags([shape])).toEqual(expected);
			}),
		);
	});
});

describe('phone numbers', () => {
	type Country = keyof typeof examples;
	const countries = Object.keys(examples) as Country[];
	/** Valid numbers of every country: the example of each with its last digits changed, as the oracle allows. */
	const numbers = fc
		.tuple(fc.constantFrom(...countries), fc.stringMatching(/^\d{3}$/))
		.map(([country, ending]) => {
			const example = getExampleNumber(country, examples)!;
			const changed = parsePhoneNumberFromString(`${example.number.slice(0, -3)}${ending}`);
			return changed?.isValid() ? changed : example;
		});

	it('that are valid anywhere are taken, in every way of writing them', () => {
		fc.assert(
			fc.property(numbers, (phone) => {
				const e164 = phone.number;
				expect(normalisePhone(e164)).toBe(e164);
				expect(normalisePhone(phone.formatInternational())).toBe(e164);
				expect(normalisePhone(phone.getURI())).toBe(e164);
				expect(normalisePhone(`00${e164.slice(1)}`)).toBe(e164);
				expect(normalisePhone(`+${phone.countryCallingCode} (${phone.nationalNumber})`)).toBe(e164);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('of every country are taken', () => {
		for (const country of countries) {
			const { number } = getExampleNumber(country, examples)!;
			expect(normalisePhone(number)).toBe(number);
		}
	});

	it('without a country code, or with letters, are never taken', () => {
		fc.assert(
			fc.property(numbers, fc.constantFrom('x', 'ext', '#', ';', '+'), (phone, junk) => {
				expect(() => normalisePhone(phone.nationalNumber.replace(/^0+/, ''))).toThrow();
				expect(() => normalisePhone(`${phone.number}${junk}12`)).toThrow();
			}),
		);
	});
});
