import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import { byId } from '../support/definition.cjs';
import { oneRestaurant, quickWaits } from '../support/opened.cjs';
import { FRIDAY } from '../support/tables.cjs';

const week = { startDate: '2026-05-11', endDate: '2026-05-17' };

const restaurant = oneRestaurant({ reservations: 400 });
quickWaits();

const list = async (resource: string, more: INodeParameters = {}) =>
	await restaurant.run({ resource, operation: 'getAll', returnAll: true, ...more });
const answers = (path: string, body: unknown, status = 200) =>
	restaurant.sandbox.faults.add({
		match: { method: 'GET', path },
		effect: { kind: 'status', status, body } as FaultEffect,
	});
const venuesOf = (rows: IDataObject[]) => [...new Set(rows.map(({ venue_id: id }) => id))].sort();

/** What is known of each list that a venue has: its route and the envelope that the reference describes. */
const STREAMS: Array<{
	resource: string;
	path: string;
	envelope: (rows: IDataObject[]) => unknown;
	more?: INodeParameters;
}> = [
	{
		resource: 'shift',
		path: '/shifts$',
		envelope: (rows) => ({ shifts: { [FRIDAY]: rows, '2026-05-16': [] } }),
		more: { filters: week },
	},
	{ resource: 'table', path: '/tables$', envelope: (tables) => ({ tables }) },
	{ resource: 'event', path: '/events$', envelope: (events) => ({ events }) },
	{ resource: 'promoCode', path: '/promo_codes$', envelope: (rows) => ({ promo_codes: rows }) },
	{ resource: 'experience', path: '^/experiences/', envelope: (experience) => ({ experience }) },
	{
		resource: 'feedback',
		path: '/feedback$',
		envelope: (rows) => ({ reservation_feedback: rows }),
	},
	{ resource: 'charge', path: '/charges$', envelope: (charges) => ({ charges, cursor: null }) },
	{
		resource: 'waitlist',
		path: '^/waitlist$',
		envelope: (rows) => [{ waitlist_entries: rows, cursor: null, limit: 50 }],
	},
	{ resource: 'request', path: '^/requests$', envelope: (results) => ({ results }) },
];

describe.each(STREAMS)('the list of $resource', ({ resource, path, envelope, more }) => {
	const one = async (given: INodeParameters = {}) =>
		await list(resource, { venueId: byId(restaurant.newYork), ...more, ...given });

	it('is read out of its own envelope, and raw rows keep what nobody has seen', async () => {
		const row = { id: 'x-1', brand_new: { deep: [1, '2', null] }, amount: 5 };
		answers(path, { status: 200, data: envelope([row]) });
		const { json, error } = await one({ output: 'raw' });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
		expect(json[0]).toMatchObject({ ...row, venue_id: restaurant.newYork });
	});

	it('names the venue also where SevenRooms leaves it empty', async () => {
		answers(path, { status: 200, data: envelope([{ id: 'x-1', venue_id: null }]) });
		const { json } = await one();
		expect(json).toHaveLength(1);
		expect(json[0].venue_id).toBe(restaurant.newYork);
	});

	it('is empty where SevenRooms has nothing, in whatever words it says so', async () => {
		for (const data of [envelope([]), {}, [], null]) {
			restaurant.sandbox.faults.clear();
			answers(path, { status: 200, data });
			const { json, error } = await one();
			expect(error).toBeUndefined();
			expect(json).toEqual([]);
		}
	});

	it('gives out the fields that were chosen, each row with the same ones', async () => {
		answers(path, { status: 200, data: envelope([{ id: 'x-1', brand_new: 7 }, { id: 'x-2' }]) });
		const chosen = { output: 'selectedFields', fields: 'brand_new, venue_id' };
		const { json } = await one(chosen);
		const venue_id = restaurant.newYork;
		expect(json).toEqual([
			{ brand_new: 7, venue_id },
			{ brand_new: null, venue_id },
		]);
	});

	it('comes from several venues, one after the other', async () => {
		answers(path, { status: 200, data: envelope([{ id: 'x-1' }]) });
		const two = [restaurant.london, restaurant.sydney];
		const { json } = await one({ venueId: byId(two.join(', ')) });
		expect(json.map(({ venue_id: id }) => id)).toEqual(two);
	});

	it('comes from every venue of the group where none is chosen', async () => {
		answers(path, { status: 200, data: envelope([{ id: 'x-1' }]) });
		const { json, error } = await one({ venueId: byId('') });
		expect(error).toBeUndefined();
		const { newYork, london, sydney } = restaurant;
		expect(venuesOf(json)).toEqual([newYork, london, sydney].sort());
	});

	it('stops asking once there are enough', async () => {
		answers(path, { status: 200, data: envelope([{ id: 'x-1' }, { id: 'x-2' }]) });
		const { json } = await one({ venueId: byId(''), returnAll: false, limit: 1 });
		expect(json).toHaveLength(1);
		expect(restaurant.requests('GET', new RegExp(path))).toHaveLength(1);
	});

	it('is an error and never half a list where SevenRooms refuses', async () => {
		restaurant.sandbox.faults.add({ match: { path, skip: 1 }, effect: { kind: 'forbid' } });
		const { error } = await one({ venueId: byId('') });
		expect(error?.message).toContain('This credential lacks the right for GET');
	});
});

