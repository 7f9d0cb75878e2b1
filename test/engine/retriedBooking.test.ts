import type { FaultEffect } from '../../sandbox/faults.cjs';
import { retryExecution } from '../support/engine.cjs';
import { eachEvening } from '../support/evening.cjs';
import { askForEach, GUESTS, SEARCH, UNCONFIRMED } from '../support/tables.cjs';

const evening = eachEvening();

const perGuest = (more: Parameters<typeof askForEach>[1] = {}) =>
	askForEach(evening.restaurant, more);
const sent = () => evening.restaurant.bookings().length;
const names = () => evening.book.tables().map(({ firstName }) => firstName);
const down: FaultEffect = { kind: 'status', status: 400, msg: 'The kitchen is closed' };

describe('a node that n8n runs again by Retry On Fail', () => {
	const retried = { retryOnFail: true, maxTries: 3, items: GUESTS };

	it('books each of five tables once after the third failed', async () => {
		evening.onBooking(down, { nth: 3 });
		const { error, json } = await evening.restaurant.run(perGuest(), retried);
		expect(error).toBeUndefined();
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		expect(sent()).toBe(6);
		expect(json.map(({ id }) => id)).toEqual(evening.book.tables().map(({ id }) => id));
		expect(json.map(({ recovered }) => recovered === true)).toEqual([
			true,
			true,
			false,
			false,
			false,
		]);
	});

	it('says which of five it recovered without reading them back', async () => {
		evening.onBooking(down, { nth: 3 });
		const { json } = await evening.restaurant.run(
			perGuest({ options: { readBack: false } }),
			retried,
		);
		expect(json.map(({ id }) => id)).toEqual(evening.book.tables().map(({ id }) => id));
		expect(json.filter(({ recovered }) => recovered)).toHaveLength(2);
		expect(evening.restaurant.requests('GET')).toHaveLength(0);
	});

	it('looks for the booking that nobody could confirm before it books again', async () => {
		evening.onBooking({ kind: 'resetAfterCommit' }, { nth: 3 });
		evening.restaurant.sandbox.faults.add({
			match: { method: 'GET', path: SEARCH, times: 2 },
			effect: { kind: 'forbid' },
		});
		const { error, json } = await evening.restaurant.run(perGuest(), retried);
		expect(error).toBeUndefined();
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		expect(sent()).toBe(5);
		expect(json.filter(({ recovered }) => recovered)).toHaveLength(3);
	});

	it('books nothing again as long as nobody can look', async () => {
		evening.onBooking({ kind: 'resetAfterCommit' }, { nth: 3 });
		evening.restaurant.sandbox.faults.add({
			match: { method: 'GET', path: SEARCH },
			effect: { kind: 'forbid' },
		});
		const { error, runs } = await evening.restaurant.run(perGuest(), retried);
		expect(error?.message).toBe(UNCONFIRMED);
		expect(error?.description).toContain(String(evening.restaurant.bookings()[2].external_id));
		expect(runs('SevenRooms')).toHaveLength(1);
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo']);
		expect(sent()).toBe(3);
	});

	it('books a table that was refused at first, under the same external ID', async () => {
		evening.onBooking(down, { nth: 1 });
		const { json } = await evening.restaurant.run(perGuest(), { ...retried, items: [GUESTS[0]] });
		const [first, second] = evening.restaurant.bookings();
		expect(second.external_id).toBe(first.external_id);
		expect(names()).toEqual(['Ada']);
		expect(json[0]).not.toHaveProperty('recovered');
	});

	it('books anew whenever it runs if Prevent Double Booking is off', async () => {
		evening.onBooking(down, { nth: 3 });
		const options = { preventDoubleBooking: 'off' };
		const { json } = await evening.restaurant.run(perGuest({ options }), retried);
		expect(names()).toEqual(['Ada', 'Ben', 'Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		expect(new Set(evening.book.tables().map(({ externalId }) => externalId)).size).toBe(7);
		expect(json).toHaveLength(5);
	});
});

describe('the Retry button', () => {
	it('books only what the failed execution did not', async () => {
		evening.onBooking(down, { nth: 3 });
		const failed = await evening.restaurant.run(perGuest(), { items: GUESTS });
		expect(failed.status).toBe('error');
		const retry = await retryExecution(evening.restaurant.engine, failed);
		expect(retry.status).toBe('success');
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		expect(sent()).toBe(6);
		const output = retry.output('SevenRooms').map(({ json }) => json);
		expect(output.map(({ id }) => id)).toEqual(evening.book.tables().map(({ id }) => id));
		expect(output.filter(({ recovered }) => recovered)).toHaveLength(2);
	});

	it('finds a booking that nobody could confirm, by the external ID of the first execution', async () => {
		evening.onBooking({ kind: 'resetAfterCommit' }, { nth: 1 });
		const blind = evening.restaurant.sandbox.faults.add({
			match: { method: 'GET', path: SEARCH },
			effect: { kind: 'forbid' },
		});
		const failed = await evening.restaurant.run(perGuest(), { items: [GUESTS[0]] });
		expect(failed.error?.message).toBe(UNCONFIRMED);
		evening.restaurant.sandbox.faults.remove(blind);
		const retry = await retryExecution(evening.restaurant.engine, failed);
		expect(retry.output('SevenRooms')[0].json).toMatchObject({
			id: evening.book.tables()[0].id,
			recovered: true,
		});
		expect(sent()).toBe(1);
	});

	it('goes on after a second failure in the same way', async () => {
		evening.onBooking(down, { nth: 3 });
		evening.onBooking(down, { nth: 5 });
		const failed = await evening.restaurant.run(perGuest(), { items: GUESTS });
		const again = await retryExecution(evening.restaurant.engine, failed);
		expect(again.status).toBe('error');
		const third = await retryExecution(evening.restaurant.engine, again);
		expect(third.status).toBe('success');
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
	});
});
