import { sleep, type IDataObject } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import { executeContext } from '../support/nodeContext.cjs';
import { speedUp, type FastSleep } from '../support/fastSleep.cjs';
import { startRestaurant, type Restaurant } from '../support/restaurant.cjs';
import type { NodeRun, SavedCredential } from '../support/engine.cjs';

/** Long enough for several windows. */
const SIZE = 9_000;
const PAGES = Math.ceil(SIZE / 400);
const EXPORT = '/reservations/export';
const QUICKER = 50;

let restaurant: Restaurant;
let filters: IDataObject;
let waits: FastSleep;

beforeAll(async () => {
	restaurant = await startRestaurant({ reservations: SIZE });
	const dates = book().map(({ date }) => date);
	filters = { fromDate: dates.sort()[0], toDate: dates.sort().at(-1) };
}, 120_000);

beforeEach(() => {
	restaurant.sandbox.clear();
	waits = speedUp(QUICKER);
});

afterEach(() => waits.restore());

afterAll(async () => await restaurant.close());

const book = () => [...restaurant.sandbox.state.reservations.all()];

const read = async (more: IDataObject = {}, run: Partial<NodeRun> = {}) =>
	await restaurant.run(
		{
			resource: 'reservation',
			operation: 'getAll',
			returnAll: true,
			output: 'selectedFields',
			fields: 'id,date',
			filters: filters as never,
			...(more as object),
		},
		run,
	);

const idsOf = (rows: IDataObject[]) => rows.map(({ id }) => String(id));

/** Every reservation exactly once, day by day. */
function expectWholeBook(rows: IDataObject[]): void {
	expect(rows).toHaveLength(SIZE);
	expect(new Set(idsOf(rows))).toEqual(new Set(book().map(({ id }) => id)));
	const dates = rows.map(({ date }) => String(date));
	expect(dates).toEqual([...dates].sort());
}

function dateRangesAsked(): Array<[from: string, to: string]> {
	const asked = restaurant
		.requests('GET', /export$/)
		.map(({ query }) => `${query.from_date} ${query.to_date}`);
	return [...new Set(asked)].map((range) => range.split(' ') as [string, string]);
}

