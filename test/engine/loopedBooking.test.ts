import type { FaultEffect } from '../../sandbox/faults.cjs';
import { chain, retryExecution, runWorkflow, type RunOptions } from '../support/engine.cjs';
import { eachEvening } from '../support/evening.cjs';
import { askForEach, GUESTS } from '../support/tables.cjs';

const evening = eachEvening();

const perGuest = (more: Parameters<typeof askForEach>[1] = {}) =>
	askForEach(evening.restaurant, more);
const sent = () => evening.restaurant.bookings().length;
const names = () => evening.book.tables().map(({ firstName }) => firstName);
const down: FaultEffect = { kind: 'status', status: 400, msg: 'The kitchen is closed' };

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
