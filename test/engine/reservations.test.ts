import { parsePhoneNumber } from 'libphonenumber-js/max';
import type { IDataObject } from 'n8n-workflow';
import { byId } from '../support/definition.cjs';
import { oneRestaurant } from '../support/opened.cjs';

const restaurant = oneRestaurant();
/** The booking that users bring (design, section 2), with venue and guest of the sandbox. */
let booking: IDataObject;

beforeAll(() => {
	booking = {
		venue_id: restaurant.newYork,
		guest_id: guestNumber(0).id,
		party_size: 4,
		datetime: '2026-05-15T19:30:00Z',
		duration_minutes: 90,
		special_request: 'Anniversary - window table',
		source: 'api_integration',
	};
});

const guestNumber = (index: number) => [...restaurant.sandbox.state.guests.all()][index];

const create = async (more: IDataObject, items: IDataObject[] = [{}]) =>
	await restaurant.run(
		{ resource: 'reservation', operation: 'create', ...(more as object) },
		{ items },
	);

const get = async (id: unknown) =>
	await restaurant.run({
		resource: 'reservation',
		operation: 'get',
		reservationId: byId(String(id)),
	});

/** The seven values, the time as the moment it means. */
const seven = (json: IDataObject) => ({
	venue_id: json.venue_id,
	guest_id: json.guest_id,
	party_size: json.party_size,
	datetime: Date.parse(String(json.datetime)),
	duration_minutes: json.duration_minutes,
	special_request: json.special_request,
	source: json.source,
});

const fields = (more: IDataObject = {}) => ({
	venueId: byId(restaurant.newYork),
	dateTime: '2026-05-15T15:30',
	partySize: 4,
	guestMode: 'existing',
	guestId: byId(guestNumber(0).id),
	...more,
});

describe('what goes into a booking comes out of it', () => {
	it('takes the booking JSON as it stands and gives the seven values back, from Create and from Get', async () => {
		const created = await create({ inputMode: 'json', reservationJson: JSON.stringify(booking) });
		expect(created.error).toBeUndefined();
		expect(seven(created.json[0])).toEqual(seven(booking));
		expect(created.json[0]).toMatchObject({ booked: true, datetime: '2026-05-15T15:30:00-04:00' });
		expect(created.json[0]).not.toHaveProperty('warnings');

		const read = await get(created.json[0].id);
		expect(seven(read.json[0])).toEqual(seven(booking));
	});

	it('takes the booking as an object from an expression, an item at a time', async () => {
		const other = { ...booking, venue_id: restaurant.london, datetime: '2026-05-15T19:00' };
		const result = await create({ inputMode: 'json', reservationJson: '={{ $json }}' }, [
			booking,
			other,
		]);
		expect(result.error).toBeUndefined();
		expect(result.json.map(({ datetime }) => datetime)).toEqual([
			'2026-05-15T15:30:00-04:00',
			'2026-05-15T19:00:00+01:00',
		]);
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('sends a form, with the wall time of the venue and the names that SevenRooms knows', async () => {
		await create({ inputMode: 'json', reservationJson: JSON.stringify(booking) });
		const [sent] = restaurant.requests('PUT');
		const { firstName, lastName, phone } = guestNumber(0);
		expect(sent.contentType).toMatch(/^application\/x-www-form-urlencoded/);
		expect(sent.body).toEqual({
			date: '2026-05-15',
			time: '15:30',
			party_size: '4',
			client_id: booking.guest_id,
			duration: '90',
			notes: 'Anniversary - window table',
			external_user_id: 'api_integration',
			external_id: expect.stringMatching(/^n8n-[0-9a-f]{32}$/),
			first_name: firstName,
			last_name: lastName,
			phone: parsePhoneNumber(String(phone)).number,
		});
	});

	it('books the same from the fields of the panel', async () => {
		const additionalFields = {
			durationMinutes: 90,
			specialRequest: 'Anniversary - window table',
			source: 'api_integration',
		};
		const result = await create(fields({ additionalFields }));
		expect(result.error).toBeUndefined();
		expect(seven(result.json[0])).toEqual(seven(booking));
	});

	it('keeps every other field that a host may fill in', async () => {
		const additionalFields = {
			internalNotes: 'Knows the chef',
			externalId: 'crm-10442',
			tables: '12, 14',
			tags: 'Special Occasions:Birthday',
			guestTags: 'Preferences:Wine Lover',
			status: 'CONFIRMED',
			sendConfirmationEmail: true,
		};
		const { json, error } = await create(fields({ additionalFields, partySize: '4' }));
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			party_size: 4,
			internal_notes: 'Knows the chef',
			external_id: 'crm-10442',
			tables: ['12', '14'],
			tags: ['Special Occasions:Birthday'],
			status: 'CONFIRMED',
		});
		const { messages, guests } = restaurant.sandbox.state;
		expect(messages.filter(({ reservationId }) => reservationId === json[0].id)).toEqual([
			expect.objectContaining({ channel: 'email', reason: 'booked' }),
		]);
		expect(guests.get(guestNumber(0).id)?.tags).toContainEqual(
			expect.objectContaining({ group: 'Preferences', name: 'Wine Lover' }),
		);
	});

	it('warns where SevenRooms holds something else than was asked', async () => {
		const held = { id: 'held', venue_id: restaurant.newYork, max_guests: 3, date: '2026-05-15' };
		restaurant.sandbox.faults.add({
			match: { method: 'GET', path: '/reservations/' },
			effect: {
				kind: 'status',
				status: 200,
				body: { status: 200, data: { ...held, arrival_time: '3:30 PM', duration: 90 } },
			},
		});
		const { json } = await create(fields());
		expect(json[0]).toMatchObject({ booked: true, party_size: 3 });
		expect(json[0].warnings).toContain('party_size was asked as 4, SevenRooms holds 3');
	});

	it.each([
		['off', false],
		['off by an expression', '={{ "false" }}'],
	])('gives out the ids alone, one request cheaper, with Read Back %s', async (_what, readBack) => {
		const { json, error } = await create(fields({ options: { readBack } }));
		expect(error).toBeUndefined();
		expect(json).toEqual([
			{
				id: expect.any(String),
				reference_code: expect.stringMatching(/^[A-Z0-9]{7}$/),
				guest_id: expect.any(String),
				guest_reference_code: expect.any(String),
				booked: true,
			},
		]);
		expect(restaurant.requests('GET', /^\/reservations/)).toEqual([]);
	});

	it('says that the table is booked when it cannot be read afterwards', async () => {
		restaurant.sandbox.faults.add({
			match: { method: 'GET', path: '/reservations/' },
			effect: { kind: 'forbid' },
		});
		const { json, error } = await create(fields());
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			booked: true,
			warnings: [expect.stringContaining('is booked, but')],
		});
	});
});

describe('a dry run', () => {
	it('shows what would be sent and writes nothing', async () => {
		const { json, error } = await create({
			inputMode: 'json',
			reservationJson: JSON.stringify(booking),
			options: { dryRun: true },
		});
		expect(error).toBeUndefined();
		expect(Object.keys(json[0])).toEqual(['dry_run', 'method', 'path', 'body', 'would']);
		expect(json[0]).toMatchObject({
			dry_run: true,
			method: 'PUT',
			path: `/venues/${restaurant.newYork}/book`,
			body: { date: '2026-05-15', time: '15:30', party_size: '4', client_id: booking.guest_id },
			would: expect.stringContaining('table for 4 on 2026-05-15 at 15:30'),
		});
		expect(restaurant.writes()).toEqual([]);
	});
});
