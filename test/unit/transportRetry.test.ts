import {
	emptyTally,
	nextStep,
	type Step,
	type Tally,
} from '../../nodes/SevenRooms/transport/retry';
import type { FailureFacts, Repeat } from '../../nodes/SevenRooms/transport/types';

const MINUTES = 60_000;

function step(
	facts: Partial<FailureFacts>,
	repeat: Repeat = 'freely',
	leftMs = 5 * MINUTES,
	{ tally = emptyTally(), random = 0.5 }: { tally?: Tally; random?: number } = {},
): Step {
	const failure: FailureFacts = {
		ok: false,
		kind: 'unknownOutcome',
		method: repeat === 'freely' ? 'GET' : 'PUT',
		path: '/venues',
		...facts,
	};
	return nextStep({ failure, repeat, leftMs, tally, random: () => random });
}

const stop = { again: false };

describe('what happens after an answer that SevenRooms does not like to give', () => {
	it.each([400, 403, 404, 409, 422])('%i is final', (status) => {
		expect(step({ kind: 'refused', status })).toEqual(stop);
	});

	it.each(['freely', 'onlyIfNeverArrived'] as const)(
		'401 is asked once more after a moment in which another process may have logged in: %s',
		(repeat) => {
			const again = step({ kind: 'refused', status: 401 }, repeat);
			expect(again).toMatchObject({ again: true, reason: 'unauthorized' });
			const { waitMs } = again as { waitMs: number };
			expect(waitMs).toBeGreaterThanOrEqual(250);
			expect(waitMs).toBeLessThanOrEqual(1_000);
		},
	);

	it('429 waits as long as told, at most two minutes, for reads and writes', () => {
		const told = { kind: 'refused', status: 429, retryAfterMs: 7_000 } as const;
		expect(step(told)).toMatchObject({ waitMs: 7_000 });
		expect(step(told, 'onlyIfNeverArrived')).toMatchObject({ waitMs: 7_000 });
		expect(step({ ...told, retryAfterMs: 10 * MINUTES })).toMatchObject({ waitMs: 2 * MINUTES });
		expect(step(told, 'freely', 6_000)).toEqual(stop);
	});

	it('nothing is asked again that had no time left for an answer', () => {
		const told = { kind: 'refused', status: 429, retryAfterMs: 7_000 } as const;
		expect(step(told, 'freely', 7_500)).toEqual(stop);
		expect(step(told, 'freely', 7_501)).toMatchObject({ again: true });
	});

	it.each([
		[0, 0, 250],
		[0, 1, 1_000],
		[1, 1, 2_000],
		[40, 1, 30_000],
	])(
		'429 that does not say for how long waits longer each time, a quarter of a second to half a minute (%#)',
		(throttled, random, waitMs) => {
			const told = { kind: 'refused', status: 429 } as const;
			const tally = { ...emptyTally(), throttled };
			expect(step(told, 'onlyIfNeverArrived', 5 * MINUTES, { tally, random })).toEqual({
				again: true,
				reason: 'throttled',
				waitMs,
			});
		},
	);

	it('500 is asked once more after five seconds, never for a write', () => {
		expect(step({ status: 500 })).toMatchObject({ waitMs: 5_000, reason: 'serverError' });
		expect(step({ status: 500 }, 'onlyIfNeverArrived')).toEqual(stop);
	});

	it.each([501, 505])('%i says that it will never answer that', (status) => {
		expect(step({ status })).toEqual(stop);
	});

	it.each([502, 503, 504, 408, undefined])(
		'%s is asked again with back-off, never for a write',
		(status) => {
			expect(step({ status })).toMatchObject({ waitMs: 250, reason: 'transient' });
			expect(step({ status }, 'onlyIfNeverArrived')).toEqual(stop);
		},
	);
});

describe('what happens when nothing arrived', () => {
	it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])('%s lets a write go again', (code) => {
		expect(step({ kind: 'neverArrived', code }, 'onlyIfNeverArrived')).toMatchObject({
			again: true,
		});
	});

	it('a certificate that is not trusted does not change by itself', () => {
		expect(step({ kind: 'neverArrived', code: 'CERT_HAS_EXPIRED' })).toEqual(stop);
	});

	it.each(['unreachable', 'busy'] as const)('a login that was %s is tried again', (login) => {
		expect(step({ kind: 'neverArrived', login }, 'onlyIfNeverArrived')).toMatchObject({
			again: true,
		});
	});

	it.each(['refused', 'incomplete', 'strange'] as const)('a login that was %s is not', (login) => {
		expect(step({ kind: 'neverArrived', login, status: 401 })).toEqual(stop);
	});
});
