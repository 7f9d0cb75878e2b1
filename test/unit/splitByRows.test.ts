import * as fc from 'fast-check';
import { splitByRows, type DateWindow } from '../../nodes/SevenRooms/model/time/dateWindow';

const day = (number: number) =>
	new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);

const inside = (date: string, { from, to }: DateWindow) =>
	(from === undefined || date >= from) && (to === undefined || date <= to);

/** Cuts a window until none holds more than `most` rows, as a read of the book does. */
function windowsOf(window: DateWindow, rows: Map<string, number>, most: number): DateWindow[] {
	const count = [...rows].reduce((sum, [date, n]) => sum + (inside(date, window) ? n : 0), 0);
	if (count <= most) return [window];
	const parts = splitByRows(window, rows);
	return parts.length === 1 ? parts : parts.flatMap((part) => windowsOf(part, rows, most));
}

describe('cutting a long book into windows', () => {
	it('puts about half of the known reservations on each side', () => {
		const rows = new Map([
			['2026-05-01', 10],
			['2026-05-02', 10],
			['2026-05-03', 10],
			['2026-05-20', 10],
		]);
		expect(splitByRows({}, rows)).toEqual([{ to: '2026-05-02' }, { from: '2026-05-03' }]);
		const window = { from: '2026-05-03', to: '2026-12-31' };
		expect(splitByRows(window, rows)).toEqual([
			{ from: '2026-05-03', to: '2026-05-03' },
			{ from: '2026-05-04', to: '2026-12-31' },
		]);
	});

	it('counts the last day of a window, too', () => {
		const rows = new Map([
			['2026-05-01', 1],
			['2026-05-20', 10],
		]);
		expect(splitByRows({ from: '2026-05-01', to: '2026-05-20' }, rows)).toEqual([
			{ from: '2026-05-01', to: '2026-05-19' },
			{ from: '2026-05-20', to: '2026-05-20' },
		]);
	});

	it('leaves a single day alone', () => {
		const window = { from: '2026-05-01', to: '2026-05-01' };
		expect(splitByRows(window, new Map([['2026-05-01', 5_000]]))).toEqual([window]);
	});

	it('cuts the calendar where nothing is known', () => {
		expect(splitByRows({ from: '2026-05-01', to: '2026-05-04' }, new Map())).toHaveLength(2);
	});

	it('comes to an end, and every day is in exactly one window', () => {
		const book = fc.array(
			fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 9 })),
		);
		const ends = fc.tuple(
			fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
			fc.option(fc.integer({ min: 200, max: 400 }), { nil: undefined }),
		);
		fc.assert(
			fc.property(book, ends, fc.integer({ min: 1, max: 20 }), (entries, [first, last], most) => {
				const rows = new Map(entries.map(([number, n]) => [day(number), n]));
				const whole: DateWindow = {
					...(first === undefined ? {} : { from: day(first) }),
					...(last === undefined ? {} : { to: day(last) }),
				};
				const windows = windowsOf(whole, rows, most);
				for (let number = -1; number <= 401; number++) {
					const homes = windows.filter((window) => inside(day(number), window));
					expect(homes).toHaveLength(inside(day(number), whole) ? 1 : 0);
				}
			}),
			{ numRuns: 60 },
		);
	});
});
