import type { IDataObject } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import { speedUp, type FastSleep } from '../support/fastSleep.cjs';
import { startRestaurant, type Restaurant } from '../support/restaurant.cjs';
import { askFor, BOOK, FRIDAY, openBook, SEARCH, until, type Book } from '../support/tables.cjs';

/** A table booked in the sandbox: what the oracle says of it. */
const ADA = { date: FRIDAY, minutes: 1170, partySize: 2, firstName: 'Ada', status: 'RESERVED' };
const UNKNOWN = 'SevenRooms did not confirm the booking, so it may or may not exist';

let restaurant: Restaurant;
let book: Book;
let sleep: FastSleep;

beforeAll(async () => {
	restaurant = await startRestaurant();
});

beforeEach(async () => {
	book = await openBook(restaurant);
	sleep = speedUp(1000);
});

afterEach(() => sleep.restore());

afterAll(async () => await restaurant.close());

const onBooking = (effect: FaultEffect, more: IDataObject = { times: 1 }) =>
	restaurant.sandbox.faults.add({ match: { method: 'PUT', path: BOOK, ...more }, effect });
const onLook = (effect: FaultEffect, more: IDataObject = {}) =>
	restaurant.sandbox.faults.add({ match: { method: 'GET', path: SEARCH, ...more }, effect });
const create = async () => await restaurant.run(askFor(restaurant));
const sent = () => restaurant.bookings().length;
const looks = () => restaurant.requests('GET', /^\/reservations$/).length;
/** In seconds; the pace of the account adds a millisecond here and there. */
const waited = () => Math.round(sleep.asked.reduce((sum, ms) => sum + ms, 0) / 1000);

/** Puts a table into the book while the node waits for the nth time so that `after` ms have passed. */
function whileWaiting(after: number, act: () => void): void {
	sleep.restore();
	let passed = 0;
	sleep = speedUp(1000, (ms) => {
		const isNow = passed < after && passed + ms >= after;
		passed += ms;
		if (isNow) act();
	});
}

describe('a booking whose answer got lost', () => {
	const afterCommit: Array<[string, FaultEffect]> = [
		['the connection is cut', { kind: 'resetAfterCommit' }],
		['SevenRooms answers 500', { kind: '500AfterCommit' }],
		[
			'SevenRooms answers 502',
			{ kind: 'status', status: 502, html: '<p>x</p>', afterCommit: true },
		],
		['SevenRooms answers 503', { kind: 'status', status: 503, afterCommit: true, retryAfter: 1 }],
		['SevenRooms answers 504', { kind: 'status', status: 504, empty: true, afterCommit: true }],
		['SevenRooms answers 408', { kind: 'status', status: 408, afterCommit: true }],
		['the answer breaks off', { kind: 'truncate' }],
		['half of the answer comes', { kind: 'truncatedJson' }],
		['a web page comes', { kind: 'status', status: 200, html: '<p>x</p>', afterCommit: true }],
		['an empty answer comes', { kind: 'status', status: 200, empty: true, afterCommit: true }],
		[
			'the answer names no reservation',
			{ kind: 'status', status: 200, body: { status: 200, data: {} }, afterCommit: true },
		],
	];

	it.each(afterCommit)('is found in the book and not sent again: %s', async (_what, effect) => {
		onBooking(effect);
		const { error, json } = await create();
		expect(error).toBeUndefined();
		expect(book.tables()).toEqual([expect.objectContaining(ADA)]);
		expect(sent()).toBe(1);
		expect(json).toEqual([
			expect.objectContaining({ id: book.tables()[0].id, booked: true, recovered: true }),
		]);
		expect(waited()).toBe(5);
	});

	const beforeCommit: Array<[string, FaultEffect]> = [
		['the connection is cut', { kind: 'resetBeforeCommit' }],
		['SevenRooms answers 500', { kind: 'status', status: 500 }],
		['SevenRooms answers 502', { kind: 'status', status: 502, html: '<p>Bad Gateway</p>' }],
		['SevenRooms answers 504', { kind: 'status', status: 504, empty: true }],
		['a web page comes', { kind: 'html200' }],
		['the answer says 500 inside', { kind: 'embeddedStatus', status: 500 }],
	];

	it.each(beforeCommit)(
		'is sent once more after two looks in vain: %s before it was taken',
		async (_what, effect) => {
			onBooking(effect);
			const { error, json } = await create();
			expect(error).toBeUndefined();
			expect(book.tables()).toEqual([expect.objectContaining(ADA)]);
			expect(sent()).toBe(2);
			expect(json[0]).toMatchObject({ id: book.tables()[0].id, booked: true });
			expect(json[0]).not.toHaveProperty('recovered');
			expect(looks()).toBe(2);
			expect(waited()).toBe(15);
		},
	);

	it('carries the same external ID in its repeat as in its first request', async () => {
		onBooking({ kind: 'resetBeforeCommit' });
		await create();
		const [first, second] = restaurant.bookings();
		expect(second).toEqual(first);
		expect(first.external_id).toMatch(/^n8n-[0-9a-f]{32}$/);
		expect(book.tables()[0].externalId).toBe(first.external_id);
	});

	it('is found by the second look when SevenRooms takes it between the two', async () => {
		onBooking({ kind: 'resetBeforeCommit' });
		whileWaiting(10_000, () => book.arrivesLate(restaurant.bookings()[0]));
		const { json } = await create();
		expect(sent()).toBe(1);
		expect(book.tables()).toHaveLength(1);
		expect(json[0]).toMatchObject({ id: book.tables()[0].id, recovered: true });
	});

	it('is found when its repeat gets lost as well', async () => {
		onBooking({ kind: 'resetBeforeCommit' });
		onBooking({ kind: 'resetAfterCommit' }, { nth: 2 });
		const { json } = await create();
		expect(sent()).toBe(2);
		expect(book.tables()).toHaveLength(1);
		expect(json[0]).toMatchObject({ id: book.tables()[0].id, recovered: true });
	});

	it('is never sent a third time', async () => {
		onBooking({ kind: 'resetBeforeCommit' }, {});
		const { error } = await create();
		expect(error?.message).toBe(UNKNOWN);
		expect(sent()).toBe(2);
		expect(book.tables()).toHaveLength(0);
	});

	it('is found when its repeat is refused because the first request took the table after all', async () => {
		onBooking({ kind: 'resetBeforeCommit' });
		onBooking({ kind: 'slow', ms: 300 }, { nth: 2 });
		onBooking({ kind: 'status', status: 400, msg: 'No direct availability' }, { nth: 2 });
		const running = create();
		await until(() => sent() === 2);
		const late = book.arrivesLate(restaurant.bookings()[0]).id;
		const { json, error } = await running;
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ id: late, recovered: true });
		expect(sent()).toBe(2);
		expect(book.tables()).toHaveLength(1);
	});
});

