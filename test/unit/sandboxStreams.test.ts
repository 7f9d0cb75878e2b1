import { Client, type Row } from './sandboxClient.cjs';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The oracle is the API reference: sections 3.1, 4.8, 5.4 to 5.6. */
describe('the report streams of the sandbox', () => {
	let client: Client;
	let book: Map<unknown, Row>;

	beforeAll(async () => {
		client = await Client.start({ reservations: 1200 });
		const { rows } = await client.all('/reservations/export', {
			venue_group_id: client.sandbox.venueGroupId,
			limit: 400,
		});
		book = new Map(rows.map((row) => [row.id, row]));
	});

	afterEach(async () => {
		client.sandbox.reset();
		await client.login();
	});
	afterAll(() => client.close());

	const at = (venue: number, list: string) => `/venues/${client.sandbox.venues[venue].id}/${list}`;
	const rowsOf = async (path: string, list: string, query = {}) => {
		const { status, body } = await client.get(path, query);
		expect(status).toBe(200);
		return body.data[list] as Row[];
	};

	describe('charges', () => {
		it('are in whole cents and belong to a reservation and its guest', async () => {
			const charges = await rowsOf(at(0, 'charges'), 'charges', { limit: 400 });

			expect(charges.length).toBeGreaterThan(5);
			for (const charge of charges) {
				const { amount, base_amount: base, tax_amount: tax } = charge as Record<string, number>;
				const reservation = book.get(charge.entity_id);
				expect(Number.isInteger(amount) && amount > 100).toBe(true);
				expect(base + tax).toBe(amount);
				expect(reservation).toMatchObject({
					venue_id: charge.venue_id,
					venue_group_client_id: charge.venue_group_client_id,
					reference_code: charge.reference_code,
					date: charge.entity_date,
				});
			}
		});

		it('repeat what the reservation says in whole money as cents', async () => {
			const charges = await rowsOf(at(0, 'charges'), 'charges', { limit: 400 });
			const paid = charges.filter(({ entity_id: id }) => Number(book.get(id)?.prepayment) > 0);

			expect(paid.length).toBeGreaterThan(0);
			for (const { amount, entity_id: id } of paid) {
				expect(amount).toBe(Number(book.get(id)?.prepayment) * 100);
			}
		});

		it('come in pages with an opaque cursor and no repeats', async () => {
			const whole = await rowsOf(at(1, 'charges'), 'charges', { limit: 400 });
			const ids: unknown[] = [];
			let cursor: unknown;
			do {
				const query = { limit: 4, ...(cursor ? { cursor: String(cursor) } : {}) };
				const { data } = (await client.get(at(1, 'charges'), query)).body;
				ids.push(...(data.charges as Row[]).map(({ id }) => id));
				cursor = data.cursor;
				if (cursor) expect(cursor).not.toMatch(/^\d+$/);
			} while (cursor);

			expect(ids).toEqual(whole.map(({ id }) => id));
			expect(new Set(ids).size).toBe(ids.length);
		});

		it('can be asked for by day and by moment', async () => {
			const whole = await rowsOf(at(0, 'charges'), 'charges', { limit: 400 });
			const moment = String(whole[0].charged);
			const day = moment.slice(0, 10);
			const ofDay = await rowsOf(at(0, 'charges'), 'charges', { from_date: day, to_date: day });
			const later = await rowsOf(at(0, 'charges'), 'charges', {
				from_date: `${moment}Z`,
				limit: 400,
			});

			expect(ofDay.map(({ id }) => id)).toEqual(
				whole.filter(({ charged }) => String(charged).startsWith(day)).map(({ id }) => id),
			);
			expect(later).toHaveLength(whole.filter(({ charged }) => String(charged) >= moment).length);
		});

		it('leave out the failed ones where only active ones are asked for', async () => {
			const whole = await rowsOf(at(0, 'charges'), 'charges', { limit: 400 });
			const active = await rowsOf(at(0, 'charges'), 'charges', { limit: 400, active: true });
			const failed = whole.filter(({ status }) => status === 'status_failed');

			expect(failed.length).toBeGreaterThan(0);
			expect(active).toEqual(whole.filter((charge) => !failed.includes(charge)));
		});

		it('need a right of their own that can be taken away', async () => {
			client.sandbox.faults.add({
				match: { path: '^/venues/[^/]+/charges$' },
				effect: { kind: 'forbid' },
			});

			expect((await client.get(at(0, 'charges'))).status).toBe(403);
			expect((await client.get(at(0, 'feedback'))).status).toBe(200);
			client.sandbox.faults.clear();
		});
	});

	it.each([
		['New York', 0, ([year, month, day]: string[]) => `${month}/${day}/${year}`],
		['London', 1, ([year, month, day]: string[]) => `${day}/${month}/${year}`],
	])('writes the days of feedback the way of %s', async (_city, venue, write) => {
		const rows = await rowsOf(at(venue, 'feedback'), 'reservation_feedback');

		expect(rows.length).toBeGreaterThan(20);
		for (const row of rows) {
			const reservation = book.get(row.reservation_id);
			expect(row.reservation_date).toBe(write(String(reservation?.date).split('-')));
			for (const mark of ['overall', 'food', 'service', 'ambience']) {
				expect(row[mark]).toMatch(/^[1-5]?$/);
			}
		}
		expect(rows.some(({ food }) => food === '')).toBe(true);
	});

	it('gives the feedback of some days only', async () => {
		const days = { start_date: '2026-05-01', end_date: '2026-05-06T23:00:00Z' };
		const rows = await rowsOf(at(1, 'feedback'), 'reservation_feedback', days);
		const dates = rows.map(({ reservation_id: id }) => String(book.get(id)?.date));

		expect(rows.length).toBeGreaterThan(0);
		expect(dates.every((date) => date >= '2026-05-01' && date <= '2026-05-06')).toBe(true);
	});

	it('lists shifts by day, with no shift on a closed day', async () => {
		const days = { start_date: '2026-05-10', end_date: '2026-05-12' };
		const { data } = (await client.get(at(0, 'shifts'), days)).body;
		const shifts = data.shifts as unknown as Record<string, Row[]>;

		expect(Object.keys(shifts)).toEqual(['2026-05-10', '2026-05-11', '2026-05-12']);
		expect(shifts['2026-05-11']).toEqual([]);
		expect(shifts['2026-05-10'].at(-1)).toMatchObject({
			category: 'LATE NIGHT',
			end_time: '02:00:00',
		});
	});

	it('lists events that touch the days asked for, and can leave out the ones that are over', async () => {
		const all = await rowsOf(at(0, 'events'), 'events');
		const week = await rowsOf(at(0, 'events'), 'events', {
			start_date: '2026-05-20T00:00:00Z',
			end_date: '2026-05-20',
		});
		const active = await rowsOf(at(0, 'events'), 'events', { active: true });

		expect(week.map(({ name }) => name)).toEqual(['Oyster Week']);
		expect(active).toEqual(all.filter((event) => event.active));
		expect(active.length).toBeLessThan(all.length);
	});

	it('lists promo codes and tables of one venue', async () => {
		const codes = await rowsOf(at(1, 'promo_codes'), 'promo_codes');
		const tables = await rowsOf(at(1, 'tables'), 'tables');

		expect(codes.every(({ venue_id: id }) => id === client.sandbox.venues[1].id)).toBe(true);
		expect(codes.length).toBeGreaterThan(0);
		expect(tables.map(({ name }) => name)).toContain('12');
	});

	it('finds the upgrades of the category that availability names, priced in whole money', async () => {
		const [shift] = await rowsOf(at(1, 'availability'), 'availability', {
			date: '2026-05-15',
			party_size: 2,
			start_time: '18:00',
			end_time: '21:00',
		});
		const [category] = shift.upsell_categories as string[];
		const upgrades = await rowsOf(`/upgrade_categories/${category}/upgrades`, 'upgrades');

		expect(upgrades[0]).toMatchObject({
			category_id: category,
			venue_id: client.sandbox.venues[1].id,
			price: 15,
			reservation_tags: ['Special Occasions##Birthday'],
		});
		const unknown = await client.get('/upgrade_categories/nothing/upgrades');
		expect([unknown.status, unknown.body.msg]).toEqual([
			404,
			'No Upgrade Category found for the given upgrade_category_id.',
		]);
	});

	it('wraps the waitlist in a list of one', async () => {
		const venue = client.sandbox.venues[0].id;
		const query = { venue_id: venue, from_date: '2026-05-06', to_date: '2026-05-09', limit: 2 };
		const [first] = (await client.get('/waitlist', query)).body.data as unknown as Row[];
		const [second] = (await client.get('/waitlist', { ...query, cursor: String(first.cursor) }))
			.body.data as unknown as Row[];
		const entries = [...(first.waitlist_entries as Row[]), ...(second.waitlist_entries as Row[])];

		expect(first).toMatchObject({ limit: 2, cursor: 2 });
		expect(second.cursor).toBeNull();
		expect(entries.map(({ date }) => date)).toEqual([
			'2026-05-06',
			'2026-05-07',
			'2026-05-08',
			'2026-05-09',
		]);
		expect((await client.get(`/waitlist/${String(entries[0].id)}`)).body.data).toEqual(entries[0]);
		expect((await client.get('/waitlist/nobody')).status).toBe(404);
	});

	it('lists requests with their time in UTC and their end in words of the house', async () => {
		const { results } = (
			await client.get('/requests', {
				venue_id: client.sandbox.venues[1].id,
				from_date: '2026-05-11',
				to_date: '2026-05-11',
			})
		).body.data;
		const [request] = results;
		const guest = await client.get(`/clients/${String(request.venue_group_client_id)}`, {
			venue_group_id: client.sandbox.venueGroupId,
		});
		const [from, to] = request.time_range as string[];

		expect(results).toHaveLength(1);
		expect(from).toMatch(/^2026-05-11T1[678]:00:00\+00:00$/);
		expect(Date.parse(to) - Date.parse(from)).toBe(2 * 3_600_000);
		expect(request.expiration).toMatch(/^5\/11\/26 [567]:00 PM$/);
		expect(request).toMatchObject({ status: 'UNAPPROVED', reservation_id: null, deleted: null });
		expect(guest.body.data).toMatchObject({ last_name: request.last_name });
		expect((await client.get(`/requests/${String(request.id)}`)).body.data).toEqual(request);
	});

	it('has one key for a list of experiences and for a single one', async () => {
		const venue = client.sandbox.venues[0].id;
		const list = await rowsOf(`/experiences/${venue}`, 'experience');
		const path = `/experiences/${venue}/details/${String(list[1].id)}`;

		expect(list).toHaveLength(2);
		expect((await client.get(path)).body.data.experience).toEqual(list[1]);
		expect((await client.get(`/experiences/${venue}/details/nothing`)).status).toBe(404);
	});

	it('finds tag groups by the name of the venue in its address, not by its id', async () => {
		const { id, urlKey } = client.sandbox.venues[2];
		const groups = (await client.get(`/tags/client/${urlKey}`)).body.data as unknown as Row[];

		expect(groups[0]).toMatchObject({
			name: 'Preferences',
			domain: 'VenueGroupClient',
			is_autotag: 0,
		});
		expect(groups[0].tags).toContain('Wine Lover');
		expect((await client.get(`/tags/client/${id}`)).status).toBe(404);
	});

	it('keeps its access rules to itself', async () => {
		const answer = await client.get('/access_rules');
		client.token = '';

		expect(answer.status).toBe(403);
		expect((await client.get('/access_rules')).status).toBe(401);
	});

	it('maps cities from id to name', async () => {
		const cities = (await client.get('/municipalities')).body.data;

		expect(Object.values(cities)).toEqual(['New York', 'London', 'Sydney']);
		expect(Object.keys(cities).every((id) => id.length >= 60)).toBe(true);
	});

	it.each(['charges', 'feedback', 'events', 'promo_codes'])(
		'knows no %s of an unknown venue, and wants a login first',
		async (list) => {
			expect((await client.get(`/venues/unknown/${list}`)).status).toBe(404);
			client.token = '';
			expect((await client.get(at(0, list))).status).toBe(401);
		},
	);

	it('keeps its dates apart from its moments', async () => {
		const [charge] = await rowsOf(at(0, 'charges'), 'charges');

		expect(charge.entity_date).toMatch(DAY);
		expect(charge.charged).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
	});
});
