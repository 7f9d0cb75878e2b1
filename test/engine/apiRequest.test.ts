import type { IDataObject } from 'n8n-workflow';
import { speedUp } from '../support/fastSleep.cjs';
import { oneRestaurant } from '../support/opened.cjs';

const restaurant = oneRestaurant({ reservations: 500 });

const ask = async (more: IDataObject) =>
	await restaurant.run({ resource: 'api', operation: 'request', ...(more as object) });

const group = () => ({ venue_group_id: restaurant.sandbox.venueGroupId });
const late = () => ({ date: '2026-05-15', time: '20:00', party_size: 2 });

describe('any other route', () => {
	it('is read with the same login, and the whole answer comes out', async () => {
		const { json, error } = await ask({ path: 'venues', queryParameters: '{ "limit": 1 }' });
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ status: 200, data: { limit: 1, results: [{}] } });
		expect(restaurant.requests()[0].headers.authorization).toMatch(/^[0-9a-f]{128}$/);
	});

	it('is asked with lists and objects as forms have them, never by the name of their kind', async () => {
		const queryParameters = { venue_ids: ['a', 'b'], upsells: [{ upgrade_id: 'u', quantity: 2 }] };
		await ask({ path: '/venues', queryParameters });
		expect(restaurant.requests()[0].query).toEqual({
			venue_ids: 'a,b',
			upsells: '[{"upgrade_id":"u","quantity":2}]',
		});
	});

	it('is asked with a moment that an expression gives as ISO text, in query and form', async () => {
		const moment = '={{ { updated_since: new Date("2026-05-15T19:30Z") } }}';
		await ask({ path: '/reservations', queryParameters: moment });
		await ask({ path: '/reservations', method: 'POST', bodyType: 'form', body: moment });
		const [read, write] = restaurant.requests();
		expect(read.query).toEqual({ updated_since: '2026-05-15T19:30:00.000Z' });
		expect(write.body).toEqual({ updated_since: '2026-05-15T19:30:00.000Z' });
	});

	it('keeps a hash in its path, which would cut off all that follows', async () => {
		await ask({ path: '/venues?name=Bar #7', queryParameters: group() });
		expect(restaurant.requests()[0].query).toEqual({ name: 'Bar #7', ...group() });
	});

	it('is split into items, page after page', async () => {
		const list = { path: '/reservations/export', paginate: true, queryParameters: group() };
		const all = await ask({ ...list, returnAll: true });
		const { size } = restaurant.sandbox.state.reservations;
		expect(new Set(all.json.map(({ id }) => id)).size).toBe(size);
		expect(all.json).toHaveLength(size);
		restaurant.sandbox.clear();
		const few = await ask({ ...list, limit: 7 });
		expect(few.json).toHaveLength(7);
		expect(restaurant.requests().map(({ query }) => query.limit)).toEqual(['7']);
	});

	it('finds the rows where the route keeps them', async () => {
		const queryParameters = {
			date: '2026-05-15',
			party_size: 2,
			start_time: '18:00',
			end_time: '19:00',
		};
		const { json } = await ask({
			path: `/venues/${restaurant.newYork}/availability`,
			queryParameters,
			options: { rowsKey: 'availability' },
		});
		expect(json.map(({ name }) => name)).toContain('Dinner');
	});

	it('asks for each page once by its cursor, also where the path itself asks for paging', async () => {
		const venue = restaurant.newYork;
		const list = { paginate: true, returnAll: true };
		const path = `/reservations?venue_id=${venue}&limit=3`;
		const { json } = await ask({ ...list, path });
		expect(json.length).toBeGreaterThan(3);
		const from = async (more: IDataObject) => {
			restaurant.sandbox.clear();
			const { json: rest } = await ask({ ...list, ...more });
			expect(rest.map(({ id }) => id)).toEqual(json.slice(3).map(({ id }) => id));
			expect(restaurant.requests().map(({ query }) => query)).toEqual([
				{ venue_id: venue, limit: '400', cursor: '3' },
			]);
		};
		await from({ path: `${path}&cursor=3` });
		await from({ path: '/reservations', queryParameters: { venue_id: venue, cursor: 3 } });
	});

	it('names the parameter that says where the rows are, if they are not where it looks', async () => {
		const path = `/venues/${restaurant.newYork}/charges`;
		const { error } = await ask({ path, paginate: true, returnAll: true });
		expect(error?.message).toBe('The answer has no list in "results"');
		expect(error?.description).toContain('Set Rows Field in Options');
		const found = await ask({ path, paginate: true, options: { rowsKey: 'charges' } });
		expect(found.error).toBeUndefined();
	});

	it('is written as a form, with booleans as words', async () => {
		const { json, error } = await ask({
			method: 'PUT',
			path: `/venues/${restaurant.newYork}/book`,
			bodyType: 'form',
			body: {
				...late(),
				...{ first_name: 'Ada', last_name: 'Byron', phone: '+19175550123' },
				...{ send_client_email: false, tags: ['Seating:Window', 'Seating:Booth'], email: null },
			},
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ data: { reservation_id: expect.any(String) } });
		const [sent] = restaurant.writes();
		expect(sent.contentType).toMatch(/^application\/x-www-form-urlencoded/);
		expect(sent.body).toMatchObject({
			party_size: '2',
			send_client_email: 'false',
			tags: 'Seating:Window,Seating:Booth',
		});
		expect(sent.body).not.toHaveProperty('email');
	});

	it('tells a refusal like every other operation', async () => {
		const { error } = await ask({ path: '/nothing/here' });
		expect(error?.httpCode).toBe('404');
		expect(error?.description).toContain('Could not find resource');
		expect(error?.description).toContain('Request ID');
	});

	it('repeats a read after an outage, and never a write', async () => {
		const waits = speedUp(1000);
		const outage = { kind: 'status', status: 503 } as const;
		restaurant.sandbox.faults.add({ match: { path: '/venues', times: 1 }, effect: outage });
		const read = await ask({ path: '/venues' });
		expect(read.error).toBeUndefined();
		expect(restaurant.requests()).toHaveLength(2);

		restaurant.sandbox.clear();
		restaurant.sandbox.faults.add({ match: { method: 'PUT' }, effect: outage });
		const path = `/venues/${restaurant.newYork}/book`;
		const write = await ask({ method: 'PUT', path, bodyType: 'form', body: late() });
		waits.restore();
		expect(write.error?.message).toContain('not known whether');
		expect(restaurant.writes()).toHaveLength(1);
	});

	it('shows in a dry run what a write would send, its query included, and sends nothing', async () => {
		const { json } = await ask({
			...{ method: 'POST', path: '/reservations/x/cancel', bodyType: 'form' },
			...{ queryParameters: { note: 'a b' }, body: { send_client_email: true } },
			options: { dryRun: true },
		});
		expect(json).toEqual([
			{
				dry_run: true,
				method: 'POST',
				path: '/reservations/x/cancel?note=a%20b',
				body: { send_client_email: 'true' },
				would: 'Send POST /reservations/x/cancel?note=a%20b',
			},
		]);
		expect(restaurant.requests()).toEqual([]);
	});

	it.each([
		['another host', 'https://example.com/venues'],
		['another host in disguise', '//example.com/venues'],
		['a way up and out', '/../admin/state'],
		['a way up in disguise', '/%2e%2e/admin/state'],
		['a way up, backwards', '/..\\admin/state'],
		['nothing', '={{ "" }}'],
	])('is never %s', async (_what, path) => {
		const { error } = await ask({ path });
		expect(error?.message).toContain('Path');
		expect(restaurant.requests()).toEqual([]);
	});

	it.each([
		['queryParameters', 'Query Parameters', {}],
		['body', 'Body', { method: 'POST', bodyType: 'json' }],
	])('refuses %s that are no JSON object by name', async (name, displayName, more) => {
		const broken = await ask({ path: '/venues', ...more, [name]: '{ "limit": ' });
		expect(broken.error?.message).toContain(displayName);
		const list = await ask({ path: '/venues', ...more, [name]: '[1]' });
		expect(list.error?.message).toContain(displayName);
		expect(restaurant.requests()).toEqual([]);
	});
});
