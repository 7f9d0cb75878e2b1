import type { IDataObject } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import { oneRestaurant } from '../support/opened.cjs';

/** Two full pages and a short one. */
const SIZE = 990;

const restaurant = oneRestaurant({ reservations: SIZE });

const list = async (more: IDataObject, run = {}) =>
	await restaurant.run(
		{
			resource: 'reservation',
			operation: 'getAll',
			output: 'selectedFields',
			fields: 'id, venue_id',
			...(more as object),
		},
		run,
	);

const idsOf = (rows: IDataObject[]) => rows.map(({ id }) => String(id));
const book = () => [...restaurant.sandbox.state.reservations.all()];

function expectWholeBook(rows: IDataObject[]): void {
	expect(rows).toHaveLength(SIZE);
	expect(new Set(idsOf(rows))).toEqual(new Set(book().map(({ id }) => id)));
}

describe('pages that misbehave', () => {
	it.each([
		['rows come twice', { kind: 'duplicateRows', count: 20 }],
		['rows come backwards', { kind: 'reorderRows' }],
	] as const)('are read to the end when %s', async (_what, effect) => {
		restaurant.sandbox.faults.add({ effect });
		expectWholeBook((await list({ returnAll: true })).json);
		expectWholeBook((await list({ limit: SIZE + 1 })).json);
	});

	it('end where every page hands out a cursor, even the empty last one', async () => {
		restaurant.sandbox.behaviour.exportCursor = 'always';
		const { json } = await list({ returnAll: true });
		expectWholeBook(json);
		expect(restaurant.requests()).toHaveLength(4);
		restaurant.sandbox.behaviour.exportCursor = 'fullPages';
	});

	it('end when a cursor repeats and brings nothing new', async () => {
		restaurant.sandbox.faults.add({
			match: { path: '/reservations', skip: 1 },
			effect: { kind: 'repeatCursor' },
		});
		const { json, status } = await list({ returnAll: true });
		expect(status).toBe('success');
		expect(new Set(idsOf(json)).size).toBe(json.length);
		expect(restaurant.requests().length).toBeLessThan(6);
	});

	it.each(['null', 'absent', 'empty'] as const)('end at a cursor that is %s', async (as) => {
		restaurant.sandbox.faults.add({
			match: { path: '/reservations/export', nth: 2 },
			effect: { kind: 'dropCursor', as },
		});
		const { json, status } = await list({ returnAll: true });
		expect(status).toBe('success');
		expect(json).toHaveLength(800);
	});

	it('are an error when one fails for good: half a list looks like a whole one', async () => {
		restaurant.sandbox.faults.add({
			match: { path: '/reservations/export', skip: 2 },
			effect: { kind: 'status', status: 400, msg: 'Invalid cursor' },
		});
		const { json, error } = await list({ returnAll: true });
		expect(json).toEqual([]);
		expect(error?.message).toContain('Invalid cursor');
	});

	it.each([
		[400, 'Invalid cursor'],
		[404, 'Could not find resource'],
	])('blame neither values nor IDs when a later page is refused with %i', async (status, msg) => {
		restaurant.sandbox.faults.add({
			match: { path: '/reservations/export', nth: 2 },
			effect: { kind: 'status', status, msg },
		});
		const { json, error } = await list({ returnAll: true });
		expect(json).toEqual([]);
		expect(error?.message).toBe(`SevenRooms broke off the list in the middle: ${msg}`);
		expect(error?.description).toContain('Run this again');
		expect(error?.description).not.toMatch(/Check the|will not help/);
	});

	it('send the same filters again with every cursor', async () => {
		await list({ returnAll: true, filters: { updatedSince: '2020-01-01T00:00:00Z' } });
		const asked = restaurant.requests().map(({ query }) => query.updated_since);
		expect(asked).toEqual(Array(3).fill('2020-01-01T00:00:00Z'));
	});
});

describe('a read between two days', () => {
	const filters = { fromDate: '2026-04-01', toDate: '2026-05-20' };
	const between = async () => await list({ returnAll: true, filters, fields: 'id, date' });
	const wanted = () =>
		book().filter(({ date }) => date >= filters.fromDate && date <= filters.toDate);

	it.each<[string, FaultEffect | undefined]>([
		['every page is in order', undefined],
		['rows come twice', { kind: 'duplicateRows', count: 20 }],
		['rows come backwards', { kind: 'reorderRows' }],
		['SevenRooms ignores the days', { kind: 'ignoreFilters', names: ['from_date', 'to_date'] }],
	])('gives each once, day by day, when %s', async (_what, effect) => {
		if (effect) restaurant.sandbox.faults.add({ effect });
		const { json, error } = await between();
		expect(error).toBeUndefined();
		expect(json).toHaveLength(wanted().length);
		expect(new Set(idsOf(json))).toEqual(new Set(wanted().map(({ id }) => id)));
		const dates = json.map(({ date }) => String(date));
		expect(dates).toEqual([...dates].sort());
	});

	it('keeps its order from one time to the next', async () => {
		const [first, second] = [await between(), await between()];
		expect(idsOf(second.json)).toEqual(idsOf(first.json));
	});

	it('is an error, and no half list, when a part of it fails for good', async () => {
		restaurant.sandbox.faults.add({ match: { skip: 1 }, effect: { kind: 'forbid' } });
		const { json, error } = await between();
		expect(json).toEqual([]);
		expect(error?.httpCode).toBe('403');
	});
});