describe('a look that cannot tell', () => {
	const blind: Array<[string, FaultEffect]> = [
		['the credential may not read the book', { kind: 'forbid' }],
		['the book cannot be reached', { kind: 'resetBeforeCommit' }],
		['the book answers 500', { kind: 'status', status: 500 }],
		['a web page comes instead of the book', { kind: 'html200' }],
		['the page breaks off', { kind: 'truncate' }],
		['SevenRooms calls the question wrong', { kind: 'status', status: 400, msg: 'Invalid date' }],
	];

	it.each(blind)('keeps the booking from being sent again: %s', async (_what, effect) => {
		onBooking({ kind: 'resetAfterCommit' });
		onLook(effect);
		const { error, status } = await create();
		expect(status).toBe('error');
		expect(error?.message).toBe(UNKNOWN);
		expect(error?.description).toContain(String(restaurant.bookings()[0].external_id));
		expect(sent()).toBe(1);
		expect(book.tables()).toHaveLength(1);
	});

	it('keeps it from being sent again even if a later look would find nothing', async () => {
		onBooking({ kind: 'resetBeforeCommit' });
		onLook({ kind: 'forbid' }, { nth: 1 });
		const { error } = await create();
		expect(error?.message).toBe(UNKNOWN);
		expect(sent()).toBe(1);
	});

	it('does not stand in the way of a later look that finds the booking', async () => {
		onBooking({ kind: 'resetAfterCommit' });
		onLook({ kind: 'forbid' }, { nth: 1 });
		const { json } = await create();
		expect(json[0]).toMatchObject({ id: book.tables()[0].id, recovered: true });
		expect(sent()).toBe(1);
	});

	it('reads every page of a busy evening, not only the first', async () => {
		for (let count = 0; count < 450; count++) book.hostWrites({ minutes: 1080, partySize: 1 });
		onBooking({ kind: 'resetAfterCommit' });
		const { json } = await restaurant.run(
			askFor(restaurant, { additionalFields: { tags: '' }, force: { bypassAvailability: true } }),
		);
		expect(json[0]).toMatchObject({ id: book.tables()[0].id, recovered: true });
		expect(sent()).toBe(1);
	});

	it.each(['external_id', 'every'])(
		'finds the booking where SevenRooms ignores %s filter',
		async (what) => {
			restaurant.sandbox.behaviour.ignoreExternalIdFilter = true;
			if (what === 'every') onLook({ kind: 'ignoreFilters' });
			onBooking({ kind: 'resetAfterCommit' });
			const { json } = await create();
			expect(json[0]).toMatchObject({ id: book.tables()[0].id, recovered: true });
			expect(sent()).toBe(1);
			expect(book.tables()).toHaveLength(1);
		},
	);
});

describe("the host's own booking for the same guest and time", () => {
	it('made before is not taken for ours, so ours is still made', async () => {
		const before = book.hostWrites();
		onBooking({ kind: 'resetBeforeCommit' });
		const { json } = await create();
		expect(sent()).toBe(2);
		expect(book.tables()).toHaveLength(1);
		expect(json[0].id).not.toBe(before.id);
	});

	it('made before is not handed out in place of ours', async () => {
		const before = book.hostWrites();
		onBooking({ kind: 'resetAfterCommit' });
		const { json } = await create();
		expect(json[0].id).toBe(book.tables()[0].id);
		expect(json[0].id).not.toBe(before.id);
	});

	it('made meanwhile could be ours without its key, so nothing is sent again', async () => {
		onBooking({ kind: 'resetBeforeCommit' });
		whileWaiting(5_000, () => {
			book.hostWrites().created = new Date().toISOString().slice(0, -1);
		});
		const { error } = await create();
		expect(error?.message).toBe(UNKNOWN);
		expect(sent()).toBe(1);
	});
});
