import type { IDataObject } from 'n8n-workflow';
import { oneRestaurant } from '../support/opened.cjs';

const restaurant = oneRestaurant({ reservations: 0 });

const search = async (more: IDataObject = {}) =>
	await restaurant.run({
		resource: 'availability',
		operation: 'search',
		venueId: restaurant.newYork,
		date: '2026-05-15',
		partySize: 4,
		...(more as object),
	});

const asked = () => restaurant.requests('GET', /availability$/);
const times = (rows: IDataObject[]) => rows.map(({ time }) => time);

async function book(venue_id: string, datetime: string, party_size: number): Promise<IDataObject> {
	const guest = { first_name: 'Ada', last_name: 'Byron', phone: '+19175550123' };
	const { json, error } = await restaurant.run({
		resource: 'reservation',
		operation: 'create',
		inputMode: 'json',
		reservationJson: JSON.stringify({ venue_id, datetime, party_size, ...guest }),
	});
	expect(error).toBeUndefined();
	return json[0];
}

describe('venues', () => {
	it('are all listed, by their names and in plain words', async () => {
		const { json } = await restaurant.run({ resource: 'venue', operation: 'getAll' });
		expect(json.map(({ id, name }) => ({ id, name }))).toEqual(
			restaurant.sandbox.venues.map(({ id, name }) => ({ id, name })),
		);
		expect(json[0]).toMatchObject({ currency: 'USD', city: 'New York', time_zone: null });
		const limited = await restaurant.run({ resource: 'venue', operation: 'getAll', limit: 2 });
		expect(limited.json).toHaveLength(2);
	});

	it('are read one at a time, raw if wanted', async () => {
		const one = { resource: 'venue', operation: 'get', venueId: restaurant.london };
		const { json } = await restaurant.run({ ...one, output: 'raw' });
		expect(json[0]).toMatchObject({ id: restaurant.london, currency_code: 'GBP' });
	});
});

