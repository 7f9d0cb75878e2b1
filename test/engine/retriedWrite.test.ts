import type { INodeParameters } from 'n8n-workflow';
import { byId } from '../support/definition.cjs';
import { retryExecution } from '../support/engine.cjs';
import { oneRestaurant, quickWaits } from '../support/opened.cjs';
import { everyCase } from '../support/operations/everyCase.cjs';
import { FRIDAY, until } from '../support/tables.cjs';

/** Looks for what it made, and then changes that. */
const CHANGES_WHAT_IT_MADE = 'reservation.upsert';

const restaurant = oneRestaurant();
quickWaits();

/** The operation for the first item; a second item names no record, so that the node fails after the first is done. */
function thenFailing(parameters: INodeParameters): INodeParameters {
	const [name] = ['reservationId', 'guestId', 'venueId'].filter((one) => one in parameters);
	const { value } = parameters[name] as { value: string };
	const expression = `={{ $itemIndex === 0 ? "${value}" : "" }}`;
	return { ...parameters, [name]: byId(expression) };
}

const TWO_ITEMS = [{ item: 0 }, { item: 1 }];

describe('a node that n8n runs again because a later item failed', () => {
	const isRunAgain = ({ operation, isWrite }: { operation: string; isWrite: boolean }) =>
		isWrite && operation !== CHANGES_WHAT_IT_MADE;
	const cases = everyCase(restaurant, async (one) => {
		const tries = isRunAgain(one) ? await runAgain(one.parameters) : [];
		await one.run();
		return tries;
	});

	/** What each try says in the end, and how many writes there were by then. */
	async function runAgain(parameters: INodeParameters) {
		const { run, engine, writes } = restaurant;
		const retried = { items: TWO_ITEMS, retryOnFail: true, maxTries: 3 };
		const failed = await run(thenFailing(parameters), retried);
		const byItself = { message: failed.error?.message, writes: writes().length };
		const again = await retryExecution(engine, failed);
		return [byItself, { message: again.error?.message, writes: writes().length }];
	}

	it.each(cases.filter(isRunAgain))(
		'sends $name once, whether by itself or by the Retry button',
		async ({ seen }) => {
			const once = { message: expect.stringMatching(/is empty$/), writes: 1 };
			expect(await seen()).toEqual([once, once]);
		},
	);
});

describe('what a node knows of its writes', () => {
	const push = (more: INodeParameters = {}): INodeParameters => ({
		resource: 'posCheck',
		operation: 'push',
		venueId: byId(restaurant.newYork),
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
			venueId: byId(restaurant.newYork),
			...{ date: FRIDAY, partySize: 2, startTime: '21:00' },
		});
		const [{ time, ...slot }] = slots.json as Array<Record<string, string>>;
		const failed = await restaurant.run(
			thenFailing({
				...{ resource: 'hold', operation: 'create', date: FRIDAY, time, partySize: 2 },
				venueId: byId(restaurant.newYork),
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
