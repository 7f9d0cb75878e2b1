import fc from 'fast-check';
import { nearestSlots, type SimplifiedSlot } from '../../nodes/SevenRooms/model/availability';
import { canonicalJson, digest } from '../../nodes/SevenRooms/model/canonical';
import { selectFields } from '../../nodes/SevenRooms/model/fields';
import { simplifyGuest } from '../../nodes/SevenRooms/model/guest';
import { simplifyReservation } from '../../nodes/SevenRooms/model/reservation';
import { simplifyVenue } from '../../nodes/SevenRooms/model/venue';
import { minutesBetween } from '../../nodes/SevenRooms/model/time/wallClock';

const RESERVATION = Object.keys(simplifyReservation({}));

describe('records of any shape', () => {
	const rawKeys = [
		'id',
		'date',
		'arrival_time',
		'time_slot_iso',
		'real_datetime_of_slot',
		'max_guests',
		'duration',
		'tags',
		'client_tags',
		'table_numbers',
		'status',
		'status_code',
		'deleted',
		'updated',
		'venue_stats',
		'birthday_day',
		'timezone',
	];
	const rows = fc.dictionary(fc.constantFrom(...rawKeys), fc.anything());

	it('are simplified without a failure and always to the same fields', () => {
		fc.assert(
			fc.property(fc.oneof(rows, fc.anything()), (raw) => {
				expect(Object.keys(simplifyReservation(raw, 'Europe/Paris'))).toEqual(RESERVATION);
				expect(Object.keys(simplifyGuest(raw))).not.toContain('error');
				expect(simplifyVenue(raw)).not.toHaveProperty('error');
			}),
			{ numRuns: 1_000 },
		);
	});

	it('give every chosen field under the name it was asked for', () => {
		const name = fc.constantFrom('id', 'status', 'tags.0', 'user.name', 'a.b.c', 'nothing', '7');
		fc.assert(
			fc.property(rows, fc.uniqueArray(name), (raw, names) => {
				const simplified = simplifyReservation(raw);
				const chosen = selectFields(simplified, raw, names);
				expect(Object.keys(chosen).sort()).toEqual([...names].sort());
				expect(Object.values(chosen)).not.toContain(undefined);
				if (names.includes('status')) expect(chosen.status).toBe(simplified.status);
				expect(selectFields(simplified, raw, names.join(' , '))).toEqual(chosen);
			}),
		);
	});
});

describe('content in canonical form', () => {
	/** The same content with the keys of every object put in the opposite order. */
	function turned(value: unknown): unknown {
		if (Array.isArray(value)) return value.map(turned);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value)
				.reverse()
				.map(([key, one]) => [key, turned(one)]),
		);
	}

	it('is the same however the keys are ordered, and loses nothing', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(digest(turned(value))).toBe(digest(value));
				expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
			}),
		);
	});

	it('differs where the content differs', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
				const same = canonicalJson(one) === canonicalJson(other);
				expect(digest(one) === digest(other)).toBe(same);
			}),
		);
		expect(digest([1, 2])).not.toBe(digest([2, 1]));
		expect(digest({ a: '1' })).not.toBe(digest({ a: 1 }));
		expect(digest({ a: undefined })).toBe(digest({}));
	});
});

describe('the nearest free times', () => {
	const slot = fc
		.record({
			minute: fc.integer({ min: 0, max: 47 * 4 }),
			bookable: fc.boolean(),
			free_of_charge: fc.boolean(),
		})
		.map(({ minute, ...rest }) => ({
			...rest,
			datetime: `${new Date(Date.UTC(2026, 4, 15) + minute * 900_000).toISOString().slice(0, 19)}-04:00`,
		})) as unknown as fc.Arbitrary<SimplifiedSlot>;

	it('are those that can be booked, within reach, each no nearer than the one before', () => {
		fc.assert(
			fc.property(fc.array(slot), fc.integer({ min: 0, max: 240 }), (slots, within) => {
				const wanted = '2026-05-15T19:30';
				const distance = (one: SimplifiedSlot) =>
					minutesBetween(wanted, one.datetime!.slice(0, 16));
				const expected = slots.filter((one) => one.bookable && Math.abs(distance(one)) <= within);
				const nearest = nearestSlots(slots, wanted, within);
				expect(new Set(nearest)).toEqual(new Set(expected));
				expect(nearest).toHaveLength(expected.length);
				nearest.slice(1).forEach((one, i) => {
					const before = distance(nearest[i]);
					expect(Math.abs(before)).toBeLessThanOrEqual(Math.abs(distance(one)));
					if (Math.abs(before) === Math.abs(distance(one))) {
						expect(before).toBeLessThanOrEqual(distance(one));
					}
				});
			}),
		);
	});
});
