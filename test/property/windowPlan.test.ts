import fc from 'fast-check';

import { WindowPlan, type PlannedWindow } from '../../nodes/SevenRooms/model/time/windowPlan';
import { addDays, daysBetween } from '../../nodes/SevenRooms/model/time/wallClock';

const START = '2025-11-20';

/** A book: how many reservations each day has, by its distance from the start. */
const book = fc.array(fc.oneof(fc.constant(0), fc.nat(40), fc.nat(3000)), {
	minLength: 2,
	maxLength: 400,
});
/** What the first page happened to show. */
const samples = fc.array(fc.nat(450), { maxLength: 400 });

function rowsByDay(days: number[]): Map<string, number> {
	return new Map(days.map((rows, day) => [addDays(START, day), rows]));
}

function countOf(days: Iterable<number>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const day of days) {
		const date = addDays(START, day);
		counts.set(date, (counts.get(date) ?? 0) + 1);
	}
	return counts;
}

/** Takes every window of a plan; each is learned once `lag` more were taken. */
function windowsOf(days: number[], sample: number[], chains: number, lag: number): PlannedWindow[] {
	const rows = rowsByDay(days);
	const range = { from: START, to: addDays(START, days.length - 1) };
	const plan = new WindowPlan(range, countOf(sample));
	const windows: PlannedWindow[] = [];
	for (let window = plan.take(chains); window; window = plan.take(chains)) {
		windows.push(window);
		const ready = windows.at(-1 - lag);
		if (ready) plan.learn(ready, rows);
	}
	return windows;
}

describe('a long read is cut into date windows', () => {
	it('that cover exactly the dates asked for, each day once and in order', () => {
		fc.assert(
			fc.property(
				book,
				samples,
				fc.integer({ min: 1, max: 4 }),
				fc.nat(5),
				(days, sample, chains, lag) => {
					const windows = windowsOf(days, sample, chains, lag);
					expect(windows[0].from).toBe(START);
					expect(windows.at(-1)?.to).toBe(addDays(START, days.length - 1));
					windows.forEach((window, index) => {
						expect(daysBetween(window.from, window.to)).toBeGreaterThanOrEqual(0);
						if (index > 0) expect(window.from).toBe(addDays(windows[index - 1].to, 1));
					});
				},
			),
		);
	});

	it('that are few where the nights are quiet and many where they are busy', () => {
		const quiet = Array.from({ length: 180 }, () => 2);
		const busy = Array.from({ length: 180 }, () => 600);
		const sample = Array.from({ length: 400 }, (_, index) => 180 + ((index * 7) % 180));
		const windows = windowsOf([...quiet, ...busy], sample, 3, 3);
		const border = addDays(START, 180);
		const inQuiet = windows.filter(({ to }) => to < border).length;
		const inBusy = windows.filter(({ from }) => from >= border).length;
		expect(inQuiet).toBeLessThan(inBusy / 2);
	});

	it('so that a Saturday, which is not a Monday, gets a window of its own', () => {
		const days = Array.from({ length: 70 }, (_, day) => (day % 7 === 2 ? 6000 : 300));
		const plan = new WindowPlan({ from: START, to: addDays(START, days.length - 1) }, new Map());
		const windows: PlannedWindow[] = [];
		for (let window = plan.take(2, 8000); window; window = plan.take(2, 8000)) {
			plan.learn(window, rowsByDay(days));
			windows.push(window);
		}
		const lengths = windows
			.filter(({ from, to }) => from > addDays(START, 35) && to < addDays(START, 69))
			.map(({ from, to }) => [daysBetween(START, from) % 7, daysBetween(from, to) + 1]);
		expect(lengths.length).toBeGreaterThan(4);
		for (const [weekday, length] of lengths) {
			expect([weekday, length]).toEqual(weekday === 2 ? [2, 1] : [3, 6]);
		}
	});

	it('never far more than what is still wanted, so that a Limit ends the read early', () => {
		const days = Array.from({ length: 365 }, () => 300);
		const plan = new WindowPlan({ from: START, to: addDays(START, 364) }, new Map());
		const first = plan.take(3, 5000) as PlannedWindow;
		plan.learn(first, rowsByDay(days));
		const next = plan.take(3, 5000) as PlannedWindow;
		const rows = (daysBetween(next.from, next.to) + 1) * 300;
		expect(rows).toBeLessThanOrEqual(2500);
	});
});
