import { limiterFor, type Asking } from '../../nodes/SevenRooms/transport/limits/limiter';

const asking = (more: Partial<Asking> = {}): Asking => ({
	caller: 'execution:node',
	requestsPerSecond: 1_000,
	deadline: Infinity,
	...more,
});

let accounts = 0;

/** More than anybody keeps a limiter for. */
function useManyAccounts(): void {
	for (let count = 0; count < 300; count++) limiterFor(`account ${++accounts}`);
}

describe('the limiter of an account', () => {
	it('stays the same while a request is under way, however many accounts come', () => {
		const limiter = limiterFor('under way');
		expect(limiter.acquire(asking())).toBe('go');
		useManyAccounts();
		expect(limiterFor('under way')).toBe(limiter);
		limiter.release('execution:node');
		useManyAccounts();
		expect(limiterFor('under way')).not.toBe(limiter);
	});

	it('stays the same while somebody waits for a turn', async () => {
		const limiter = limiterFor('waiting');
		const slow = { requestsPerSecond: 0.01 };
		expect(limiter.acquire(asking(slow))).toBe('go');
		limiter.release('execution:node');
		const stop = new AbortController();
		const turn = limiter.acquire(asking({ ...slow, signal: stop.signal }));
		useManyAccounts();
		expect(limiterFor('waiting')).toBe(limiter);
		stop.abort();
		expect(await turn).toBe('cancelled');
	});

	it('stays the same while SevenRooms has it slowed down', () => {
		const limiter = limiterFor('slowed down');
		limiter.throttled(performance.now(), 0);
		useManyAccounts();
		expect(limiterFor('slowed down')).toBe(limiter);
	});
});
