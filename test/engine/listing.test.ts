import type { IDataObject } from 'n8n-workflow';
import { startRestaurant, type Restaurant } from '../support/restaurant.cjs';

let restaurant: Restaurant;

afterAll(async () => await restaurant.close());

const list = async (more: IDataObject) =>
	await restaurant.run({
		resource: 'reservation',
		operation: 'getAll',
		output: 'selectedFields',
		fields: 'id, date',
		...(more as object),
	});

const idsOf = (rows: Array<{ id?: unknown }>) => rows.map(({ id }) => String(id));
const book = () => [...restaurant.sandbox.state.reservations.all()];
const searchPages = () => restaurant.requests('GET', /^\/reservations$/);
const exportPages = () => restaurant.requests('GET', /^\/reservations\/export$/);

/** Exactly these, each once. */
function expectEachOnce(rows: IDataObject[], wanted: Array<{ id: string }>): void {
	expect(rows).toHaveLength(wanted.length);
	expect(new Set(idsOf(rows))).toEqual(new Set(idsOf(wanted)));
}

describe('a book of 9,000 reservations', () => {
	it('is listed with Return All, each once, from the export alone', async () => {
		restaurant = await startRestaurant({ reservations: 9_000 });
		const { json, error } = await list({ returnAll: true });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(9_000);
		expectEachOnce(json, book());
		expect(searchPages()).toEqual([]);
		expect(exportPages().every(({ query }) => query.limit === '400')).toBe(true);
		const groups = exportPages().map(({ query }) => query.venue_group_id);
		expect(new Set(groups)).toEqual(new Set([restaurant.sandbox.venueGroupId]));
		await restaurant.close();
	});
});

describe('a book just over the 4,000 rows that the search gives out', () => {
	beforeAll(async () => {
		restaurant = await startRestaurant({ reservations: 4_500 });
	});

	beforeEach(() => restaurant.sandbox.clear());

	it('gives 50 without being told how many, and asks for no more', async () => {
		const { json } = await list({});
		expect(json).toHaveLength(50);
		expect(searchPages().map(({ query }) => query.limit)).toEqual(['50']);
	});

	it('gives exactly as many as the limit says, over several pages, in one order', async () => {
		const { json } = await list({ limit: 450 });
		expect(new Set(idsOf(json)).size).toBe(450);
		expect(exportPages()).toEqual([]);
		const again = await list({ limit: 450 });
		expect(idsOf(again.json)).toEqual(idsOf(json));
	});

	it('takes the export at once for a limit over 4,000', async () => {
		const { json, error } = await list({ limit: 4_100 });
		expect(error).toBeUndefined();
		expect(new Set(idsOf(json)).size).toBe(4_100);
		expect(searchPages()).toEqual([]);
	});

	it('moves from the search to the export at the ceiling and repeats nothing', async () => {
		const { json, error } = await list({ limit: 4_000, filters: { minPartySize: 6 } });
		expect(error).toBeUndefined();
		expectEachOnce(
			json,
			book().filter(({ partySize }) => partySize >= 6),
		);
		expect(searchPages().at(-1)?.status).toBe(400);
		expect(exportPages()[0].query).not.toHaveProperty('cursor');
	});

	describe('and a credential without the right to export', () => {
		beforeEach(() => {
			restaurant.sandbox.faults.add({
				match: { path: '/reservations/export' },
				effect: { kind: 'forbid' },
			});
		});

		it('is read whole in date windows, without asking for the same rows over and over', async () => {
			const { json, error } = await list({ returnAll: true });
			expect(error).toBeUndefined();
			expectEachOnce(json, book());
			expect(exportPages()).toHaveLength(1);
			expect(searchPages().length).toBeLessThan(30);
		});

		it('is read from the first to the last day asked for, and no other', async () => {
			const [fromDate, toDate] = ['2026-04-20', '2026-05-10'];
			const { json, error } = await list({ returnAll: true, filters: { fromDate, toDate } });
			expect(error).toBeUndefined();
			expectEachOnce(
				json,
				book().filter(({ date }) => date >= fromDate && date <= toDate),
			);
			for (const { query } of searchPages()) {
				expect(query.from_date >= fromDate && query.to_date <= toDate).toBe(true);
			}
		});

		it('is an error, and no half list, when one day alone has too many', async () => {
			const msg = 'Result set limited to 4000 results';
			restaurant.sandbox.faults.add({
				match: { path: '/reservations$' },
				effect: { kind: 'status', status: 400, msg },
			});
			const filters = { fromDate: '2026-05-08', toDate: '2026-05-09' };
			const { json, error } = await list({ returnAll: true, filters });
			expect(json).toEqual([]);
			expect(error?.message).toContain(msg);
			expect(error?.description).toContain('Read fewer days at a time.');
			expect(error?.description).toContain('GET /reservations/export');
		});
	});
});