describe('real lists of the sandbox', () => {
	it('of shifts name day and venue, for the whole group and several days', async () => {
		const { json } = await list('shift', { filters: week });
		expect(venuesOf(json)).toHaveLength(3);
		expect(new Set(json.map(({ date }) => date)).size).toBe(7);
		expect(json[0]).toMatchObject({ start_time: expect.stringMatching(/^\d\d:\d\d$/) });
		const [asked] = restaurant.requests('GET', /shifts$/);
		expect(asked.query).toEqual({ start_date: '2026-05-11', end_date: '2026-05-17' });
	});

	it('of cities are a map from ID to name, in both families', async () => {
		for (const channel of ['venue', 'concierge']) {
			const { json } = await list('municipality', { channel });
			expect(json.map(({ name }) => name).sort()).toEqual(['London', 'New York', 'Sydney']);
			expect(json.every(({ id }) => String(id).length > 5)).toBe(true);
		}
	});

	it('of guest tags go by the venue’s URL key, looked up from the venue that was chosen', async () => {
		const { json } = await list('tag', { venueId: byId(restaurant.london) });
		expect(json.flatMap(({ tags }) => tags as string[])).toContain('Preferences:Wine Lover');
		const { urlKey } = restaurant.sandbox.venues[1];
		expect(restaurant.requests('GET', /^\/tags/)[0].apiPath).toBe(`/tags/client/${urlKey}`);
	});

	it('of upgrades come through either family', async () => {
		const [category] = (await list('upgradeCategory')).json;
		for (const [channel, prefix] of [
			['venue', ''],
			['concierge', `/concierge/${restaurant.sandbox.conciergeId}`],
		]) {
			restaurant.sandbox.clear();
			const { json } = await list('upgrade', { channel, categoryId: category.id as string });
			expect(json.map(({ name }) => name)).toContain('Birthday cake');
			const [asked] = restaurant.requests('GET', /upgrades$/);
			expect(asked.apiPath).toBe(`${prefix}/upgrade_categories/${category.id as string}/upgrades`);
		}
	});
});

