import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import { byId } from '../support/definition.cjs';
import { oneRestaurant, quickWaits } from '../support/opened.cjs';
import { FRIDAY } from '../support/tables.cjs';

const GROUP = '^/venue_groups/[^/]+/availability$';
const VENUE = /^\/venues\/[^/]+\/availability$/;
const DINING = /^\/concierge\/.+\/availability\/dining$/;
const RANGE = /^\/concierge\/.+\/availability\/range$/;

const restaurant = oneRestaurant({ reservations: 0 });
quickWaits();

const search = async (more: INodeParameters = {}) =>
	await restaurant.run({
		...{ resource: 'availability', operation: 'search', date: FRIDAY, partySize: 2 },
		...more,
	});
const onGroup = (effect: FaultEffect) =>
	restaurant.sandbox.faults.add({ match: { path: GROUP }, effect });
const venuesOf = (rows: IDataObject[]) => [...new Set(rows.map(({ venue_id: id }) => id))].sort();
const asked = (path: RegExp) => restaurant.requests('GET', path);

describe('free times of the whole group', () => {
	it('come with one question, each with its venue, that venue’s zone and its currency', async () => {
		const { json, error } = await search({ options: { includePaid: true } });
		expect(error).toBeUndefined();
		expect(asked(new RegExp(GROUP))).toHaveLength(1);
		expect(asked(VENUE)).toEqual([]);
		const { newYork, london, sydney } = restaurant;
		expect(venuesOf(json)).toEqual([newYork, london, sydney].sort());
		const offsets = { [newYork]: '-04:00', [london]: '+01:00', [sydney]: '+10:00' };
		for (const { venue_id: id, datetime } of json) {
			expect(String(datetime).endsWith(offsets[id as string])).toBe(true);
		}
	});

	it('are the same as those that each venue tells by itself', async () => {
		const options = { includePaid: true, includeRequestable: true };
		const together = (await search({ options })).json;
		const { newYork, london, sydney } = restaurant;
		const one = (await search({ options, venueId: byId([newYork, london, sydney].join()) })).json;
		expect(asked(VENUE)).toHaveLength(3);
		const key = (slot: IDataObject) => JSON.stringify(slot);
		expect(together.map(key).sort()).toEqual(one.map(key).sort());
	});

	it.each<[string, FaultEffect]>([
		['unknown', { kind: 'status', status: 404, msg: 'Could not find resource' }],
		['forbidden', { kind: 'forbid' }],
		['broken', { kind: 'status', status: 500 }],
		['a web page', { kind: 'html200' }],
		['a shape of its own', { kind: 'status', status: 200, body: { data: { other: [] } } }],
		['empty', { kind: 'status', status: 204, empty: true }],
		[
			'silent about the venues',
			{
				kind: 'status',
				status: 200,
				body: { data: { availability: [{ times: [{ time: '19:00', type: 'book' }] }] } },
			},
		],
	])('are asked for venue by venue where that route is %s', async (_what, effect) => {
		onGroup(effect);
		const { json, error } = await search();
		expect(error).toBeUndefined();
		expect(asked(VENUE)).toHaveLength(3);
		expect(venuesOf(json)).toHaveLength(3);
	});

	it('of several days are asked for venue by venue and day by day', async () => {
		const { json } = await search({ options: { toDate: '2026-05-16' } });
		expect(asked(new RegExp(GROUP))).toEqual([]);
		expect(asked(VENUE)).toHaveLength(6);
		expect([...new Set(json.map(({ date }) => date))].sort()).toEqual([FRIDAY, '2026-05-16']);
	});

	it('need no venue group in the credential', async () => {
		const credentials = await restaurant.credentialWith({ venueGroupId: '' });
		const all = { resource: 'availability', operation: 'search', date: FRIDAY, partySize: 2 };
		const { json, error } = await restaurant.run(all, { credentials });
		expect(error).toBeUndefined();
		expect(venuesOf(json)).toHaveLength(3);
	});
});