describe('free times', () => {
	it('of one day come as they can be booked, with the real date and time of the venue', async () => {
		const { json, error } = await search({ startTime: '6 PM', endTime: '19:30' });
		expect(error).toBeUndefined();
		expect(asked().map(({ query }) => query)).toEqual([
			{ date: '2026-05-15', party_size: '4', start_time: '18:00', end_time: '19:30' },
		]);
		expect(times(json)).toEqual(['18:00', '18:30', '19:00', '19:30']);
		expect(json[0]).toMatchObject({
			venue_id: restaurant.newYork,
			date: '2026-05-15',
			datetime: '2026-05-15T18:00:00-04:00',
			party_size: 4,
			shift: 'Dinner',
			shift_category: 'DINNER',
			bookable: true,
			free_of_charge: true,
			access_persistent_id: expect.any(String),
			shift_persistent_id: expect.any(String),
		});
	});

	it('after midnight belong to the evening before and carry the next day’s date and time', async () => {
		const { json } = await search({ startTime: '23:30', endTime: '01:00' });
		expect(json.map(({ date, datetime }) => [date, datetime])).toEqual([
			['2026-05-15', '2026-05-15T23:30:00-04:00'],
			['2026-05-15', '2026-05-16T00:00:00-04:00'],
			['2026-05-15', '2026-05-16T00:30:00-04:00'],
			['2026-05-15', '2026-05-16T01:00:00-04:00'],
		]);
	});

	it('can be booked as they are found', async () => {
		const found = await search({ startTime: '00:30', endTime: '00:30' });
		const booked = await book(restaurant.newYork, String(found.json[0].datetime), 2);
		expect(booked).toMatchObject({ date: '2026-05-15', datetime: found.json[0].datetime });
	});

	it('of several days are asked for day by day, closed days left out', async () => {
		const { json } = await search({
			date: '2026-05-16',
			startTime: '19:00',
			endTime: '19:00',
			options: { toDate: '2026-05-19' },
		});
		expect(asked().map(({ query }) => query.date)).toEqual([
			'2026-05-16',
			'2026-05-17',
			'2026-05-18',
			'2026-05-19',
		]);
		expect(json.map(({ date }) => date)).toEqual(['2026-05-16', '2026-05-17', '2026-05-19']);
	});

	it.each([
		['London says that its shifts are closed', () => restaurant.london, '2026-05-17'],
		['Sydney says nothing at all', () => restaurant.sydney, '2026-05-19'],
	])('are none on a closed day: %s', async (_what, venueId, date) => {
		const { json, status } = await search({ venueId: venueId(), date });
		expect(status).toBe('success');
		expect(json).toEqual([]);
	});

	it('of several venues carry each its own zone', async () => {
		const venueId = [restaurant.newYork, restaurant.london, restaurant.sydney].join(',');
		const { json } = await search({ venueId, startTime: '18:30', endTime: '18:30' });
		expect(json.map(({ datetime }) => datetime)).toEqual([
			'2026-05-15T18:30:00-04:00',
			'2026-05-15T18:30:00+01:00',
			'2026-05-15T18:30:00+10:00',
		]);
	});

	it('of the whole group are found without naming a venue', async () => {
		const { json } = await search({ venueId: '', startTime: '18:30', endTime: '18:30' });
		expect(json).toHaveLength(3);
	});

	it('leave out full ones, and show those that can be asked for only when wanted', async () => {
		const at = async (time: string, options = {}) =>
			(await search({ date: '2026-05-21', startTime: time, endTime: time, options })).json;
		await book(restaurant.newYork, '2026-05-21T20:00', 38);
		await book(restaurant.newYork, '2026-05-21T20:30', 38);
		expect(await at('20:00')).toEqual([]);
		const [request] = await at('20:00', { includeRequestable: true });
		expect(request).toMatchObject({ type: 'request', bookable: false, requestable: true });
		// Half past is simply full.
		expect(await at('20:30', { includeRequestable: true })).toEqual([]);
		expect(asked().at(-1)?.query.can_request).toBe('true');
		expect(await at('20:00', { includeRequestable: 'true' })).toEqual([request]);
		expect(await at('20:00', { includeRequestable: 'false', includePaid: 'false' })).toEqual([]);
		expect(asked().at(-1)?.query).not.toHaveProperty('can_request');
		expect(asked().at(-1)?.query).not.toHaveProperty('supports_paid_reservations');
	});

	it('that cost something are shown only when wanted, and say so', async () => {
		const saturday = { venueId: restaurant.london, date: '2026-05-16', partySize: 2 };
		const window = { ...saturday, startTime: '20:00', endTime: '20:00' };
		expect((await search(window)).json).toEqual([]);
		const { json } = await search({ ...window, options: { includePaid: true } });
		expect(asked().at(-1)?.query.supports_paid_reservations).toBe('true');
		expect(json[0]).toMatchObject({ free_of_charge: false, bookable: true });
		expect(json[0].charge_reasons).toContain('cost');
	});

	it('come with every option of a time and their upgrades only when wanted', async () => {
		const saturday = { venueId: restaurant.london, date: '2026-05-16', partySize: 2 };
		for (const channel of ['venue', 'concierge']) {
			const window = { ...saturday, channel, startTime: '18:00', endTime: '18:00' };
			const plain = await search({ ...window, options: { includePaid: true } });
			expect(plain.json).toHaveLength(1);
			expect(plain.json[0].slot_option_id).toBeNull();
			const options = { includePaid: true, includeSlotOptions: true, includeUpgrades: true };
			const { json } = await search({ ...window, options });
			expect(restaurant.requests('GET', /availability/).at(-1)?.query).toMatchObject({
				supports_slot_options: 'true',
				include_upsells: 'true',
			});
			expect(json).toHaveLength(2);
			expect(new Set(json.map(({ slot_option_id: id }) => id)).size).toBe(2);
			expect(json.map(({ cost_per_person: cost }) => cost)).toEqual([
				null,
				{ amount: 95, currency: 'GBP', unit: 'major' },
			]);
			const fields = { output: 'selectedFields', fields: 'time,upsells.0.name' };
			const [chosen] = (await search({ ...window, ...fields, options })).json;
			expect(chosen['upsells.0.name']).toBe('Birthday cake');
		}
	});

	it('name the categories whose upgrades can be booked along', async () => {
		const { json } = await search({ startTime: '18:00', endTime: '18:00' });
		const [categoryId] = json[0].upgrade_category_ids as string[];
		const upgrades = await restaurant.run({ resource: 'upgrade', operation: 'getAll', categoryId });
		expect(upgrades.json.map(({ name }) => name)).toContain('Birthday cake');
	});

	it('count the table of a reservation that is to be moved as free', async () => {
		const { id } = await book(restaurant.newYork, '2026-05-22T19:30', 39);
		const day = { date: '2026-05-22', startTime: '19:30', endTime: '19:30' };
		expect((await search(day)).json).toEqual([]);
		const { json } = await search({ ...day, options: { reservationId: id } });
		expect(times(json)).toEqual(['19:30']);
	});

	it('are shown raw or by chosen fields', async () => {
		const window = { startTime: '18:00', endTime: '18:00' };
		const raw = await search({ ...window, output: 'raw' });
		expect(raw.json[0]).toMatchObject({ time: '6:00 PM', type: 'book', date: '2026-05-15' });
		const fields = { output: 'selectedFields', fields: 'datetime,pacing_covers_remaining' };
		const chosen = await search({ ...window, ...fields });
		expect(chosen.json).toEqual([
			{ datetime: '2026-05-15T18:00:00-04:00', pacing_covers_remaining: 40 },
		]);
	});

	it('need days in order, and not too many at once', async () => {
		const backwards = await search({ options: { toDate: '2026-05-14' } });
		expect(backwards.error?.message).toContain('To Date lies before Date');
		expect(backwards.error?.description).toContain('or leave out To Date.');
		const long = await search({ options: { toDate: '2027-05-14' } });
		expect(long.error?.message).toBe('The search covers 365 days, and 60 is the most');
		// Both ends count, so one day more than the most lies 60 days on.
		const byOne = await search({ options: { toDate: '2026-07-14' } });
		expect(byOne.error?.message).toBe('The search covers 61 days, and 60 is the most');
		expect(asked()).toEqual([]);
	});
});

