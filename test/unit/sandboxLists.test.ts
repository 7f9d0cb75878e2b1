import { Client, type Row } from './sandboxClient.cjs';

/** Of API reference 5.2. */
const VENUE_STATS_FIELDS =
	'venue_id total_visits total_covers total_cancellations total_noshows total_spend gross_total total_spend_per_cover total_spend_per_visit total_spend_local total_spend_local_per_cover total_spend_local_per_visit last_visit_date avg_rating num_ratings total_order_count total_order_cancellations total_order_spend total_order_spend_local gross_order_total last_order_date total_spend_per_order total_spend_local_per_order venue_marketing_optin venue_marketing_optints booked_by_names'
		.split(' ')
		.sort();

describe('reading the sandbox book', () => {
	let client: Client;

	beforeAll(async () => {
		client = await Client.start({ reservations: 4800 });
	});

	afterAll(() => client.close());

	const group = () => ({ venue_group_id: client.sandbox.venueGroupId });
	const idsOf = (rows: Row[]) => rows.map(({ id }) => id);
	const total = () => client.sandbox.state.reservations.size;
	const rowsOf = async (query: Record<string, string | number>) =>
		(await client.all('/reservations/export', { limit: 400, ...group(), ...query })).rows;

	it('gives 50 rows when not told how many, and never more than 400', async () => {
		const short = await client.get('/reservations', group());
		const long = await client.get('/reservations', { ...group(), limit: 5000 });

		expect(short.body.data).toMatchObject({ cursor: 50, limit: 50 });
		expect(short.body.data.results).toHaveLength(50);
		expect(long.body.data).toMatchObject({ cursor: 400, limit: 400 });
		expect(long.body.data.results).toHaveLength(400);
	});

	it('refuses to search beyond 4000 rows', async () => {
		const last = await client.get('/reservations', { ...group(), limit: 400, cursor: 3600 });
		const beyond = await client.get('/reservations', { ...group(), limit: 400, cursor: 4000 });

		expect(last.body.data.cursor).toBe(4000);
		expect(beyond.status).toBe(400);
		expect(beyond.body.msg).toBe('Result set limited to 4000 results');
	});

	it('ends a short search with an empty cursor', async () => {
		const query = { ...group(), from_date: '2026-05-15', to_date: '2026-05-16', limit: 400 };
		const answer = await client.get('/reservations', query);

		expect(answer.body.data.results.length).toBeGreaterThan(0);
		expect(answer.body.data.cursor).toBeNull();
	});

	it('exports everything behind opaque cursors, each row once', async () => {
		const first = await client.get('/reservations/export', { ...group(), limit: 400 });
		const { rows } = await client.all('/reservations/export', { ...group(), limit: 400 });

		expect(String(first.body.data.cursor)).not.toMatch(/^\d+$/);
		expect(rows).toHaveLength(total());
		expect(new Set(rows.map(({ id }) => id)).size).toBe(total());
	});

	it('hands out one cursor too many when the last page is full', async () => {
		const full = await Client.start({ reservations: 800 });
		const { pages } = await full.all('/reservations/export', { ...group(), limit: 400 });
		await full.close();

		expect(pages).toEqual([400, 400, 0]);
	});

	it('ends on a last page that is not full', async () => {
		const { pages } = await client.all('/clients/export', { ...group(), limit: 350 });

		expect(pages.at(-1)).toBe(client.sandbox.state.guests.size % 350);
	});

	it('can hand out cursors for ever', async () => {
		client.sandbox.behaviour.exportCursor = 'always';
		const query = { ...group(), client_id: 'A'.repeat(80) };
		const empty = await client.get('/reservations/export', query);
		client.sandbox.behaviour.exportCursor = 'fullPages';

		expect(empty.body.data.results).toEqual([]);
		expect(empty.body.data.cursor).toEqual(expect.any(String));
	});

	it('does not know a cursor of somebody else', async () => {
		const answer = await client.get('/reservations/export', { ...group(), cursor: 'Zm9vOjE' });

		expect(answer.status).toBe(400);
	});

	it('goes on with an export only in the same list and beside the same filters', async () => {
		const query = { ...group(), venue_id: client.sandbox.venues[0].id, limit: 50 };
		const { cursor } = (await client.get('/reservations/export', query)).body.data;
		const goOn = async (path: string, rest: Record<string, string | number>) => {
			const { status, body } = await client.get(path, { ...rest, cursor: String(cursor) });
			return [status, body.msg];
		};
		const unknown = [400, 'Invalid cursor'];

		expect(await goOn('/reservations/export', { ...query, limit: 20 })).toEqual([200, undefined]);
		expect(await goOn('/reservations/export', group())).toEqual(unknown);
		expect(await goOn('/reservations/export', { ...query, status: 'NO_SHOW' })).toEqual(unknown);
		expect(await goOn('/clients/export', query)).toEqual(unknown);
		expect(await goOn(`/venues/${query.venue_id}/charges`, query)).toEqual(unknown);
	});

	it('keeps an arbitrary but stable order', async () => {
		const query = { ...group(), limit: 200 };
		const once = (await client.get('/reservations', query)).body.data.results;
		const again = (await client.get('/reservations', query)).body.data.results;
		const dates = once.map(({ date }) => String(date));

		expect(idsOf(again)).toEqual(idsOf(once));
		expect(dates).not.toEqual([...dates].sort());
		expect(dates).not.toEqual([...dates].sort().reverse());
	});

	it('silently ignores filters it does not know or cannot read', async () => {
		const plain = (await client.get('/reservations', group())).body.data;
		for (const [name, value] of [
			['venue_group_client_id', 'A'.repeat(80)],
			['client', 'A'.repeat(80)],
			['colour', 'green'],
			['from_date', 'tomorrow'],
			['venue_id', 'not-an-id'],
			...['lately', '12:00', '2026-05', '2026-W19', '20260510', '2026-05-10 12:00:00'].map(
				(moment) => ['updated_since', moment],
			),
		]) {
			const answer = await client.get('/reservations', { ...group(), [name]: value });
			expect(answer.body.data).toEqual(plain);
		}
	});

	it('finds the reservations of a guest by either id', async () => {
		const one = (await rowsOf({})).find(({ client_id: id }) => id !== null) as Row;
		const byGroupId = await rowsOf({ client_id: String(one.venue_group_client_id) });
		const byClientId = await rowsOf({ client_id: String(one.client_id) });

		expect(byGroupId.map(({ id }) => id)).toContain(one.id);
		expect(idsOf(byClientId)).toEqual(idsOf(byGroupId));
		expect(byGroupId.length).toBeLessThan(total());
	});

	it('filters by venue, days, status, shift and code', async () => {
		const all = await rowsOf({});
		const one = all[0];
		const same = async (query: Record<string, string>, test: (row: Row) => boolean) =>
			expect(idsOf(await rowsOf(query))).toEqual(idsOf(all.filter(test)));

		await same({ venue_id: String(one.venue_id) }, (row) => row.venue_id === one.venue_id);
		await same(
			{ from_date: '2026-05-01', to_date: '2026-05-20' },
			({ date }) => String(date) >= '2026-05-01' && String(date) <= '2026-05-20',
		);
		await same({ status: 'NO_SHOW' }, ({ status }) => status === 'NO_SHOW');
		await same({ shift_category: 'LUNCH' }, (row) => row.shift_category === 'LUNCH');
		const code = one.reference_code;
		await same({ reference_code: String(code) }, (row) => row.reference_code === code);
		await same({ active: 'true' }, (row) => row.deleted === null && row.status !== 'CANCELED');
	});

	it('repeats some confirmation codes in another venue, none within a venue', async () => {
		const rows = await rowsOf({});
		const placesOf = new Map<unknown, unknown[]>();
		for (const { reference_code: code, venue_id: venue } of rows) {
			placesOf.set(code, [...(placesOf.get(code) ?? []), venue]);
		}
		const [shared] = [...placesOf].find(([, places]) => places.length > 1) ?? [];

		for (const places of placesOf.values()) expect(new Set(places).size).toBe(places.length);
		expect(await rowsOf({ reference_code: String(shared) })).toHaveLength(2);
	});

	it('finds a booking by the external id, unless the filter is ignored', async () => {
		await client.book(0, { external_id: 'crm-777' });
		expect(await rowsOf({ external_id: 'crm-777' })).toHaveLength(1);

		client.sandbox.behaviour.ignoreExternalIdFilter = true;
		const ignored = await client.get('/reservations', { ...group(), external_id: 'crm-777' });
		expect(ignored.body.data.results).toHaveLength(50);
		client.sandbox.behaviour.ignoreExternalIdFilter = false;
	});

	it('exports what changed at or after a moment, canceled and deleted rows included', async () => {
		const { state } = client.sandbox;
		const [, second, third] = await rowsOf({});
		const change = (row: Row) => state.reservations.get(String(row.id));
		state.changeReservation(change(second)!, { status: 'CANCELED' });
		const since = String(state.reservationRow(change(second)!).updated);
		state.deleteReservation(change(third)!);

		const rows = await rowsOf({ updated_since: since });
		expect(new Set(rows.map(({ id }) => id))).toEqual(new Set([second.id, third.id]));
		expect(rows.find(({ id }) => id === third.id)?.deleted).not.toBeNull();

		client.sandbox.behaviour.updatedSince = 'exclusive';
		expect((await rowsOf({ updated_since: since })).map(({ id }) => id)).toEqual([third.id]);
		client.sandbox.behaviour.updatedSince = 'inclusive';
	});

	it.each(['2026-05-09T12:00:00Z', '2026-05-09T12:00:00', '2026-05-09T14:00:00+02:00'])(
		'reads %s as the same moment',
		async (since) => {
			const rows = await rowsOf({ updated_since: since });

			expect(rows).toEqual(await rowsOf({ updated_since: '2026-05-09T12:00:00.000000' }));
			expect(rows.every(({ updated }) => String(updated) >= '2026-05-09T12:00:00')).toBe(true);
			expect(rows.length).toBeGreaterThan(0);
		},
	);

	it('can read the moment on the venue clock instead', async () => {
		const query = { updated_since: '2026-05-09T00:00:00', venue_id: client.sandbox.venues[0].id };
		const utc = await rowsOf(query);
		client.sandbox.behaviour.updatedSinceZone = 'venue';
		const local = await rowsOf(query);
		client.sandbox.behaviour.updatedSinceZone = 'utc';

		const later = utc.filter(({ updated }) => String(updated) >= '2026-05-09T04:00:00');
		expect(idsOf(local)).toEqual(idsOf(later));
		expect(local.length).toBeLessThan(utc.length);
	});

	it('mixes the types of some fields, as the real book does', async () => {
		const rows = await rowsOf({});
		const kinds = (field: string) =>
			new Set(rows.map((row) => (Array.isArray(row[field]) ? 'array' : typeof row[field])));

		expect(kinds('check_numbers')).toEqual(new Set(['object', 'array', 'string', 'number']));
		expect(kinds('table_numbers')).toEqual(new Set(['array', 'string']));
		expect(kinds('custom_fields')).toEqual(new Set(['array', 'object']));
		expect(kinds('external_reference_code')).toContain('number');
		expect(rows.some(({ client_id: id }) => id === null)).toBe(true);
		const tickets = rows.flatMap((row) => row.pos_tickets as Row[]);
		expect(tickets.some(({ status }) => status === 'open')).toBe(true);
	});

	it('shows guest tags in three shapes and spells one total in two ways', async () => {
		const { rows } = await client.all('/clients/export', { ...group(), limit: 400 });
		const tags = rows.flatMap((row) => row.client_tags as unknown[]);
		const shapes = tags.map((tag) => (Array.isArray(tag) ? 'parts' : typeof tag));

		expect(new Set(shapes)).toEqual(new Set(['object', 'string', 'parts']));
		expect(rows.some((row) => 'total_cancelations' in row)).toBe(true);
		expect(rows.some((row) => 'total_cancellations' in row)).toBe(true);
	});

	it('shows of some guests what most leave empty', async () => {
		const { rows } = await client.all('/clients/export', { ...group(), limit: 400 });
		const [known, others] = [true, false].map((has) =>
			rows.filter((row) => (row.photo !== null) === has),
		);

		expect(known.length).toBeGreaterThan(0);
		expect(others.length).toBeGreaterThan(known.length);
		expect(others[0]).toMatchObject({ custom_fields: [], member_groups: [], private_notes: null });
		expect(known[0].private_notes).not.toBeNull();
		expect(known[0].custom_fields).toMatchObject([{ system_name: 'cf_client_1' }]);
		expect(Object.keys(known[0].photo as Row).sort()).toEqual(
			['', '_height', '_width']
				.flatMap((end) => ['raw', 'large', 'medium', 'small'].map((size) => size + end))
				.sort(),
		);
		expect(Object.keys(known[0].photo_crop_info as Row)).toEqual(['x', 'y', 'width', 'height']);
	});

	it('never moves a change back in time', () => {
		const { state } = client.sandbox;
		const reservation = [...state.reservations.all()][0];
		const stamps = Array.from({ length: 200 }, () => {
			state.changeReservation(reservation, { internalNotes: 'again' });
			return reservation.updated;
		});

		expect(new Set(stamps).size).toBe(200);
		expect([...stamps].sort()).toEqual(stamps);
		expect(stamps[0]).toMatch(/^2026-05-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
	});

	it('wants the venue group to search guests', async () => {
		expect((await client.get('/clients')).status).toBe(400);
		expect((await client.get('/clients/export')).status).toBe(400);
	});

	it('finds a guest by the last digits of the phone, by e-mail and by name', async () => {
		const guest = [...client.sandbox.state.guests.all()][0];
		const find = async (query: Record<string, string>) =>
			(await client.all('/clients', { ...group(), limit: 400, ...query })).rows;
		const digits = (guest.phone ?? '').replace(/\D/g, '').slice(-9);

		expect((await find({ phone: digits })).map(({ id }) => id)).toEqual([guest.id]);
		expect((await find({ email: guest.email ?? '' })).map(({ id }) => id)).toEqual([guest.id]);
		const named = await find({ name: guest.lastName.toLowerCase() });
		expect(new Set(named.map((row) => row.last_name))).toEqual(new Set([guest.lastName]));
		expect(await find({ query: guest.lastName })).toHaveLength(client.sandbox.state.guests.size);
	});

	it('exports guests by birthday whatever the year, over New Year too; the search does not know how', async () => {
		const rows = async (query: Record<string, string>, path = '/clients/export') =>
			(await client.all(path, { ...group(), limit: 400, ...query })).rows;
		const days = async (query: Record<string, string>, path?: string) =>
			(await rows(query, path)).map(dayOf);
		const dayOf = ({ birthday_month: month, birthday_day: day }: Row) =>
			month === null ? null : Number(month) * 100 + Number(day);
		const all = (await rows({})).map(dayOf);
		const same = async (query: Record<string, string>, test: (day: number) => boolean) => {
			const expected = all.filter((day) => day !== null && test(day));
			expect(expected.length).toBeGreaterThan(0);
			expect(await days(query)).toEqual(expected);
		};

		expect(all).toContain(null);
		const spring = { birthday_start: '2026-04-10', birthday_end: '2026-06-09' };
		await same(spring, (day) => day >= 410 && day <= 609);
		const winter = { birthday_start: '2026-12-01', birthday_end: '2027-01-31' };
		await same(winter, (day) => day >= 1201 || day <= 131);
		await same({ birthday_start: '2026-10-01' }, (day) => day >= 1001);
		await same({ birthday_end: '2026-03-01' }, (day) => day <= 301);
		expect(await days({ birthday_start: 'soon' })).toEqual(all);
		expect(await days(spring, '/clients')).toEqual(all);
	});

	it('exports guests by tag, which the search does not know either, and leaves out what is no yes or no', async () => {
		const rows = async (path: string, query: Record<string, string>) =>
			(await client.all(path, { ...group(), limit: 400, ...query })).rows;
		const tagged = await rows('/clients/export', { tag: 'Status:VIP' });
		const everybody = client.sandbox.state.guests.size;

		expect(tagged.length).toBeGreaterThan(0);
		for (const { tags } of tagged) expect(String(tags).split(', ')).toContain('VIP');
		expect(await rows('/clients', { tag: 'Status:VIP' })).toHaveLength(everybody);
		expect(await rows('/clients', { has_loyalty_id: 'maybe' })).toHaveLength(everybody);
		const members = await rows('/clients', { has_loyalty_id: 'true' });
		expect(members.length).toBeGreaterThan(0);
		expect(members.every(({ loyalty_id: id }) => id !== null)).toBe(true);
	});

	it('counts visits for the group and for each venue', async () => {
		const { rows } = await client.all('/clients/export', { ...group(), limit: 400 });
		const regular = rows.find((row) => Number(row.total_visits) > 1) as Row;
		const stats = Object.values(regular.venue_stats as Record<string, Row>);
		const visits = stats.reduce((sum, venue) => sum + Number(venue.total_visits), 0);

		expect(visits).toBe(regular.total_visits);
		for (const one of stats) {
			expect(Object.keys(one).sort()).toEqual(VENUE_STATS_FIELDS);
			expect(one.total_spend_local_per_visit).toBe(one.total_spend_per_visit);
		}
	});
});
