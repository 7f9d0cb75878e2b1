import type { FaultEffect } from '../../sandbox/faults.cjs';
import { speedUp, type FastSleep } from '../support/fastSleep.cjs';
import { startRestaurant, type Restaurant } from '../support/restaurant.cjs';
import { askFor, BOOK, openBook, SEARCH, type Book } from '../support/tables.cjs';

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

const ask = async (options: Parameters<typeof askFor>[1] = {}) =>
	await restaurant.run(askFor(restaurant, options));
const across = { options: { preventDoubleBooking: 'booking' } };
const onBooking = (effect: FaultEffect, nth = 1) =>
	restaurant.sandbox.faults.add({ match: { method: 'PUT', path: BOOK, nth }, effect });

describe('a whole workflow that runs again', () => {
	it('books again if Prevent Double Booking holds within this run only', async () => {
		await ask();
		await ask();
		expect(book.tables()).toHaveLength(2);
		const [first, second] = book.tables().map(({ externalId }) => externalId);
		expect(first).not.toBe(second);
	});

	it('asks SevenRooms nothing before it books', async () => {
		await ask();
		expect(restaurant.requests()[0].method).toBe('PUT');
	});

	it('books once if it looks across workflow runs', async () => {
		const first = await ask(across);
		const second = await ask(across);
		expect(book.tables()).toHaveLength(1);
		expect(second.json[0]).toMatchObject({ id: first.json[0].id, recovered: true });
	});

	it("takes the host's booking for the same guest and time for the one it wants", async () => {
		const twin = book.hostWrites();
		const { json } = await ask(across);
		expect(json[0]).toMatchObject({ id: twin.id, recovered: true });
		expect(restaurant.bookings()).toEqual([]);
	});

	it.each([
		['was canceled', { status: 'CANCELED' }],
		['is at another time', { minutes: 1200 }],
		['is for another party', { partySize: 3 }],
		['is for another guest', { phone: '+12125550199', firstName: 'Ben' }],
		['is in another house', { venueId: 'london' }],
	])('books although a booking %s', async (_what, more) => {
		const isElsewhere = 'venueId' in more;
		book.hostWrites(isElsewhere ? { venueId: restaurant.london } : more);
		const { error } = await ask(across);
		expect(error).toBeUndefined();
		expect(book.tables()).toHaveLength(1);
	});

	it('finds the nearest free time that it took the last time', async () => {
		const nearest = { preventDoubleBooking: 'booking', ifUnavailable: 'bookNearest' };
		const isFull: FaultEffect = { kind: 'status', status: 400, msg: 'No direct availability' };
		onBooking(isFull);
		const first = await ask({ options: nearest });
		expect(first.json[0]).toMatchObject({ booked: true, booked_nearest: true });
		const second = await ask({ options: nearest });
		expect(second.json[0]).toMatchObject({ id: first.json[0].id, recovered: true });
		expect(book.tables()).toHaveLength(1);
	});

	it('books nothing when it cannot look', async () => {
		const effect = { kind: 'forbid' } as const;
		restaurant.sandbox.faults.add({ match: { method: 'GET', path: SEARCH }, effect });
		const { status } = await ask(across);
		expect(status).toBe('error');
		expect(restaurant.bookings()).toEqual([]);
	});

	it('looks after a lost answer as it does otherwise', async () => {
		onBooking({ kind: 'resetAfterCommit' });
		const { json } = await ask(across);
		expect(book.tables()).toHaveLength(1);
		expect(json[0]).toMatchObject({ id: book.tables()[0].id, recovered: true });
	});

	it('does not lose a booking whose answer got lost even if Prevent Double Booking is off', async () => {
		onBooking({ kind: 'resetAfterCommit' });
		const { json } = await ask({ options: { preventDoubleBooking: 'off' } });
		expect(book.tables()).toHaveLength(1);
		expect(json[0]).toMatchObject({ id: book.tables()[0].id, recovered: true });
	});
});

describe('after a booking', () => {
	it('the IDs alone are given out if reading back is off', async () => {
		const { json } = await ask({ options: { readBack: false } });
		const [table] = book.tables();
		expect(json).toEqual([
			{
				id: table.id,
				reference_code: table.referenceCode,
				guest_id: table.guestId,
				guest_reference_code: expect.any(String),
				booked: true,
			},
		]);
		expect(restaurant.requests()).toHaveLength(1);
	});

	it.each<[string, FaultEffect]>([
		['refused', { kind: 'forbid' }],
		['cut off', { kind: 'resetBeforeCommit' }],
		['answered with 500', { kind: 'status', status: 500 }],
		['answered with a web page', { kind: 'html200' }],
	])('a read-back that is %s is a warning, and the table stays booked', async (_how, effect) => {
		restaurant.sandbox.faults.add({ match: { method: 'GET', path: '^/reservations/' }, effect });
		const { error, json } = await ask();
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ id: book.tables()[0].id, booked: true });
		expect(json[0].warnings).toEqual([expect.stringContaining('The reservation is booked')]);
		expect(restaurant.bookings()).toHaveLength(1);
	});

	it('a refusal is an error, and nothing is sent again', async () => {
		onBooking({ kind: 'status', status: 400, msg: 'No shift found for date and time' });
		const { error } = await ask();
		expect(error?.message).toContain('No shift found for date and time');
		expect(restaurant.requests()).toHaveLength(1);
	});
});