describe('free times through the concierge', () => {
	const concierge = (more: INodeParameters = {}) =>
		search({ channel: 'concierge', venueId: byId(restaurant.newYork), ...more });
	const days = { toDate: '2026-05-17' };

	it('of several days come with one question, and only of these days', async () => {
		const { json } = await concierge({ options: days });
		expect(asked(RANGE)).toHaveLength(1);
		expect(asked(RANGE)[0].query).toMatchObject({ date: FRIDAY, days_out: '3', party_size: '2' });
		expect(asked(DINING)).toEqual([]);
		expect([...new Set(json.map(({ date }) => date))].sort()).toEqual([
			FRIDAY,
			'2026-05-16',
			'2026-05-17',
		]);
	});

	it.each<[string, FaultEffect]>([
		['unknown', { kind: 'status', status: 404 }],
		['forbidden', { kind: 'forbid' }],
	])('are asked for day by day where the days’ route is %s', async (_what, effect) => {
		restaurant.sandbox.faults.add({ match: { path: '/availability/range$' }, effect });
		const { json, error } = await concierge({ options: days });
		expect(error).toBeUndefined();
		expect(asked(DINING)).toHaveLength(3);
		expect(new Set(json.map(({ date }) => date)).size).toBe(3);
	});

	it('on request are asked for day by day, since the days’ route does not tell them', async () => {
		await concierge({ options: { ...days, includeRequestable: true } });
		expect(asked(RANGE)).toEqual([]);
		expect(asked(DINING).map(({ query }) => query.can_request)).toEqual(['true', 'true', 'true']);
	});

	it('for a reservation that moves are asked on the route that knows moving', async () => {
		await concierge({ options: { reservationId: 'resv-1' } });
		expect(asked(RANGE)[0].query).toMatchObject({ reservation_id: 'resv-1', days_out: '1' });
		expect(asked(DINING)).toEqual([]);
	});

	it('of the whole group are asked of each of the concierge’s venues', async () => {
		const { json } = await search({ channel: 'concierge' });
		expect(asked(/^\/concierge\/[^/]+\/venues$/)).toHaveLength(1);
		expect(asked(/^\/venues$/)).toEqual([]);
		expect(venuesOf(json)).toHaveLength(3);
	});

	it('are none where SevenRooms answers without content', async () => {
		restaurant.sandbox.faults.add({
			match: { path: '/availability/dining$' },
			effect: { kind: 'status', status: 204, empty: true },
		});
		const { json, error } = await concierge();
		expect([error, json]).toEqual([undefined, []]);
	});
});

describe('reads of several venues', () => {
	it('take their ids with commas or as a list from an expression, each venue once', async () => {
		const { newYork, london } = restaurant;
		const list = async (venueId: INodeParameters[string]) => {
			restaurant.sandbox.log.length = 0;
			const { error } = await restaurant.run({
				...{ resource: 'table', operation: 'getAll', returnAll: true, venueId },
			});
			expect(error).toBeUndefined();
			return restaurant.requests('GET', /tables$/).map(({ apiPath }) => apiPath.split('/')[2]);
		};
		expect(await list(byId(` ${newYork} , ${london},${newYork}`))).toEqual([newYork, london]);
		expect(await list(byId(`={{ ["${newYork}", "${london}"] }}`))).toEqual([newYork, london]);
	});

	it('are refused where an operation is about one venue', async () => {
		const { newYork, london } = restaurant;
		const { error } = await restaurant.run({
			...{ resource: 'venue', operation: 'get', venueId: byId(`${newYork},${london}`) },
		});
		expect(error?.message).toBe('Venue names 2 venues');
	});

	it('go on within the limit, from one venue to the next', async () => {
		const { json } = await restaurant.run({
			...{ resource: 'table', operation: 'getAll', returnAll: false, limit: 1_000 },
		});
		expect(venuesOf(json)).toHaveLength(3);
		const [first] = json;
		expect(json.filter(({ id }) => id === first.id)).toHaveLength(1);
	});
});

