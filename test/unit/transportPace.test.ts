import { Pace } from '../../nodes/SevenRooms/transport/limits/pace';

const TEN_A_SECOND = 10;
const STEP_MS = 100;

/** Takes so many turns, each as soon as it may go; the moment of the last. */
function takeTurns(pace: Pace, count: number): number {
	let now = pace.readyAt;
	for (let turn = 0; turn < count; turn++) {
		now = pace.readyAt;
		pace.take(now, TEN_A_SECOND);
	}
	return now;
}

describe('the pace after a rate limit', () => {
	it('is halved, and whole again twenty seconds after the pause', () => {
		const pace = new Pace();
		pace.throttle(0, 100, 1_000);
		expect([pace.readyAt, pace.pauseEndsAt]).toEqual([1_100, 1_100]);
		expect([500, 1_100, 11_100, 21_099].map((now) => pace.factor(now))).toEqual([
			0.5,
			0.5,
			0.75,
			expect.closeTo(1, 4),
		]);
		expect(pace.factor(21_099)).toBeLessThan(1);
		expect(pace.factor(21_100)).toBe(1);
	});

	it('takes steps of twice the length', () => {
		const pace = new Pace();
		pace.throttle(0, 100, 1_000);
		pace.take(1_100, TEN_A_SECOND);
		expect(pace.readyAt).toBe(1_100 + 2 * STEP_MS);
	});

	it('is halved once by requests that were under way together, and by each one after', () => {
		const pace = new Pace();
		pace.throttle(0, 100, 0);
		pace.throttle(50, 120, 500);
		expect(pace.factor(120)).toBe(0.5);
		expect(pace.pauseEndsAt).toBe(620);
		pace.throttle(620, 630, 0);
		expect(pace.factor(630)).toBeCloseTo(0.25, 3);
	});

	it('never falls below an eighth', () => {
		const pace = new Pace();
		for (let now = 0; now < 10; now++) pace.throttle(now, now, 0);
		expect(pace.factor(10)).toBeCloseTo(1 / 8, 3);
	});
});

describe('the pace of a process that wakes up late', () => {
	it('makes up for a late turn once, and at most for one step', () => {
		const pace = new Pace();
		pace.take(0, TEN_A_SECOND);
		pace.noteLate(30);
		pace.take(130, TEN_A_SECOND);
		expect(pace.readyAt).toBe(200);
		pace.take(200, TEN_A_SECOND);
		expect(pace.readyAt).toBe(300);
		pace.noteLate(500);
		pace.take(800, TEN_A_SECOND);
		expect(pace.readyAt).toBe(800);
	});

	it('lets ten turns into a second, and the eleventh when the second is over', () => {
		const pace = new Pace();
		const first = pace.readyAt;
		expect(takeTurns(pace, 10) - first).toBe(900);
		expect(pace.readyAt - first).toBe(1_000);
	});

	it.each([
		[0.5, 7.5],
		[2, 17],
		[20, 35],
		[400, 40],
	])('makes the second longer after it was %d ms late, by %d ms', (late, longer) => {
		const pace = new Pace();
		const first = pace.readyAt;
		takeTurns(pace, 9);
		pace.noteLate(late);
		pace.take(first + 900, TEN_A_SECOND);
		expect(pace.readyAt - first).toBeCloseTo(1_000 + longer, 6);
	});

	it('forgets by and by that it was late', () => {
		const pace = new Pace();
		const first = pace.readyAt;
		takeTurns(pace, 9);
		pace.noteLate(20);
		pace.noteLate(0);
		pace.take(first + 900, TEN_A_SECOND);
		// 19 of the 20 ms still count, and no less than the usual margin on top.
		expect(pace.readyAt - first).toBeCloseTo(1_000 + 19 + 15, 6);
	});
});