describe('a table that is gone', () => {
	const gone = async (options: IDataObject) => {
		const guest = { first_name: 'Ada', last_name: 'Byron', phone: '+19175550123' };
		return await restaurant.run({
			resource: 'reservation',
			operation: 'create',
			inputMode: 'json',
			reservationJson: JSON.stringify({
				venue_id: restaurant.newYork,
				datetime: '2026-05-28T20:00',
				party_size: 4,
				...guest,
			}),
			options: options as never,
		});
	};

	beforeAll(async () => {
		await book(restaurant.newYork, '2026-05-28T20:00', 38);
		await book(restaurant.newYork, '2026-05-28T20:30', 38);
	});

	it('is an error that names the nearest free times', async () => {
		const { error } = await gone({});
		expect(error?.message).toContain('No direct availability');
		expect(error?.description).toMatch(/nearest free times are 19:30, 19:00, 21:00/);
	});

	it('brings suggestions instead, if wanted, and books nothing', async () => {
		const before = restaurant.sandbox.state.reservations.size;
		const { json, status } = await gone({ ifUnavailable: 'suggest', nearestWithinMinutes: 60 });
		expect(status).toBe('success');
		expect(json[0]).toMatchObject({ booked: false, reason: 'No direct availability' });
		expect(times(json[0].suggestions as IDataObject[])).toEqual(['19:30', '19:00', '21:00']);
		expect(restaurant.sandbox.state.reservations.size).toBe(before);
	});

	it('brings the nearest one, if wanted, through that time’s own access id', async () => {
		const { json, error } = await gone({ ifUnavailable: 'bookNearest' });
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ booked: true, booked_nearest: true, asked_time: '20:00' });
		expect(json[0].datetime).toBe('2026-05-28T19:30:00-04:00');
		expect(restaurant.bookings().at(-1)).toHaveProperty('access_persistent_id');
	});
});