describe('all reservations between two days', () => {
	it('are read in windows that together are exactly those days', async () => {
		expectWholeBook((await read()).json);
		const [whole, ...windows] = dateRangesAsked();
		expect(whole).toEqual([filters.fromDate, filters.toDate]);
		expect(windows.length).toBeGreaterThan(2);
		windows.sort();
		expect(windows[0][0]).toBe(filters.fromDate);
		expect(windows.at(-1)?.[1]).toBe(filters.toDate);
		for (let index = 1; index < windows.length; index++) {
			const dayAfter = new Date(`${windows[index - 1][1]}T00:00Z`).getTime() + 86_400_000;
			expect(windows[index][0]).toBe(new Date(dayAfter).toISOString().slice(0, 10));
		}
	});

	it('come in the same order whichever page arrives first', async () => {
		const quick = idsOf((await read()).json);
		for (const [nth, ms] of [2, 4, 7, 9].entries()) {
			restaurant.sandbox.faults.add({
				match: { path: EXPORT, nth: nth * 3 + 2 },
				effect: { kind: 'slow', ms: ms * 30 },
			});
		}
		expect(idsOf((await read()).json)).toEqual(quick);
	});

	it('ask once, and no more, when a single page holds them all', async () => {
		const day = book()[0].date;
		const next = new Date(new Date(`${day}T00:00Z`).getTime() + 86_400_000);
		const toDate = next.toISOString().slice(0, 10);
		const { json } = await read({ filters: { fromDate: day, toDate } });
		const wanted = book().filter(({ date }) => date >= day && date <= toDate);
		expect(new Set(idsOf(json))).toEqual(new Set(wanted.map(({ id }) => id)));
		expect(restaurant.requests('GET', /export$/)).toHaveLength(1);
	});

	it.each([
		['and no page more than they are', 'fullPages', 2],
		['and once whether that was all, where every page comes with a cursor', 'always', 3],
	] as const)('ask for two pages %s', async (_what, exportCursor, requests) => {
		restaurant.sandbox.behaviour.exportCursor = exportCursor;
		const days = [...new Set(book().map(({ date }) => date))].sort();
		const upTo = (day: string) => book().filter(({ date }) => date <= day);
		const toDate = days.filter((day) => upTo(day).length < 800).at(-1) as string;
		const { json } = await read({ filters: { fromDate: days[0], toDate } });
		restaurant.sandbox.behaviour.exportCursor = 'fullPages';
		expect(json.length).toBeGreaterThan(400);
		expect(idsOf(json).sort()).toEqual(
			upTo(toDate)
				.map(({ id }) => id)
				.sort(),
		);
		expect(json.map(({ date }) => date)).toEqual(json.map(({ date }) => date).sort());
		const asked = restaurant.requests('GET', /export$/).map(({ query }) => query.to_date);
		expect(asked).toEqual(new Array(requests).fill(toDate));
	});

	it('are not cut into windows because the only page comes with a cursor', async () => {
		restaurant.sandbox.behaviour.exportCursor = 'always';
		const day = book()[0].date;
		const toDate = new Date(new Date(`${day}T00:00Z`).getTime() + 86_400_000);
		const dates = { fromDate: day, toDate: toDate.toISOString().slice(0, 10) };
		const { json } = await read({ filters: dates });
		restaurant.sandbox.behaviour.exportCursor = 'fullPages';
		const wanted = book().filter(({ date }) => date >= day && date <= dates.toDate);
		expect(idsOf(json).sort()).toEqual(wanted.map(({ id }) => id).sort());
		expect(restaurant.requests('GET', /export$/).map(({ query }) => query.to_date)).toEqual([
			dates.toDate,
			dates.toDate,
		]);
	});

	it('are read from the search in windows below its ceiling without the right to export', async () => {
		restaurant.sandbox.faults.add({ match: { path: EXPORT }, effect: { kind: 'forbid' } });
		expectWholeBook((await read()).json);
	});

	it('stop being read near the limit', async () => {
		const { json } = await read({ returnAll: false, limit: 4_100 });
		const asked = restaurant.requests('GET', /export$/).length;
		expect(json).toHaveLength(4_100);
		expect(asked).toBeLessThan(PAGES);
		const all = (await read()).json;
		expect(idsOf(json)).toEqual(idsOf(all).slice(0, 4_100));
	});

	it('ask for nothing more once there are enough', async () => {
		restaurant.sandbox.faults.add({ match: { path: EXPORT }, effect: { kind: 'slow', ms: 40 } });
		const asked = () => restaurant.requests('GET', /export$/).length;
		const { json } = await read({ returnAll: false, limit: 4_100 });
		expect(json).toHaveLength(4_100);
		const atTheEnd = asked();
		await sleep(400 * QUICKER);
		const underWay = 3;
		expect(asked()).toBeLessThanOrEqual(atTheEnd + underWay);
	});

	it('need one login, and ask for each venue once', async () => {
		const { json } = await read({ output: 'simplified' });
		expect(json).toHaveLength(SIZE);
		const venues = restaurant.requests('GET', /venues\/[^/]+$/).map(({ apiPath }) => apiPath);
		expect(new Set(venues).size).toBe(venues.length);
	});

	it('keep fewer requests under way than the pace can use', async () => {
		const credentials = await restaurant.credentialWith({ requestsPerSecond: 4 });
		const { json } = await read({ returnAll: false, limit: 4_001 }, { credentials });
		expect(json).toHaveLength(4_001);
		const times = restaurant.requests('GET', /export$/).map(({ at }) => at);
		times.forEach((at) => {
			expect(times.filter((other) => other >= at && other < at + 990).length).toBeLessThan(6);
		});
	});
});

