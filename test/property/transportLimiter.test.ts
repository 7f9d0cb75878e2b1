import fc from 'fast-check';

import {
	MAX_IN_FLIGHT,
	MAX_IN_FLIGHT_OF_ONE,
	type Turn,
} from '../../nodes/SevenRooms/transport/limits/lanes';
import { Limiter } from '../../nodes/SevenRooms/transport/limits/limiter';

/** Time that passes only when everybody waits. */
class VirtualClock {
	private time = 0;

	private sleepers: Array<{ at: number; wake(): void }> = [];

	now = () => this.time;

	sleep = async (ms: number) =>
		await new Promise<void>((wake) => {
			this.sleepers.push({ at: this.time + Math.max(ms, 0.01), wake });
		});

	/** The process does something else meanwhile: nobody wakes up before it is through. */
	block(ms: number): void {
		this.time += ms;
	}

	async runUntil(end: number): Promise<void> {
		for (;;) {
			for (let turn = 0; turn < 30; turn++) await Promise.resolve();
			this.sleepers.sort((a, b) => a.at - b.at);
			if (this.sleepers.length === 0 || this.sleepers[0].at > end) break;
			const next = this.sleepers.shift();
			this.time = Math.max(this.time, next?.at ?? 0);
			next?.wake();
		}
		this.time = end;
	}
}

interface Request {
	caller: string;
	arrives: number;
	takes: number;
}

interface Trace extends Request {
	given?: number;
	turn?: Turn;
}

const END = 10_000_000;

function simulate(requestsPerSecond: number, requests: Request[]) {
	const clock = new VirtualClock();
	const limiter = new Limiter(clock);
	const flight = { most: 0, mostOfOne: 0, now: new Map<string, number>() };
	const traces: Trace[] = requests.map((request) => ({ ...request }));
	for (const trace of traces) {
		void (async () => {
			await clock.sleep(trace.arrives);
			const { caller } = trace;
			trace.turn = await limiter.acquire({ caller, requestsPerSecond, deadline: Infinity });
			trace.given = clock.now();
			flight.now.set(caller, (flight.now.get(caller) ?? 0) + 1);
			const counts = [...flight.now.values()];
			flight.most = Math.max(
				flight.most,
				counts.reduce((sum, count) => sum + count, 0),
			);
			flight.mostOfOne = Math.max(flight.mostOfOne, ...counts);
			await clock.sleep(trace.takes);
			flight.now.set(caller, (flight.now.get(caller) ?? 0) - 1);
			limiter.release(caller);
		})();
	}
	return { clock, limiter, traces, flight };
}

const requests = fc.array(
	fc.record({
		caller: fc.constantFrom('a', 'b', 'c'),
		arrives: fc.nat(3000),
		takes: fc.nat(2000),
	}),
	{ minLength: 1, maxLength: 60 },
);

