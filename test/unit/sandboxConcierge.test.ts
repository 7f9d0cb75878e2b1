import { Client, type Row } from './sandboxClient.cjs';

const TIMESLOT_FIELDS =
	'time time_iso time_display time_slot time_slot_iso real_datetime_of_slot type is_requestable is_held is_exclusive access_persistent_id access_rule_id shift_persistent_id shift_category duration sort_order pacing_covers_remaining min_spend requires_credit_card booking_policy cancellation_policy cancel_cutoff_num cancel_cutoff_type cancel_cutoff_hour cutoff_num cutoff_type cutoff_hour experience_id reservation_redirect_uri selected_automatic_upsells upsells payments'.split(
		' ',
	);
const LIST_FIELDS =
	'timeslots is_closed is_empty_code is_previous_version request_min_size request_max_size should_retry_without_fast venue'.split(
		' ',
	);
/** London on a Saturday: at 20:00 the tasting menu for 95 a head is the only way in. */
const SATURDAY = { date: '2026-05-16', party_size: 2, start_time: '18:00', end_time: '20:30' };

/** The oracle is the API reference, sections 3.1, 4.10, 5.3 and 5.6. */
describe('what a concierge can read in the sandbox', () => {
	let client: Client;

	beforeAll(async () => {
		client = await Client.start({ reservations: 0 });
	});

	beforeEach(async () => {
		client.sandbox.reset();
		await client.login();
	});
	afterAll(() => client.close());

	const own = (path: string) => `/concierge/${client.sandbox.conciergeId}${path}`;
	const venue = (index: number) => client.sandbox.venues[index].id;
	const cities = async () =>
		(await client.get(own('/municipalities'))).body.data as unknown as Record<string, string>;
	const cityOf = async (name: string) =>
		Object.entries(await cities()).find(([, city]) => city === name)?.[0] ?? '';
	const lists = async (index: number, query: Record<string, string | number | boolean>) => {
		const path = own(`/venues/${venue(index)}/availability/dining`);
		return (await client.get(path, query)).body.data.availability as Row[];
	};
	const slotsOf = (list: Row[]) => list.flatMap(({ timeslots }) => timeslots as Row[]);

	it('puts the venues at the top level, with cursor and limit beside them', async () => {
		const { body } = await client.get(own('/venues'));
		const next = (await client.get(own('/venues'), { limit: 2, cursor: 2 })).body;

		expect(body).toMatchObject({ status: 200, limit: 100, cursor: null });
		expect((body.data as unknown as Row[]).map(({ id }) => id)).toEqual([0, 1, 2].map(venue));
		expect(next.data as unknown as Row[]).toHaveLength(1);
		expect((await client.get(own('/venues'), { limit: 2 })).body.cursor).toBe(2);
	});

	it('finds venues by city, postal code and class', async () => {
		const ids = async (query: Record<string, string>) =>
			((await client.get(own('/venues'), query)).body.data as unknown as Row[]).map(({ id }) => id);

		expect(await ids({ municipality_id: await cityOf('London') })).toEqual([venue(1)]);
		expect(await ids({ postal_code: '2000' })).toEqual([venue(2)]);
		expect(await ids({ venue_class: 'NIGHTLIFE' })).toEqual([]);
		expect(await ids({ venue_name: 'Canal' })).toHaveLength(3);

		const bar = client.sandbox.state.venues[2];
		bar.venueClass = 'NIGHTLIFE';
		try {
			expect(await ids({})).toEqual([venue(0), venue(1)]);
			expect(await ids({ venue_class: 'NIGHTLIFE' })).toEqual([venue(2)]);
			expect((await client.get(`/venues/${venue(2)}`)).body.data.venue_class).toBe('NIGHTLIFE');
		} finally {
			bar.venueClass = 'DINING';
		}
	});

	it('shows a venue with what only a concierge is told', async () => {
		const { data } = (await client.get(own(`/venues/${venue(1)}`))).body;

		expect(data).toMatchObject({
			id: venue(1),
			municipality: 'London',
			municipality_id: await cityOf('London'),
			payments: { payment_system: 'stripe' },
			status: true,
		});
	});

	it('offers slots with every field of the concierge API', async () => {
		const found = await lists(1, { ...SATURDAY, supports_paid_reservations: true });
		const [slot] = slotsOf(found);

		expect(found).toHaveLength(2);
		for (const list of found) expect(Object.keys(list).sort()).toEqual([...LIST_FIELDS].sort());
		for (const one of slotsOf(found)) {
			expect(Object.keys(one).sort()).toEqual([...TIMESLOT_FIELDS].sort());
		}
		expect(slot.access_rule_id).not.toBe(slot.access_persistent_id);
		expect(found[0].venue).toMatchObject({ _id: venue(1), id: venue(1), venue_class: 'DINING' });
	});

	it('shows paid slots only on request, with the price of the party', async () => {
		const at8 = (list: Row[]) => slotsOf(list).filter(({ time_slot_iso: t }) => t === '20:00:00');

		expect(at8(await lists(1, SATURDAY))).toEqual([]);
		const [paid] = at8(await lists(1, { ...SATURDAY, supports_paid_reservations: true }));
		expect(paid).toMatchObject({
			is_exclusive: true,
			requires_credit_card: true,
			payments: { cost: 95, subtotal: 190, charge_type: 'person', require_credit_card: true },
		});
	});

	it('names the ways into a slot when options are asked for', async () => {
		const query = { ...SATURDAY, supports_paid_reservations: true, supports_slot_options: true };
		const at6 = slotsOf(await lists(1, query)).filter(({ time }) => time === '6:00 PM');

		expect(at6).toHaveLength(2);
		for (const slot of at6) expect(slot.slot_option_id).toBe(slot.access_rule_id);
		expect(at6.map(({ slot_name: name }) => name)).toEqual(['Standard table', 'Tasting menu']);
	});

	it('shows a full slot only to who may ask for it', async () => {
		const query = { ...SATURDAY, date: '2026-05-15', start_time: '19:00', end_time: '19:00' };
		await client.book(1, { time: '19:00', party_size: 16 });

		expect(slotsOf(await lists(1, query))).toEqual([]);
		expect(slotsOf(await lists(1, { ...query, can_request: true }))).toMatchObject([
			{ type: 'request', is_requestable: true, pacing_covers_remaining: 0 },
		]);
	});

	it('counts a table as free for the party that moves only where the route can be told', async () => {
		const { data } = (await client.book(1, { time: '19:00', party_size: 16 })).body;
		const query = { ...SATURDAY, date: '2026-05-15', start_time: '19:00', end_time: '19:00' };
		const moving = { ...query, reservation_id: String(data.reservation_id) };
		const path = own(`/venues/${venue(1)}/availability/range`);
		const range = (await client.get(path, { ...moving, days_out: 1 })).body.data.dates;

		expect(slotsOf((range as Record<string, Row[]>)['2026-05-15'])).toHaveLength(1);
		expect(slotsOf(await lists(1, moving))).toEqual([]);
		const ofCity = { ...moving, municipality_id: await cityOf('London') };
		expect((await client.get(own('/availability/dining'), ofCity)).status).toBe(200);
	});

	it('closes a day without slots', async () => {
		expect(await lists(1, { ...SATURDAY, date: '2026-05-17' })).toMatchObject([
			{ is_closed: true, timeslots: [] },
		]);
	});

	it.each(['date', 'start_time', 'end_time', 'party_size'])('wants the %s', async (name) => {
		const query = Object.fromEntries(Object.entries(SATURDAY).filter(([field]) => field !== name));
		const answer = await client.get(own(`/venues/${venue(1)}/availability/dining`), query);

		expect(answer.status).toBe(400);
		expect(answer.body.msg).toContain(name);
	});

	it('answers a range of days by date, with the venue once', async () => {
		const path = own(`/venues/${venue(1)}/availability/range`);
		const { data } = (await client.get(path, { ...SATURDAY, days_out: 3 })).body;
		const dates = data.dates as Record<string, Row[]>;

		expect(Object.keys(dates)).toEqual(['2026-05-16', '2026-05-17', '2026-05-18']);
		expect(slotsOf(dates['2026-05-16'])[0].time_iso).toBe('2026-05-16 18:00:00');
		expect(dates['2026-05-17']).toMatchObject([{ is_closed: true }]);
		expect(data.venue).toMatchObject({ id: venue(1), name: 'Canal House' });
	});

	it.each([0, 61, 'x'])('refuses a range of %s days', async (days) => {
		const path = own(`/venues/${venue(1)}/availability/range`);

		expect((await client.get(path, { ...SATURDAY, days_out: days })).status).toBe(400);
	});

	it('searches a city, and says nothing at all where nothing is free', async () => {
		const path = own('/availability/dining');
		const city = { ...SATURDAY, municipality_id: await cityOf('London') };
		const found = (await client.get(path, city)).body.data.availability as Row[];
		const none = await client.get(path, { ...city, date: '2026-05-17' });

		expect(found).toHaveLength(1);
		expect(found[0].venue).toMatchObject({ name: 'Canal House' });
		expect([none.status, none.text]).toEqual([204, '']);
		expect((await client.get(path, SATURDAY)).status).toBe(400);
	});

	it('searches some venues of a city', async () => {
		const path = own('/availability/dining/venues');
		const query = { ...SATURDAY, municipality_id: await cityOf('London') };
		const status = async (ids: string) =>
			(await client.get(path, { ...query, venue_ids: ids })).status;

		expect(await status(`${venue(0)},${venue(1)}`)).toBe(200);
		expect(await status(venue(0))).toBe(204);
		expect((await client.get(path, query)).status).toBe(400);
	});

	it('calculates a price without booking anything', async () => {
		const upgrades = await client.get(own(`/upgrade_categories/${await category(1)}/upgrades`));
		const [cake] = upgrades.body.data.upgrades as Row[];
		const [paid] = slotsOf(
			await lists(1, { ...SATURDAY, start_time: '20:00', supports_paid_reservations: true }),
		);
		const answer = await client.form('POST', own(`/venues/${venue(1)}/calculate_prices`), {
			date: '2026-05-16',
			time: '20:00',
			party_size: 2,
			access_persistent_id: String(paid.access_persistent_id),
			upsells: JSON.stringify([{ upgrade_id: cake.id, quantity: 2 }]),
		});

		expect(answer.body.data).toMatchObject({
			reservation_subtotal: 190,
			require_credit_card: true,
			cc_payment_rule: 'advanced_payment',
			total_costs: { upgrade_cost: 30, tax: 17.6, total_spend: 237.6 },
			upsells: [{ upgrade_id: cake.id, quantity: 2 }],
		});
		expect(client.sandbox.state.reservations.size).toBe(0);
	});

	const category = async (index: number) => {
		const { data } = (await client.get(own('/upgrade_categories'))).body;
		return String((data.upgrade_categories as Row[])[index].id);
	};

	it('leads from the upgrade categories down to one upgrade', async () => {
		const base = own(`/upgrade_categories/${await category(0)}`);
		const one = (await client.get(base)).body.data.upgrade_category as Row;
		const [first] = (await client.get(`${base}/upgrades`)).body.data.upgrades as Row[];

		expect(one).toMatchObject({ name: 'Extras', min_quantity_type: 'NONE_REQUIRED' });
		expect(first.category_id).toBe(one.id);
		expect((await client.get(`${base}/upgrades/${String(first.id)}`)).body.data.upgrade).toEqual(
			first,
		);
		const unknown = await client.get(own('/upgrade_categories/nothing/upgrades'));
		expect([unknown.status, unknown.body.msg]).toEqual([
			404,
			'No Upgrade Category found for the given upgrade_category_id.',
		]);
	});

	it('says which perks are gone, for a day', async () => {
		const path = own(`/venues/${venue(0)}/perks`);
		const { perks } = (await client.get(path, { date: '2026-05-15' })).body.data;

		expect((perks as Row[]).map((perk) => Object.keys(perk).sort())).toEqual(
			Array(2).fill(['id', 'is_sold_out', 'title', 'url']),
		);
		expect((await client.get(path)).status).toBe(400);
	});

	it('refuses a concierge it does not know, a venue it does not know, and no login', async () => {
		const stranger = await client.get('/concierge/stranger/upgrade_categories');

		expect([stranger.status, stranger.body.msg]).toEqual([
			400,
			'Concierge does not exist, check concierge_id',
		]);
		expect((await client.get(own('/venues/unknown'))).status).toBe(404);
		expect((await client.get(own('/nothing'))).status).toBe(404);
		expect((await client.get('/concierge_group/stranger/reservations')).status).toBe(404);
		client.token = '';
		expect((await client.get(own('/venues'))).status).toBe(401);
	});
});
