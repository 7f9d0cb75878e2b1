import type { FaultEffect } from '../../sandbox/faults.cjs';
import { chain, retryExecution, runWorkflow, type RunOptions } from '../support/engine.cjs';
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

describe('Loop Over Items', () => {
	const loop = async (options: Partial<RunOptions> & { batchSize?: number } = {}) => {
		const { batchSize = 1, ...rest } = options;
		return await runWorkflow(
			evening.restaurant.engine,
			{
				nodes: [
					{ name: 'Trigger', type: 'n8n-nodes-base.manualTrigger' },
					{ name: 'Loop', type: 'n8n-nodes-base.splitInBatches', parameters: { batchSize } },
					{
						name: 'SevenRooms',
						type: 'n8n-nodes-sevenrooms.sevenRooms',
						parameters: perGuest(),
						credentials: { sevenRoomsApi: evening.restaurant.credential },
						retryOnFail: true,
						maxTries: 3,
						waitBetweenTries: 1,
					},
				],
				connections: {
					...chain('Trigger', 'Loop'),
					...chain('SevenRooms', 'Loop'),
					Loop: { main: [[], chain('Loop', 'SevenRooms').Loop.main[0]] },
				},
			},
			{ items: GUESTS, ...rest },
		);
	};

	it('books each of five tables once although the third round failed', async () => {
		evening.onBooking(down, { nth: 3 });
		const result = await loop();
		expect(result.error).toBeUndefined();
		expect(result.runs('SevenRooms')).toHaveLength(5);
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		expect(sent()).toBe(6);
	});

	it('repeats a round of three with only the table that is missing', async () => {
		evening.onBooking(down, { nth: 3 });
		await loop({ batchSize: 3 });
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		expect(sent()).toBe(6);
	});

	it('finds the table whose answer got lost in a round', async () => {
		evening.onBooking({ kind: 'resetAfterCommit' }, { nth: 2 });
		const result = await loop();
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		const second = result.runs('SevenRooms')[1].data?.main[0]?.[0].json;
		expect(second).toMatchObject({ id: evening.book.tables()[1].id, recovered: true });
	});

	it('takes the same item in two rounds for two tables', async () => {
		evening.onBooking({ kind: 'resetAfterCommit' }, { nth: 2 });
		const result = await loop({ items: [GUESTS[0], GUESTS[0]] });
		expect(names()).toEqual(['Ada', 'Ada']);
		const second = result.runs('SevenRooms')[1].data?.main[0]?.[0].json;
		expect(second?.id).toBe(evening.book.tables()[1].id);
	});

	it('is picked up by the Retry button where it stopped', async () => {
		[3, 4, 5].forEach((nth) => evening.onBooking(down, { nth }));
		const failed = await loop();
		expect(failed.status).toBe('error');
		expect(names()).toEqual(['Ada', 'Ben']);
		const retry = await retryExecution(evening.restaurant.engine, failed);
		expect(retry.status).toBe('success');
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		expect(sent()).toBe(8);
	});
});