describe('venues of a concierge', () => {
	it('stand in data itself, with the cursor beside it, and are read page by page', async () => {
		const row = (id: string) => ({ id, name: id, currency_code: 'USD' });
		const page = (nth: number, data: unknown[], cursor: unknown) =>
			restaurant.sandbox.faults.add({
				match: { path: '^/concierge/[^/]+/venues$', nth },
				effect: { kind: 'status', status: 200, body: { status: 200, data, cursor, limit: 2 } },
			});
		page(1, [row('a'), row('b')], 2);
		page(2, [row('c')], null);
		const { json, error } = await list('venue', { channel: 'concierge' });
		expect(error).toBeUndefined();
		expect(json.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
		const [, second] = restaurant.requests('GET', /venues$/);
		expect(second.query.cursor).toBe('2');
	});

	it('are read one at a time, too', async () => {
		const venue = { channel: 'concierge', venueId: byId(restaurant.london) };
		const { json } = await restaurant.run({ resource: 'venue', operation: 'get', ...venue });
		expect(json[0]).toMatchObject({ id: restaurant.london, currency: 'GBP' });
		expect(restaurant.requests('GET', /^\/concierge\/[^/]+\/venues\/[^/]+$/)).toHaveLength(1);
	});

	it('are those that a read of the whole group goes through', async () => {
		const asHotel = { channel: 'concierge' };
		await list('charge', asHotel);
		expect(restaurant.requests('GET', /^\/venues$/)).toEqual([]);
		expect(restaurant.requests('GET', /^\/concierge\/[^/]+\/venues\/[^/]+\/charges$/)).toHaveLength(
			3,
		);
	});
});

describe('filters that SevenRooms does not keep', () => {
	const ignoring = (path: string) =>
		restaurant.sandbox.faults.add({ match: { path }, effect: { kind: 'ignoreFilters' } });

	it('leave out feedback that was better, or gave no mark at all', async () => {
		const { json } = await list('feedback', { filters: { maxOverall: 2 } });
		expect(json.length).toBeGreaterThan(0);
		expect(json.every(({ overall }) => Number(overall) >= 1 && Number(overall) <= 2)).toBe(true);
	});

	it('leave out charges of other reservations', async () => {
		const all = (await list('charge')).json;
		const [{ reservation_id: reservationId }] = all;
		const { json } = await list('charge', { filters: { reservationId: String(reservationId) } });
		const own = all.filter((charge) => charge.reservation_id === reservationId);
		expect(json.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
		const pasted = await list('charge', {
			filters: { reservationId: `${reservationId as string}\n` },
		});
		expect(pasted.json).toEqual(json);
	});

	it('leave out shifts of other days', async () => {
		const shift = { name: 'Dinner', category: 'DINNER' };
		const shifts = { '2026-05-13': [shift], [FRIDAY]: [shift, shift], '2026-05-16': [shift] };
		answers('/shifts$', { status: 200, data: { shifts } });
		const filters = { startDate: FRIDAY, endDate: FRIDAY };
		const { json } = await list('shift', { venueId: byId(restaurant.newYork), filters });
		expect(json.map(({ date }) => date)).toEqual([FRIDAY, FRIDAY]);
	});

	it('leave out requests and waiting parties of other days and venues', async () => {
		for (const [resource, path, fromDate, toDate] of [
			['request', '^/requests$', '2026-05-12', '2026-05-13'],
			['waitlist', '^/waitlist$', '2026-05-07', '2026-05-09'],
		]) {
			ignoring(path);
			const { json } = await list(resource, {
				venueId: byId(restaurant.newYork),
				filters: { fromDate, toDate },
			});
			expect(json.length).toBeGreaterThan(0);
			expect(json.every(({ date }) => String(date) >= fromDate && String(date) <= toDate)).toBe(
				true,
			);
			expect(venuesOf(json)).toEqual([restaurant.newYork]);
		}
	});

	it('give each row once over several venues, though SevenRooms sends all to every question', async () => {
		ignoring('^/requests$');
		const { json } = await list('request', {});
		const ids = json.map(({ id }) => id);
		expect(ids.length).toBeGreaterThan(0);
		expect(new Set(ids).size).toBe(ids.length);
		expect(venuesOf(json)).toHaveLength(3);
	});

	it.each(['charge', 'event'])(
		'ask for active ones only where the switch is on: %s',
		async (resource) => {
			for (const [activeOnly, sent] of [
				['true', 'true'],
				['false', undefined],
			]) {
				restaurant.sandbox.clear();
				await list(resource, { venueId: byId(restaurant.newYork), filters: { activeOnly } });
				const [{ query }] = restaurant.requests('GET', new RegExp(`/${resource}s$`));
				expect(query.active).toBe(sent);
			}
		},
	);

	it('leave out requests in another status', async () => {
		const { json } = await list('request', { filters: { status: 'unapproved' } });
		expect(json.length).toBeGreaterThan(0);
		expect((await list('request', { filters: { status: 'APPROVED' } })).json).toEqual([]);
	});

	it('leave out a concierge’s charges of other days, which SevenRooms cannot be asked for', async () => {
		const charge = (id: string, charged: string) => ({ id, charged, amount: 100 });
		const charges = [
			charge('before', '2026-05-13T23:59:59'),
			charge('within', '2026-05-14T00:00:00'),
			charge('after', '2026-05-15T00:00:00'),
		];
		answers('/charges$', { status: 200, data: { charges, cursor: null } });
		const { json } = await list('charge', {
			channel: 'concierge',
			venueId: byId(restaurant.newYork),
			filters: { fromDate: '2026-05-14', toDate: '2026-05-14' },
		});
		expect(json.map(({ id }) => id)).toEqual(['within']);
		const { error } = await list('charge', {
			channel: 'concierge',
			venueId: byId(restaurant.newYork),
			filters: { activeOnly: true },
		});
		expect(error?.message).toBe('The concierge channel cannot leave out inactive charges');
	});
});

describe('lists of several pages', () => {
	const paged = (path: string, pages: Array<{ data: unknown }>) =>
		pages.forEach(({ data }, index) =>
			restaurant.sandbox.faults.add({
				match: { path, nth: index + 1 },
				effect: { kind: 'status', status: 200, body: { status: 200, data } },
			}),
		);
	const queries = (path: RegExp) => restaurant.requests('GET', path).map(({ query }) => query);

	it('of charges follow the cursor with the same dates, and give each charge once', async () => {
		paged('/charges$', [
			{ data: { charges: [{ id: 'a' }, { id: 'b' }], cursor: 'page two/+' } },
			{ data: { charges: [{ id: 'b' }, { id: 'c' }], cursor: 'page three' } },
			{ data: { charges: [], cursor: 'page four' } },
		]);
		const { json } = await list('charge', {
			venueId: byId(restaurant.newYork),
			filters: { fromDate: '2026-05-01', toDate: '2026-05-31' },
		});
		expect(json.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
		const dates = { from_date: '2026-05-01', to_date: '2026-05-31', limit: '400' };
		expect(queries(/charges$/)).toEqual([
			dates,
			{ ...dates, cursor: 'page two/+' },
			{ ...dates, cursor: 'page three' },
		]);
	});

	it('of waiting parties find the cursor beside the rows inside the list', async () => {
		const page = (id: string, cursor: number | null) => ({
			data: [{ waitlist_entries: [{ id }], cursor, limit: 1 }],
		});
		paged('^/waitlist$', [page('a', 1), page('b', 2), page('c', null)]);
		const { json } = await list('waitlist', { venueId: byId(restaurant.newYork) });
		expect(json.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
		expect(queries(/waitlist$/).map(({ cursor }) => cursor)).toEqual([undefined, '1', '2']);
	});

	it('of waiting parties end where the list is null', async () => {
		answers('^/waitlist$', { status: 200, data: [{ waitlist_entries: null, cursor: null }] });
		expect((await list('waitlist', { venueId: byId(restaurant.newYork) })).json).toEqual([]);
	});

	it('of requests are found under either name that they may have', async () => {
		paged('^/requests$', [
			{ data: { requests: [{ id: 'a' }], cursor: 1 } },
			{ data: { requests: [{ id: 'b' }], cursor: null } },
		]);
		const { json } = await list('request', { venueId: byId(restaurant.newYork) });
		expect(json.map(({ id }) => id)).toEqual(['a', 'b']);
	});

	it('of the sandbox come whole, whether or not the last page has a cursor', async () => {
		restaurant.sandbox.behaviour.exportCursor = 'always';
		const { json } = await list('charge');
		expect(new Set(json.map(({ id }) => id)).size).toBe(json.length);
		restaurant.sandbox.behaviour.exportCursor = 'fullPages';
		expect((await list('charge')).json).toHaveLength(json.length);
	});
});

it.each([
	['charge', 'payment charges'],
	['feedback', 'feedback'],
	['shift', 'shifts'],
	['promoCode', 'promo codes'],
	['experience', 'experiences'],
])('says which right is missing where %s may not be read: %s', async (resource, right) => {
	restaurant.sandbox.faults.add({
		match: { path: '^/(venues/[^/]+|experiences)/[^/]+$' },
		effect: { kind: 'forbid' },
	});
	const { error } = await list(resource, { venueId: byId(restaurant.newYork) });
	expect(error?.httpCode).toBe('403');
	expect(error?.description).toContain(`the right "${right}"`);
});

describe('a record that SevenRooms does not have', () => {
	const NOWHERE = 'ahNzfnNldmVucm9vbXMtc2VjdXJlnowhere';
	const looks: Array<[string, INodeParameters]> = [
		['venue', { venueId: byId(NOWHERE) }],
		['venue', { channel: 'concierge', venueId: byId(NOWHERE) }],
		['guest', { guestId: byId(NOWHERE) }],
		['reservation', { reservationId: byId(NOWHERE) }],
		['reservation', { channel: 'concierge', reservationId: byId(NOWHERE) }],
		['waitlist', { waitlistId: NOWHERE }],
		['request', { requestId: NOWHERE }],
		['request', { channel: 'concierge', requestId: NOWHERE }],
		['experience', { experienceId: NOWHERE }],
		['upgradeCategory', { categoryId: NOWHERE }],
		['upgrade', { categoryId: NOWHERE, upgradeId: NOWHERE }],
	];

	it.each(looks)(
		'is an error, one empty item or no item, as the host wants: %s',
		async (...look) => {
			const [resource, which] = look;
			const run = async (options: INodeParameters) =>
				await restaurant.run({
					resource,
					operation: 'get',
					venueId: byId(restaurant.newYork),
					...which,
					options,
				});
			expect((await run({})).error?.message).toBeTruthy();
			const empty = await run({ ifNotFound: 'empty' });
			expect(empty.error).toBeUndefined();
			expect(empty.items).toEqual([
				{ json: { found: false }, pairedItem: expect.objectContaining({ item: 0 }) },
			]);
			const skipped = await run({ ifNotFound: 'skip' });
			expect(skipped.error).toBeUndefined();
			expect(skipped.items).toEqual([]);
		},
	);

	it('is no answer where the credential lacks the right', async () => {
		restaurant.sandbox.faults.add({ match: { path: '^/waitlist/' }, effect: { kind: 'forbid' } });
		const { error } = await restaurant.run({
			resource: 'waitlist',
			operation: 'get',
			waitlistId: 'x',
			options: { ifNotFound: 'empty' },
		});
		expect(error?.httpCode).toBe('403');
	});
});

describe('one record', () => {
	it('is found in a list around it, as the waitlist wraps its rows', async () => {
		const entry = { id: 'w-1', brand_new: 7 };
		answers('^/waitlist/', { status: 200, data: [{ waitlist_entries: [entry] }] });
		const { json } = await restaurant.run({
			resource: 'waitlist',
			operation: 'get',
			waitlistId: 'w-1',
		});
		expect(json).toEqual([entry]);
	});

	it('is not found where that list is empty', async () => {
		answers('^/waitlist/', { status: 200, data: [{ waitlist_entries: [] }] });
		const { json } = await restaurant.run({
			...{ resource: 'waitlist', operation: 'get', waitlistId: 'w-1' },
			options: { ifNotFound: 'empty' },
		});
		expect(json).toEqual([{ found: false }]);
	});

	it('stands under the key of its list, for experiences', async () => {
		answers('/details/[^/]+$', { status: 200, data: { experience: { id: 'e-1', brand_new: 7 } } });
		const { json } = await restaurant.run({
			resource: 'experience',
			operation: 'get',
			venueId: byId(restaurant.newYork),
			experienceId: 'e-1',
			output: 'raw',
		});
		expect(json).toEqual([{ id: 'e-1', brand_new: 7 }]);
	});
});