describe('the pace of an account', () => {
	it('serves everybody, never above the rate in any second, never more than four at once', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: 40 }), requests, async (rate, wanted) => {
				const { clock, traces, flight } = simulate(rate, wanted);
				await clock.runUntil(END);
				expect(traces.every(({ turn }) => turn === 'go')).toBe(true);
				expect(flight.most).toBeLessThanOrEqual(MAX_IN_FLIGHT);
				expect(flight.mostOfOne).toBeLessThanOrEqual(MAX_IN_FLIGHT_OF_ONE);
				const given = traces.map((trace) => trace.given as number).sort((a, b) => a - b);
				for (const start of given) {
					const inWindow = given.filter((at) => at >= start && at < start + 999.999);
					expect(inWindow.length).toBeLessThanOrEqual(rate);
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('counts a second from when its first request left a busy process, not from its turn', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 2, max: 20 }), fc.nat(80), async (rate, busyMs) => {
				const clock = new VirtualClock();
				const limiter = new Limiter(clock);
				const left: number[] = [];
				for (let sent = 0; sent < 2 * rate; sent++) {
					const asking = { caller: 'bulk', requestsPerSecond: rate, deadline: Infinity };
					const turn = Promise.resolve(limiter.acquire(asking));
					void turn.then(async () => {
						// Its connection stands after one short sleep; then a page is read before anything leaves.
						await clock.sleep(0);
						if (sent === 0) clock.block(busyMs);
						left.push(clock.now());
						limiter.release('bulk');
					});
				}
				await clock.runUntil(END);
				expect(left).toHaveLength(2 * rate);
				for (let first = 0; first < rate; first++) {
					expect(left[first + rate] - left[first]).toBeGreaterThan(999);
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('gives a lone caller its turn on time, though clock and alarm never quite agree', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 2, max: 20 }),
				fc.array(fc.double({ min: 0, max: 0.9, noNaN: true }), { minLength: 5, maxLength: 50 }),
				async (rate, hairs) => {
					const clock = new VirtualClock();
					let told = 0;
					const hair = () => hairs[told++ % hairs.length];
					const limiter = new Limiter({
						now: () => {
							clock.block(hair() / 50);
							return clock.now();
						},
						sleep: async (ms) => await clock.sleep(Math.max(0, ms - hair())),
					});
					const given: number[] = [];
					const sent = (async () => {
						for (let count = 0; count < 30; count++) {
							const asking = { caller: 'one', requestsPerSecond: rate, deadline: Infinity };
							await limiter.acquire(asking);
							given.push(clock.now());
							await clock.sleep(1);
							limiter.release('one');
						}
					})();
					await clock.runUntil(END);
					await sent;
					const longest = 1000 / rate + 50;
					given.slice(1).forEach((at, index) => {
						expect(at - given[index]).toBeLessThan(longest);
					});
				},
			),
			{ numRuns: 60 },
		);
	});

	it('lets one booking wait no longer than two requests of a bulk read', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 40 }),
				fc.integer({ min: 1, max: 2000 }),
				fc.nat(3000),
				async (rate, takes, arrives) => {
					const bulk = Array.from({ length: 80 }, () => ({ caller: 'bulk', arrives: 0, takes }));
					const booking = { caller: 'booking', arrives, takes: 50 };
					const { clock, traces } = simulate(rate, [...bulk, booking]);
					await clock.runUntil(END);
					const { given } = traces[80];
					expect((given as number) - arrives).toBeLessThanOrEqual((2 * 1000) / rate + 1);
				},
			),
			{ numRuns: 60 },
		);
	});

	it('serves callers that wait in turn', async () => {
		const wanted = ['a', 'b', 'c'].flatMap((caller) =>
			Array.from({ length: 10 }, () => ({ caller, arrives: 0, takes: 1 })),
		);
		const { clock, traces } = simulate(10, wanted);
		await clock.runUntil(END);
		const order = traces
			.sort((a, b) => (a.given as number) - (b.given as number))
			.map(({ caller }) => caller);
		for (let round = 1; round < 9; round++) {
			expect(new Set(order.slice(round * 3, round * 3 + 3)).size).toBe(3);
		}
	});
});

describe('after a rate limit of SevenRooms', () => {
	it('everybody waits, then goes at half the pace, and slowly faster again', async () => {
		const clock = new VirtualClock();
		const limiter = new Limiter(clock);
		const given: number[] = [];
		limiter.throttled(0, 5_000);
		limiter.throttled(-1, 5_000);
		for (let i = 0; i < 1500; i++) {
			void (async () => {
				await limiter.acquire({ caller: `c${i % 3}`, requestsPerSecond: 10, deadline: Infinity });
				given.push(clock.now());
				limiter.release(`c${i % 3}`);
			})();
		}
		await clock.runUntil(END);
		expect(given[0]).toBeGreaterThanOrEqual(5_000);
		expect(given[1] - given[0]).toBeCloseTo(200, -1);
		const gaps = given.slice(1).map((at, index) => at - given[index]);
		expect(gaps.every((gap, index) => index === 0 || gap <= gaps[index - 1] + 1)).toBe(true);
		expect(gaps.at(-1)).toBeCloseTo(100, 0);
		expect(limiter.isIdle).toBe(true);
	});

	it('whoever cannot wait so long hears so at once', async () => {
		const clock = new VirtualClock();
		const limiter = new Limiter(clock);
		limiter.throttled(0, 60_000);
		const asking = { caller: 'a', requestsPerSecond: 10, deadline: 10_000 };
		expect(await limiter.acquire(asking)).toBe('late');
		expect(clock.now()).toBe(0);
	});
});

describe('waiting for a turn', () => {
	it('ends at once when the execution is stopped, and leaves the row to the others', async () => {
		const clock = new VirtualClock();
		const limiter = new Limiter(clock);
		const stop = new AbortController();
		const ask = async (signal?: AbortSignal) =>
			await limiter.acquire({ caller: 'a', requestsPerSecond: 1, deadline: Infinity, signal });
		expect(await ask()).toBe('go');
		const stopped = ask(stop.signal);
		const next = ask();
		stop.abort();
		expect(await stopped).toBe('cancelled');
		await clock.runUntil(1_500);
		expect(await next).toBe('go');
		expect(await ask(stop.signal)).toBe('cancelled');
	});

	it('follows the rate that the credential holds now', async () => {
		const clock = new VirtualClock();
		const limiter = new Limiter(clock);
		const given: number[] = [];
		for (const requestsPerSecond of [1, 1, 100, 100]) {
			void (async () => {
				await limiter.acquire({ caller: 'a', requestsPerSecond, deadline: Infinity });
				given.push(clock.now());
				limiter.release('a');
			})();
		}
		await clock.runUntil(END);
		expect(given.map((at) => Math.round(at / 10) * 10)).toEqual([0, 1000, 2000, 2010]);
	});
});
