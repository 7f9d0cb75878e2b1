import { allowanceMs, chargeRepeats } from '../../nodes/SevenRooms/transport/budget';
import { openSession } from '../../nodes/SevenRooms/transport/session';
import type { TransportContext } from '../../nodes/SevenRooms/transport/types';
import type { SavedCredential } from '../support/engine.cjs';
import { executeContext, lookUpContext, pollContext } from '../support/nodeContext.cjs';
import { oneEngine } from '../support/opened.cjs';

const MINUTE = 60_000;

const engine = oneEngine();
let credentials: SavedCredential;
let now = 0;
let clock: jest.SpyInstance<number, []>;

beforeAll(async () => {
	credentials = await engine.credentials.save('sevenRoomsApi', {
		environment: 'demo',
		clientId: 'client',
		clientSecret: 'a secret of this test',
	});
});

beforeEach(() => {
	now = 1_000_000;
	clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
});

afterEach(() => clock.mockRestore());

async function open(context: TransportContext) {
	const session = await openSession(context);
	return {
		left: (itemIndex?: number) => allowanceMs(context, session, { itemIndex }),
		/** A request of an item that needed repeats, and ends now, took so long. */
		repeated: (itemIndex: number, ms: number) => chargeRepeats(session, itemIndex, ms),
	};
}

describe('the time for repeats in an execution', () => {
	const execution = async () => await open(executeContext(engine, { credentials }));

	it('is five minutes an item, however long the others have run', async () => {
		const { left, repeated } = await execution();
		now += 60 * MINUTE;
		repeated(0, 2 * MINUTE);
		expect([left(0), left(1)]).toEqual([3 * MINUTE, 5 * MINUTE]);
		now += 60 * MINUTE;
		repeated(0, MINUTE);
		expect([left(0), left(1)]).toEqual([2 * MINUTE, 5 * MINUTE]);
	});

	it('is that of the first item for a request that names none', async () => {
		const { left, repeated } = await execution();
		now += MINUTE;
		repeated(0, MINUTE);
		expect(left()).toBe(4 * MINUTE);
	});

	it('is charged once to requests that wait side by side', async () => {
		const { left, repeated } = await execution();
		now += 10 * MINUTE;
		repeated(0, MINUTE);
		repeated(0, MINUTE);
		expect(left(0)).toBe(4 * MINUTE);
		now += 10_000;
		repeated(0, MINUTE);
		repeated(0, 5_000);
		expect(left(0)).toBe(4 * MINUTE - 10_000);
	});

	it('leaves a minute for a first try when all of it is spent', async () => {
		const { left, repeated } = await execution();
		now += 10 * MINUTE;
		repeated(0, 10 * MINUTE);
		expect(left(0)).toBe(MINUTE);
	});
});

describe('the time for a request while somebody waits', () => {
	function olderPoll(): TransportContext {
		const context = pollContext(engine, { credentials });
		delete (context as { getPollBudgetMs?: unknown }).getPollBudgetMs;
		return context;
	}

	it.each<[string, number, () => TransportContext]>([
		['a look-up', 10_000, () => lookUpContext(engine, { credentials })],
		['a poll of an n8n before 2.36, which does not tell', 45_000, olderPoll],
		[
			'a poll that n8n gives twelve seconds',
			12_000,
			() => pollContext(engine, { credentials, pollBudgetMs: 12_000 }),
		],
	])('runs from the start of %s, and leaves a second for a first try', async (_what, ms, make) => {
		const { left, repeated } = await open(make());
		expect(left()).toBe(ms);
		now += 4_000;
		repeated(0, 4_000);
		expect(left()).toBe(ms - 4_000);
		now += ms;
		expect(left()).toBe(1_000);
	});
});