describe('a long read between two days that meets trouble', () => {
	const once = (effect: FaultEffect, nth: number) =>
		restaurant.sandbox.faults.add({ match: { path: EXPORT, nth }, effect });

	const troubles: Array<[string, FaultEffect[]]> = [
		['a rate limit that says for how long', [{ kind: 'status', status: 429, retryAfter: 1 }]],
		['a rate limit that says nothing', [{ kind: 'status', status: 429 }]],
		['connections that break off', [{ kind: 'resetAfterCommit' }, { kind: 'resetBeforeCommit' }]],
		['a page that breaks off', [{ kind: 'truncate' }, { kind: 'truncatedJson' }]],
		['an unreachable service', [{ kind: 'status', status: 503 }]],
		['a web page in place of an answer', [{ kind: 'html200' }]],
		['a login that ends in the middle', [{ kind: 'expireTokens' }]],
		['rows that come twice', [{ kind: 'duplicateRows', count: 30 }]],
		['rows in another order', [{ kind: 'reorderRows' }]],
		['a cursor that repeats', [{ kind: 'repeatCursor' }]],
	];

	it.each(troubles)('gives every row exactly once after %s', async (_what, effects) => {
		// A login ends once: three ends in a row that all meet one request are what the node calls a refused login.
		const isLogin = effects.some(({ kind }) => kind === 'expireTokens');
		for (const nth of isLogin ? [6] : [2, 6, 13]) {
			for (const [index, effect] of effects.entries()) once(effect, nth + index * 10);
		}
		const { json, error } = await read();
		expect(error).toBeUndefined();
		expectWholeBook(json);
	});

	it('begins only that window anew whose cursor is no longer known', async () => {
		// Slow enough, also on a busy machine, that one window is read after the other: the fourth page is a window's second.
		const credentials = await restaurant.credentialWith({ requestsPerSecond: 2 });
		once({ kind: 'status', status: 400, msg: 'Invalid cursor' }, 4);
		const limit = 4_001;
		const { json, error } = await read({ returnAll: false, limit }, { credentials });
		expect(error).toBeUndefined();
		expect(new Set(idsOf(json)).size).toBe(limit);
		const firstPages = restaurant
			.requests('GET', /export$/)
			.filter(({ query }) => query.cursor === undefined)
			.map(({ query }) => query.from_date);
		const repeated = firstPages.filter((from, index) => firstPages.indexOf(from) < index);
		expect(repeated).toEqual([filters.fromDate, filters.fromDate]);
	});

	it.each([
		['at once', 1, 400],
		['after a page', 2, 409],
	])('asks nothing more when it is refused %s', async (_when, nth, status) => {
		once({ kind: 'status', status, msg: 'Not now' }, nth);
		const { items, error } = await read();
		expect(items).toHaveLength(0);
		expect(error?.httpCode).toBe(String(status));
		expect(restaurant.requests('GET', /export$/)).toHaveLength(nth);
	});

	it('goes on in windows when its first cursor is no longer known', async () => {
		once({ kind: 'status', status: 400, msg: 'Invalid cursor' }, 2);
		const { json, error } = await read();
		expect(error).toBeUndefined();
		expectWholeBook(json);
	});

	it.each<[string, FaultEffect]>([
		['a refusal', { kind: 'status', status: 409, msg: 'Not now' }],
		['a failure that lasts', { kind: 'status', status: 500 }],
		['a cursor that is never known', { kind: 'status', status: 400, msg: 'Invalid cursor' }],
		['a page that is never whole', { kind: 'truncatedJson' }],
	])('is one clear error and no half list after %s', async (_what, effect) => {
		restaurant.sandbox.faults.add({ match: { path: EXPORT, skip: 8 }, effect });
		const { items, error } = await read({}, { onError: 'continueErrorOutput' });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(0);
		const failed = await read();
		expect(failed.items).toHaveLength(0);
		expect(failed.error?.message).toBeTruthy();
	});

	it('asks for nothing more once it has failed', async () => {
		restaurant.sandbox.faults.add({
			match: { path: EXPORT, skip: 3 },
			effect: { kind: 'status', status: 409 },
		});
		const { error } = await read();
		expect(error?.httpCode).toBe('409');
		const underWay = 3;
		await read({ returnAll: false, limit: 1 });
		expect(restaurant.requests('GET', /export$/).length).toBeLessThanOrEqual(4 + underWay);
	});

	it('ends at once when the execution is stopped', async () => {
		restaurant.sandbox.faults.add({ match: { path: EXPORT }, effect: { kind: 'slow', ms: 100 } });
		const { status, items } = await read({}, { cancelAfterMs: 450 });
		expect(status).toBe('canceled');
		expect(items).toHaveLength(0);
		expect(restaurant.requests('GET', /export$/).length).toBeLessThan(PAGES);
	});
});

