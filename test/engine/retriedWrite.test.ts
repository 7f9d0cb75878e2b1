import type { INodeParameters } from 'n8n-workflow';
import { retryExecution } from '../support/engine.cjs';
import { speedUp, type FastSleep } from '../support/fastSleep.cjs';
import { operationCases, type Known } from '../support/operations/cases.cjs';
import { startRestaurant, type Restaurant } from '../support/restaurant.cjs';
import { FRIDAY, openBook, until } from '../support/tables.cjs';

const placeholder = { newYork: '', london: '', sydney: '' } as Restaurant;
/** Asks for a price and changes nothing, though it is a POST. */
const isWrite = ({ resource, expected }: ReturnType<typeof operationCases>[number]) =>
	expected.method !== 'GET' && resource !== 'price';
/** Looks for what it made, and then changes that. */
const changesWhatItMade = 'upsert';

let restaurant: Restaurant;
let sleep: FastSleep;

beforeAll(async () => {
	restaurant = await startRestaurant();
	await openBook(restaurant);
	sleep = speedUp(1000);
});

afterEach(() => restaurant.sandbox.clear());

afterAll(async () => {
	sleep.restore();
	await restaurant.close();
});

/** The operation for the first item; a second item names no record, so that the node fails after the first is done. */
function thenFailing(parameters: INodeParameters): INodeParameters {
	const [name] = ['reservationId', 'guestId', 'venueId'].filter((one) => one in parameters);
	const { value } = parameters[name] as { value: string };
	const expression = `={{ $itemIndex === 0 ? "${value}" : "" }}`;
	return { ...parameters, [name]: { __rl: true, mode: 'id', value: expression } };
}

const TWO_ITEMS = [{ item: 0 }, { item: 1 }];

describe('a node that n8n runs again because a later item failed', () => {
	const known: Known = {};

	operationCases(placeholder).forEach((placed, index) => {
		const { resource, operation, as } = placed;
		const name = `${resource} ${operation}${as ? ` (${as})` : ''}`;
		const prepared = () => {
			const { parameters, learn } = operationCases(restaurant)[index];
			return { asked: { resource, operation, ...parameters(known) }, learn };
		};
		if (isWrite(placed) && operation !== changesWhatItMade) {
			it(`sends ${name} once, whether by itself or by the Retry button`, async () => {
				const failed = await restaurant.run(thenFailing(prepared().asked), {
					items: TWO_ITEMS,
					retryOnFail: true,
					maxTries: 3,
				});
				expect(failed.error?.message).toMatch(/is empty$/);
				expect(restaurant.writes()).toHaveLength(1);

				const again = await retryExecution(restaurant.engine, failed);
				expect(again.error?.message).toMatch(/is empty$/);
				expect(restaurant.writes()).toHaveLength(1);
			});
		}
		it(`does ${name} for what comes after it`, async () => {
			const { asked, learn } = prepared();
			learn?.((await restaurant.run(asked)).json, known);
		});
	});
});

describe('what a node knows of its writes', () => {
	const push = (more: INodeParameters = {}): INodeParameters => ({
		resource: 'posCheck',
		operation: 'push',
		venueId: { __rl: true, mode: 'id', value: restaurant.newYork },
		posId: 'till-1',
		function: 'new_check',
		table: '12',
		additionalFields: { orderNumber: '77' },
		...more,
	});

	it('gives the item that is done out as it was, beside the one that failed', async () => {
		const { json } = await restaurant.run(thenFailing(push({ table: '={{ "12" }}' })), {
			items: [...TWO_ITEMS].reverse(),
			retryOnFail: true,
			onError: 'continueRegularOutput',
		});
		expect(json).toMatchObject([{ pushed: true }, { error: 'Venue is empty' }]);
		expect(restaurant.writes()).toHaveLength(1);
	});

	it('takes two equal items, and another execution, for other writes', async () => {
		await restaurant.run(push(), { items: TWO_ITEMS });
		await restaurant.run(push());
		expect(restaurant.writes()).toHaveLength(3);
	});

	it('sends what was refused again', async () => {
		restaurant.sandbox.faults.add({
			match: { method: 'POST', path: /\/webhooks\//, nth: 1 },
			effect: { kind: 'status', status: 400 },
		});
		const { error, json } = await restaurant.run(push(), { retryOnFail: true });
		expect(error?.message).toBeUndefined();
		expect(json).toMatchObject([{ pushed: true }]);
		expect(restaurant.writes()).toHaveLength(2);
	});

	it.each<[string, () => INodeParameters]>([
		['SevenRooms did not confirm this, so it may or may not have happened', push],
		[
			'It is not known whether SevenRooms applied this change',
			() => ({
				...{ resource: 'api', operation: 'request', method: 'POST', bodyType: 'json' },
				path: `/venues/${restaurant.newYork}/webhooks/till-1/basket/updates`,
				body: '{"function": "new_check", "table": "12", "order_number": "77"}',
			}),
		],
	])('is not sent again by itself while its outcome is open: %s', async (message, asked) => {
		restaurant.sandbox.faults.add({
			match: { method: 'POST', path: /\/webhooks\//, nth: 1 },
			effect: { kind: 'resetBeforeCommit' },
		});
		const open = await restaurant.run(asked(), { retryOnFail: true, maxTries: 3 });
		expect(open.error?.message).toBe(message);
		expect(restaurant.writes()).toHaveLength(1);
		// Somebody has looked, and pressed the button.
		await retryExecution(restaurant.engine, open);
		expect(restaurant.writes()).toHaveLength(2);
	});

	it('says at the last try all that SevenRooms said at the first, if its outcome is open', async () => {
		const refuse = () =>
			restaurant.sandbox.faults.add({
				match: { method: 'POST', path: /\/webhooks\//, nth: 1 },
				effect: { kind: 'status', status: 500, msg: 'The till is asleep' },
			});
		refuse();
		const { error: once } = await restaurant.run(push());
		restaurant.sandbox.clear();
		refuse();
		const { error } = await restaurant.run(push(), { retryOnFail: true, maxTries: 3 });
		expect(restaurant.writes()).toHaveLength(1);
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '500', message: once?.message });
		expect(error?.context).toMatchObject({
			itemIndex: 0,
			sevenRooms: { status: 500, msg: 'The till is asleep', outcome: 'unknownOutcome' },
		});
		expect(error?.description).toContain('The till is asleep');
		expect(error?.context.sevenRooms).toHaveProperty('request_id');
	});

	it('makes a hold anew that has ended by the time somebody presses the Retry button', async () => {
		const slots = await restaurant.run({
			...{ resource: 'availability', operation: 'search', channel: 'concierge' },
			...{ venueId: { __rl: true, mode: 'id', value: restaurant.newYork } },
			...{ date: FRIDAY, partySize: 2, startTime: '21:00' },
		});
		const [{ time, ...slot }] = slots.json as Array<Record<string, string>>;
		const failed = await restaurant.run(
			thenFailing({
				...{ resource: 'hold', operation: 'create', date: FRIDAY, time, partySize: 2 },
				venueId: { __rl: true, mode: 'id', value: restaurant.newYork },
				shiftPersistentId: slot.shift_persistent_id,
				accessPersistentId: slot.access_persistent_id,
				options: { holdSeconds: 1 },
			}),
			{ items: TWO_ITEMS },
		);
		expect(restaurant.writes()).toHaveLength(1);
		const end = Date.now() + 1_000;
		await until(() => Date.now() > end);
		await retryExecution(restaurant.engine, failed);
		expect(restaurant.writes()).toHaveLength(2);
	});
});
