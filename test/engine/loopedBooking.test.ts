import type { INodeParameters } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import { chain, retryExecution, runWorkflow, type RunOptions } from '../support/engine.cjs';
import { speedUp, type FastSleep } from '../support/fastSleep.cjs';
import { startRestaurant, type Restaurant } from '../support/restaurant.cjs';
import { askFor, BOOK, openBook, type Book } from '../support/tables.cjs';

const GUESTS = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve'].map((name, place) => ({
	name,
	phone: `+1212555014${place}`,
}));

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

describe('Loop Over Items', () => {
	const loop = async (options: Partial<RunOptions> & { batchSize?: number } = {}) => {
		const { batchSize = 1, ...rest } = options;
		return await runWorkflow(
			restaurant.engine,
			{
				nodes: [
					{ name: 'Trigger', type: 'n8n-nodes-base.manualTrigger' },
					{ name: 'Loop', type: 'n8n-nodes-base.splitInBatches', parameters: { batchSize } },
					{
						name: 'SevenRooms',
						type: 'n8n-nodes-sevenrooms.sevenRooms',
						parameters: perGuest(),
						credentials: { sevenRoomsApi: restaurant.credential },
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
		onBooking(down, 3);
		const result = await loop();
		expect(result.error).toBeUndefined();
		expect(result.runs('SevenRooms')).toHaveLength(5);
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		expect(sent()).toBe(6);
	});

	it('repeats a round of three with only the table that is missing', async () => {
		onBooking(down, 3);
		await loop({ batchSize: 3 });
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		expect(sent()).toBe(6);
	});

	it('finds the table whose answer got lost in a round', async () => {
		onBooking({ kind: 'resetAfterCommit' }, 2);
		const result = await loop();
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		const second = result.runs('SevenRooms')[1].data?.main[0]?.[0].json;
		expect(second).toMatchObject({ id: book.tables()[1].id, recovered: true });
	});

	it('takes the same item in two rounds for two tables', async () => {
		onBooking({ kind: 'resetAfterCommit' }, 2);
		const result = await loop({ items: [GUESTS[0], GUESTS[0]] });
		expect(names()).toEqual(['Ada', 'Ada']);
		const second = result.runs('SevenRooms')[1].data?.main[0]?.[0].json;
		expect(second?.id).toBe(book.tables()[1].id);
	});

	it('is picked up by the Retry button where it stopped', async () => {
		[3, 4, 5].forEach((nth) => onBooking(down, nth));
		const failed = await loop();
		expect(failed.status).toBe('error');
		expect(names()).toEqual(['Ada', 'Ben']);
		const retry = await retryExecution(restaurant.engine, failed);
		expect(retry.status).toBe('success');
		expect(names()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']);
		expect(sent()).toBe(8);
	});
});
