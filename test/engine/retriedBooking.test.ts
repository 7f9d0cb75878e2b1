import type { INodeParameters } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import { retryExecution } from '../support/engine.cjs';
import { speedUp, type FastSleep } from '../support/fastSleep.cjs';
import { startRestaurant, type Restaurant } from '../support/restaurant.cjs';
import { askFor, BOOK, openBook, SEARCH, type Book } from '../support/tables.cjs';

const GUESTS = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve'].map((name, place) => ({
	name,
	phone: `+1212555014${place}`,
}));
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

const onBooking = (effect: FaultEffect, nth: number) =>
	restaurant.sandbox.faults.add({ match: { method: 'PUT', path: BOOK, nth }, effect });
const perGuest = (more: Parameters<typeof askFor>[1] = {}): INodeParameters =>
	askFor(restaurant, { firstName: '={{ $json.name }}', phone: '={{ $json.phone }}', ...more });
const sent = () => restaurant.bookings().length;
const names = () => book.tables().map(({ firstName }) => firstName);
const down: FaultEffect = { kind: 'status', status: 400, msg: 'The kitchen is closed' };

describe('a node that n8n runs again by Retry On Fail', () => {
	const retried = { retryOnFail: true, maxTries: 3, items: GUESTS };

	it('books each of five tables once after the third failed', async () => {
		onBooking(down, 3);
		const { error, json } = await restaurant.run(perGuest(), retried);
		expect(error).toBeUndefined();
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		expect(sent()).toBe(6);
		expect(json.map(({ id }) => id)).toEqual(book.tables().map(({ id }) => id));
		expect(json.map(({ recovered }) => recovered === true)).toEqual([
			true,
			true,
			false,
			false,
			false,
		]);
	});

	it('says which of five it recovered without reading them back', async () => {
		onBooking(down, 3);
		const { json } = await restaurant.run(perGuest({ options: { readBack: false } }), retried);
		expect(json.map(({ id }) => id)).toEqual(book.tables().map(({ id }) => id));
		expect(json.filter(({ recovered }) => recovered)).toHaveLength(2);
		expect(restaurant.requests('GET')).toHaveLength(0);
	});

	it('looks for the booking that nobody could confirm before it books again', async () => {
		onBooking({ kind: 'resetAfterCommit' }, 3);
		restaurant.sandbox.faults.add({
			match: { method: 'GET', path: SEARCH, times: 2 },
			effect: { kind: 'forbid' },
		});
		const { error, json } = await restaurant.run(perGuest(), retried);
		expect(error).toBeUndefined();
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		expect(sent()).toBe(5);
		expect(json.filter(({ recovered }) => recovered)).toHaveLength(3);
	});

	it('books nothing again as long as nobody can look', async () => {
		onBooking({ kind: 'resetAfterCommit' }, 3);
		restaurant.sandbox.faults.add({
			match: { method: 'GET', path: SEARCH },
			effect: { kind: 'forbid' },
		});
		const { error, runs } = await restaurant.run(perGuest(), retried);
		expect(error?.message).toBe(UNKNOWN);
		expect(error?.description).toContain(String(restaurant.bookings()[2].external_id));
		expect(runs('SevenRooms')).toHaveLength(1);
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo']);
		expect(sent()).toBe(3);
	});

	it('books a table that was refused at first, under the same external ID', async () => {
		onBooking(down, 1);
		const { json } = await restaurant.run(perGuest(), { ...retried, items: [GUESTS[0]] });
		const [first, second] = restaurant.bookings();
		expect(second.external_id).toBe(first.external_id);
		expect(names()).toEqual(['Ada']);
		expect(json[0]).not.toHaveProperty('recovered');
	});

	it('books anew whenever it runs if Prevent Double Booking is off', async () => {
		onBooking(down, 3);
		const options = { preventDoubleBooking: 'off' };
		const { json } = await restaurant.run(perGuest({ options }), retried);
		expect(names()).toEqual(['Ada', 'Ben', 'Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		expect(new Set(book.tables().map(({ externalId }) => externalId)).size).toBe(7);
		expect(json).toHaveLength(5);
	});
});

describe('the Retry button', () => {
	it('books only what the failed execution did not', async () => {
		onBooking(down, 3);
		const failed = await restaurant.run(perGuest(), { items: GUESTS });
		expect(failed.status).toBe('error');
		const retry = await retryExecution(restaurant.engine, failed);
		expect(retry.status).toBe('success');
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		expect(sent()).toBe(6);
		const output = retry.output('SevenRooms').map(({ json }) => json);
		expect(output.map(({ id }) => id)).toEqual(book.tables().map(({ id }) => id));
		expect(output.filter(({ recovered }) => recovered)).toHaveLength(2);
	});

	it('finds a booking that nobody could confirm, by the external ID of the first execution', async () => {
		onBooking({ kind: 'resetAfterCommit' }, 1);
		const blind = restaurant.sandbox.faults.add({
			match: { method: 'GET', path: SEARCH },
			effect: { kind: 'forbid' },
		});
		const failed = await restaurant.run(perGuest(), { items: [GUESTS[0]] });
		expect(failed.error?.message).toBe(UNKNOWN);
		restaurant.sandbox.faults.remove(blind);
		const retry = await retryExecution(restaurant.engine, failed);
		expect(retry.output('SevenRooms')[0].json).toMatchObject({
			id: book.tables()[0].id,
			recovered: true,
		});
		expect(sent()).toBe(1);
	});

	it('goes on after a second failure in the same way', async () => {
		onBooking(down, 3);
		onBooking(down, 5);
		const failed = await restaurant.run(perGuest(), { items: GUESTS });
		const again = await retryExecution(restaurant.engine, failed);
		expect(again.status).toBe('error');
		const third = await retryExecution(restaurant.engine, again);
		expect(third.status).toBe('success');
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
	});
});
