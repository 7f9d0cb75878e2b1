import type { ClosedWindow } from './dateWindow';
import { DAY_MS, dateOf, wallMs } from './wallClock';

/** The first windows, of which nothing is known yet: this part of the sample, or of the days. */
const FIRST_PART = 1 / 6;
/** Rows of a window: fewer are not worth the half page that its end leaves empty, more would last too long alone. */
const FEWEST_ROWS = 1_600;
const MOST_ROWS = 20_000;
/** A window has at most so many times the days of the longest one before it: nobody knows what lies ahead. */
const LONGEST_STEP = 4;
/** Days before the next window that tell what to expect of it. */
const DAYS_LOOKED_BACK = 28;
/** Rows of the sample that must have been met again before it tells how many rows there are. */
const PROVEN_SAMPLE = 10;

export interface PlannedWindow extends ClosedWindow {
	/** Rows that it will probably have. */
	readonly expected: number;
}

/**
 * Cuts a range of business dates into windows that follow each other without gap or overlap, each sized by what has
 * come back so far, since SevenRooms never says how many rows there are. Two guesses are kept and the larger one
 * counts: the sample (rows of the whole range, in SevenRooms' arbitrary order) scaled by the windows that are read,
 * and the same weekdays of the last weeks that are read. Windows grow smaller towards the end, so that those who
 * read side by side finish together.
 */
export class WindowPlan {
	private readonly firstDay: number;

	private readonly days: number;

	private readonly sample: Float64Array;

	/** Rows by day; -1 where the day is not read yet. */
	private readonly known: Float64Array;

	private sampled = 0;

	private knownRows = 0;

	private knownSample = 0;

	private knownDays = 0;

	private longest: number;

	private next = 0;

	/** @param sampleByDay rows of some page of the whole range, by their business date */
	constructor(
		range: ClosedWindow,
		sampleByDay: ReadonlyMap<string, number>,
		private readonly mostRows = MOST_ROWS,
	) {
		this.firstDay = dayNumber(range.from);
		this.days = dayNumber(range.to) - this.firstDay + 1;
		this.sample = new Float64Array(this.days);
		this.known = new Float64Array(this.days).fill(-1);
		this.longest = Math.ceil((this.days * FIRST_PART) / LONGEST_STEP);
		for (const [date, rows] of sampleByDay) {
			const day = dayNumber(date) - this.firstDay;
			if (!(day >= 0 && day < this.days)) continue;
			this.sample[day] += rows;
			this.sampled += rows;
		}
	}

	/**
	 * The next window; undefined when the range is used up.
	 * @param chains how many windows are read side by side
	 * @param wanted rows that are still wanted, from here on
	 */
	take(chains: number, wanted = Infinity): PlannedWindow | undefined {
		if (this.next >= this.days) return undefined;
		const guess = this.guess();
		const target = this.target(guess, chains, wanted);
		const from = this.next;
		const last = Math.min(this.days, from + Math.max(1, this.longest * LONGEST_STEP));
		let expected = guess.upTo(++this.next);
		while (this.next < last) {
			const longer = guess.upTo(this.next + 1);
			// The day that reaches the target belongs to the side that it lies nearer to.
			if (longer - target > target - expected) break;
			expected = longer;
			this.next++;
		}
		return { from: this.dateOf(from), to: this.dateOf(this.next - 1), expected };
	}

	/** What a window that is read to its end has had, by business date. */
	learn(window: ClosedWindow, rowsByDay: ReadonlyMap<string, number>): void {
		const from = dayNumber(window.from) - this.firstDay;
		const to = dayNumber(window.to) - this.firstDay;
		for (let day = from; day <= to; day++) {
			const rows = rowsByDay.get(this.dateOf(day)) ?? 0;
			this.known[day] = rows;
			this.knownRows += rows;
			this.knownSample += this.sample[day];
		}
		this.knownDays += to - from + 1;
		this.longest = Math.max(this.longest, to - from + 1);
	}

	private target(guess: Guess, chains: number, wanted: number): number {
		const isFirst = this.knownDays === 0;
		const share = isFirst ? 0 : Math.min(guess.upTo(this.days), wanted) / Math.max(2, chains);
		return Math.min(this.mostRows, Math.max(FEWEST_ROWS, share));
	}

	private guess(): Guess {
		const weekdays = this.weekdayRates();
		const scale = this.sampleScale();
		return new Guess(this.next, (day) => [this.sample[day] * scale, weekdays[day % 7]]);
	}

	/** Rows for each row of the sample. Until that is proven, no window takes more than its part of the sample. */
	private sampleScale(): number {
		if (this.knownSample >= PROVEN_SAMPLE) return this.knownRows / this.knownSample;
		return this.sampled === 0 ? 0 : FEWEST_ROWS / (this.sampled * FIRST_PART);
	}

	/** Rows a day by weekday, counted from the first day of the plan. */
	private weekdayRates(): number[] {
		const rows = new Array<number>(7).fill(0);
		const days = new Array<number>(7).fill(0);
		let found = 0;
		for (let day = this.next - 1; day >= 0 && found < DAYS_LOOKED_BACK; day--) {
			if (this.known[day] < 0) continue;
			rows[day % 7] += this.known[day];
			days[day % 7]++;
			found++;
		}
		const average = rows.reduce((sum, count) => sum + count, 0) / Math.max(1, found);
		return rows.map((count, weekday) => (days[weekday] ? count / days[weekday] : average));
	}

	private dateOf(day: number): string {
		return dateOf((this.firstDay + day) * DAY_MS);
	}
}

/** Running sums of the two guesses over the days from one on. */
class Guess {
	private readonly sums: [number, number] = [0, 0];

	private readonly upToDay: number[] = [];

	constructor(
		private readonly from: number,
		private readonly ofDay: (day: number) => [sample: number, weekday: number],
	) {}

	/** Rows from the first day up to, not including, `end`. */
	upTo(end: number): number {
		while (this.upToDay.length < end - this.from) {
			const [sample, weekday] = this.ofDay(this.from + this.upToDay.length);
			this.sums[0] += sample;
			this.sums[1] += weekday;
			this.upToDay.push(Math.max(this.sums[0], this.sums[1]));
		}
		return this.upToDay[end - this.from - 1] ?? 0;
	}
}

function dayNumber(date: string): number {
	return (wallMs(`${date}T00:00`) ?? Number.NaN) / DAY_MS;
}