describe('several venues', () => {
	it('are read one after the other, and no other venue', async () => {
		const venueId = `${restaurant.london}, ${restaurant.sydney},${restaurant.london}`;
		const { json } = await list({ venueId, returnAll: true });
		const countAt = (id: string) => json.filter(({ venue_id }) => venue_id === id).length;
		const { newYork, london, sydney } = restaurant;
		expect([newYork, london, sydney].map(countAt)).toEqual([0, SIZE / 3, SIZE / 3]);
	});

	it('share one limit', async () => {
		const venueId = `${restaurant.london},${restaurant.sydney}`;
		const { json } = await list({ venueId, limit: SIZE / 3 + 10 });
		expect(json.filter(({ venue_id }) => venue_id === restaurant.sydney)).toHaveLength(10);
		expect(json).toHaveLength(SIZE / 3 + 10);
	});

	it('can be a list from an expression', async () => {
		const items = [{ venues: [restaurant.london, restaurant.newYork] }];
		const { json } = await list({ venueId: '={{ $json.venues }}', returnAll: true }, { items });
		expect(json).toHaveLength((SIZE / 3) * 2);
	});

	it('are kept apart by us when SevenRooms ignores the venue', async () => {
		restaurant.sandbox.faults.add({ effect: { kind: 'ignoreFilters', names: ['venue_id'] } });
		const { json } = await list({ venueId: restaurant.london, returnAll: true });
		expect(new Set(json.map(({ venue_id }) => venue_id))).toEqual(new Set([restaurant.london]));
	});

	it('need a venue group in the credential where none is named', async () => {
		const credentials = await restaurant.credentialWith({ venueGroupId: '' });
		const { error } = await list({}, { credentials });
		expect(error?.message).toContain('venue group');
		expect(restaurant.requests()).toEqual([]);
	});
});

describe('filters that SevenRooms ignores', () => {
	const guest = () => book()[0].guestId;
	const reached = () => book().find(({ phone }) => phone !== null)!;
	const all: Array<[string, () => IDataObject, (row: ReturnType<typeof book>[number]) => boolean]> =
		[
			['guest', () => ({ guestId: guest() }), ({ guestId }) => guestId === guest()],
			['from day', () => ({ fromDate: '2026-05-12' }), ({ date }) => date >= '2026-05-12'],
			['to day', () => ({ toDate: '2026-04-30' }), ({ date }) => date <= '2026-04-30'],
			[
				'statuses',
				() => ({ status: ['CANCELED', 'NO_SHOW'] }),
				({ status }) => status === 'CANCELED' || status === 'NO_SHOW',
			],
			[
				'a code',
				() => ({ referenceCode: book()[5].referenceCode }),
				({ referenceCode }) => referenceCode === book()[5].referenceCode,
			],
			['the shift', () => ({ shiftCategory: 'lunch' }), (row) => row.shiftCategory === 'LUNCH'],
			[
				'party sizes',
				() => ({ minPartySize: 3, maxPartySize: 4 }),
				(row) => /[34]/.test(String(row.partySize)),
			],
			['a name', () => ({ name: 'LENA' }), ({ firstName }) => firstName === 'Lena'],
			[
				'a phone',
				() => ({ phone: String(reached().phone) }),
				({ phone }) => phone === reached().phone,
			],
			[
				'a tag',
				() => ({ tag: 'special occasions:birthday' }),
				({ tags }) => tags.some(({ name }) => name === 'Birthday'),
			],
			[
				'live ones',
				() => ({ excludeCanceled: true, excludeDeleted: true }),
				({ status, deleted }) => status !== 'CANCELED' && deleted === null,
			],
			[
				'changes',
				() => ({ updatedSince: '2026-05-11T00:00:00Z' }),
				({ updated }) => updated >= '2026-05-11',
			],
		];

	it.each(all)('are kept by us: %s', async (_what, filters, accepts) => {
		const wanted = book().filter(accepts);
		expect(wanted.length).toBeGreaterThan(0);
		restaurant.sandbox.faults.add({ effect: { kind: 'ignoreFilters' } });
		const { json, error } = await list({ returnAll: true, filters: filters() });
		expect(error).toBeUndefined();
		expect(new Set(idsOf(json))).toEqual(new Set(wanted.map(({ id }) => id)));
	});

	it('leave the limit to what is left over', async () => {
		restaurant.sandbox.faults.add({ effect: { kind: 'ignoreFilters' } });
		const { json } = await list({ limit: 7, filters: { status: ['NO_SHOW'] } });
		expect(json).toHaveLength(7);
		const { reservations } = restaurant.sandbox.state;
		expect(idsOf(json).map((id) => reservations.get(id)?.status)).toEqual(Array(7).fill('NO_SHOW'));
	});
});