describe('the extras of a booking', () => {
	const guest = { firstName: 'Ada', lastName: 'Night', phone: '+12125550143' };
	const book = async (more: INodeParameters) =>
		await restaurant.run({
			...{ resource: 'reservation', operation: 'create', ...guest },
			venueId: byId(restaurant.newYork),
			...{ dateTime: `${FRIDAY}T19:30`, partySize: 2, options: { dryRun: true } },
			...more,
		});

	it.each([
		['venue', 'table', 'tags', 'add_client_tags', 'remove_client_tags', 'address2'],
		[
			...['concierge', 'table_codes', 'reservation_tags', 'client_tags_to_add'],
			...['client_tags_to_remove', 'address_2'],
		],
	])('reach the wire under the names of the channel: %s', async (channel, ...names) => {
		const [tables, tags, add, remove, address] = names;
		const { json, error } = await book({
			channel,
			additionalFields: {
				tables: ['12', '14'],
				tags: 'Seating:Window, Special Occasions:Birthday',
				guestTags: 'Preferences:Vegan',
				guestTagsRemove: 'Status:Press',
				address2: 'Room 7',
				isWalkIn: true,
				smsOptIn: false,
				venueMarketingOptIn: true,
				venueGroupMarketingOptIn: false,
				customFields: '{"cf_1":"Newsletter"}',
				guestCustomFields: '{"cf_2":"x"}',
				loyaltyRank: 0,
				upgrades: '[{"upgrade_id":"u-1","price":1500,"quantity":2}]',
			},
			force: {
				bypassAvailability: true,
				bypassDuplicateCheck: true,
				bypassEditableCutoff: true,
				bypassRequiredContactFields: false,
			},
		});
		expect(error?.message).toBeUndefined();
		expect(json[0].body).toMatchObject({
			[tables]: '12,14',
			[tags]: 'Seating:Window,Special Occasions:Birthday',
			[add]: 'Preferences:Vegan',
			[remove]: 'Status:Press',
			[address]: 'Room 7',
			is_walkin: 'true',
			reservation_sms_opt_in: 'false',
			venue_marketing_opt_in: 'true',
			venue_group_marketing_opt_in: 'false',
			custom_fields: '{"cf_1":"Newsletter"}',
			client_custom_fields_args: '{"cf_2":"x"}',
			loyalty_rank: '0',
			bypass_availability: 'true',
			bypass_duplicate_reservation_check: 'true',
			bypass_editable_cutoff: 'true',
			bypass_required_contact_fields: 'false',
		});
		const { upgrade_inventories: upgrades } = json[0].body as IDataObject;
		expect(JSON.parse(String(upgrades))).toEqual({ 'u-1': { price: 1500, quantity: 2 } });
	});

	it('are booked as they are listed: an upgrade by its id, at a price in cents', async () => {
		const { json } = await restaurant.run({
			...{ resource: 'upgradeCategory', operation: 'getAll', returnAll: true },
		});
		const category = json.find(({ venue_id: id }) => id === restaurant.newYork);
		const categoryId = String(category?.id);
		const listed = await restaurant.run({ resource: 'upgrade', operation: 'getAll', categoryId });
		const upgrade_id = String(listed.json[0].id);
		const upgrades = JSON.stringify([{ upgrade_id, quantity: 2, price: 1500 }]);
		const booked = await book({ additionalFields: { upgrades }, options: {} });
		expect(booked.error?.message).toBeUndefined();
		const [raw] = (
			await restaurant.run({
				...{ resource: 'reservation', operation: 'get', output: 'raw' },
				reservationId: byId(String(booked.json[0].id)),
			})
		).json;
		expect(raw.upgrades).toMatchObject([{ inventory_id: upgrade_id, quantity: 2, price: 1500 }]);
	});

	it('refuse a tag without its group', async () => {
		const { error } = await book({ additionalFields: { tags: 'Birthday' } });
		expect(error?.message).toContain('Birthday');
	});

	it('can be a booking without a phone, if Force says that contact is not needed', async () => {
		const nobody = { firstName: 'Bar', lastName: 'Guest', phone: '' };
		expect((await book(nobody)).error?.message).toContain('Phone');
		const force = { bypassRequiredContactFields: true };
		const { json, error } = await book({ ...nobody, force });
		expect(error).toBeUndefined();
		expect(json[0].body).toMatchObject({ bypass_required_contact_fields: 'true' });
		expect(json[0].body).not.toHaveProperty('phone');
	});
});