describe('a read that takes long', () => {
	const realNow = performance.now.bind(performance);
	let clock: jest.SpyInstance<number, []>;
	let credentials: SavedCredential;

	/** How many milliseconds one counts as from now on. Never puts the clock back: what has waited for a moment must not wait for it again. */
	function runClock(speed: number): void {
		const [shown, begun] = [performance.now(), realNow()];
		clock.mockImplementation(() => shown + (realNow() - begun) * speed);
	}

	let logged: string[] = [];
	let log: jest.SpyInstance;

	beforeAll(async () => {
		// An account of its own: what waits for a moment of this clock would wait for long on the real one.
		const baseUrl = `${restaurant.sandbox.url}/2_2`;
		credentials = await restaurant.credentialWith({ baseUrl });
		clock = jest.spyOn(performance, 'now').mockImplementation(realNow);
	});

	afterAll(() => clock.mockRestore());

	beforeEach(() => {
		logged = [];
		const { logger } = executeContext(restaurant.engine, { credentials });
		log = jest.spyOn(logger, 'info').mockImplementation((message) => void logged.push(message));
	});

	afterEach(() => {
		log.mockRestore();
		runClock(1);
	});

	it('says in the log how far it is, and at the end in the output panel', async () => {
		restaurant.sandbox.faults.add({ match: { path: EXPORT }, effect: { kind: 'slow', ms: 30 } });
		runClock(100);
		const { json, nodeHints } = await read({}, { credentials });
		expectWholeBook(json);
		const told = logged.filter((message) => message.includes('rows'));
		expect(told.length).toBeGreaterThan(1);
		for (const message of told) {
			expect(message).toMatch(/[\d,]+ rows in \d+ pages after [\d,]+ s, [\d,]+ rows a second/);
			expect(message).toMatch(/s of waiting for the limit of 1000 requests a second$/);
		}
		expect(nodeHints).toHaveLength(1);
		expect(nodeHints[0].message).toMatch(/[\d,]+ rows in \d+ pages/);
		expect(nodeHints[0].location).toBe('outputPane');
	});

	/** What the hint says of a read that meets the same trouble three times, in seconds. */
	async function toldOf(status: number, more: IDataObject = {}) {
		restaurant.sandbox.faults.add({ match: { path: EXPORT }, effect: { kind: 'slow', ms: 30 } });
		for (const nth of [6, 7, 8]) {
			const effect = { kind: 'status', status, retryAfter: 20 } as const;
			restaurant.sandbox.faults.add({ match: { path: EXPORT, nth }, effect });
		}
		runClock(QUICKER);
		const { json, nodeHints } = await read(more, { credentials });
		expect(json).toHaveLength(SIZE);
		const [took, waited] = nodeHints[0].message.match(/\d+(?= s\b)/g)!.map(Number);
		return { took, waited };
	}

	it('does not take the wait after an outage for one for the limit', async () => {
		const { waited } = await toldOf(503, { filters: {} });
		expect(waited).toBeLessThan(20);
	});

	it('says no longer wait than it took, though windows wait side by side', async () => {
		const { took, waited } = await toldOf(429);
		expect(waited).toBeGreaterThanOrEqual(20);
		expect(waited).toBeLessThanOrEqual(took);
	});

	it('says nothing when it was short', async () => {
		const { json, nodeHints } = await read({ returnAll: false, limit: 5 }, { credentials });
		expect(json).toHaveLength(5);
		expect(nodeHints).toEqual([]);
		expect(logged.filter((message) => message.includes('rows'))).toEqual([]);
	});
});
