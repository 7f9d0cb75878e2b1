import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { eventId } from '../../nodes/SevenRooms/events/identity';
import { readRows } from '../../nodes/SevenRooms/events/readRows';
import { rowChange } from '../../nodes/SevenRooms/events/rows';
import { StatusMemory } from '../../nodes/SevenRooms/events/statusMemory';
import {
	beginDrain,
	dropDrain,
	finishDrain,
	startStream,
	type StreamState,
} from '../../nodes/SevenRooms/events/stream';

/**
 * A book that changes while it is read, and an export of it as SevenRooms might have it: rows in no order, a scroll
 * that was fixed when it began, `updated_since` read on any clock and with or without its own moment.
 */
interface Reading {
	/** How far the clock on which the text is read is ahead of UTC, in hours. */
	zoneHours: number;
	inclusive: boolean;
}

/** One step of an evening: somebody changes a record, or a poll runs (which may be cut short or lose its cursor). */
type Step =
	| { kind: 'change'; record: number; minutes: number }
	| { kind: 'poll'; maxPages: number; changeMeanwhile?: number; loseCursor: boolean };

const reading = fc.record({
	zoneHours: fc.constantFrom(0, -12, -8, -5, -1, 1, 4, 14),
	inclusive: fc.boolean(),
});
const step: fc.Arbitrary<Step> = fc.oneof(
	fc.record({
		kind: fc.constant('change' as const),
		record: fc.integer({ min: 0, max: 11 }),
		minutes: fc.integer({ min: 0, max: 400 }),
	}),
	fc.record({
		kind: fc.constant('poll' as const),
		maxPages: fc.integer({ min: 1, max: 4 }),
		changeMeanwhile: fc.option(fc.integer({ min: 0, max: 11 }), { nil: undefined }),
		loseCursor: fc.boolean(),
	}),
);

const HOUR = 3_600_000;
const START = Date.parse('2026-03-01T12:00:00Z');
const PAGE = 3;

class Restaurant {
	now = START;
	readonly rows = new Map<number, number>();
	readonly happened: string[] = [];
	private scroll: Array<[number, number]> = [];

	constructor(private readonly how: Reading) {}

	change(record: number): void {
		this.now += 1;
		this.rows.set(record, this.now);
		this.happened.push(idAt(record, this.now));
	}

	begin(since: number): void {
		const asked = since - this.how.zoneHours * HOUR;
		this.scroll = [...this.rows]
			.filter(([, at]) => (this.how.inclusive ? at >= asked : at > asked))
			.sort(([one], [other]) => ((one * 7) % 12) - ((other * 7) % 12));
	}

	page(number: number): IDataObject[] {
		return this.scroll
			.slice(number * PAGE, number * PAGE + PAGE)
			.map(([record, at]) => rowAt(record, at));
	}
}

const rowAt = (record: number, at: number): IDataObject => ({
	id: `r${record}`,
	status: 'CONFIRMED',
	created: '2025-01-01T00:00:00.000000',
	updated: `${new Date(at).toISOString().slice(0, 23)}000`,
});
const idAt = (record: number, at: number) => eventId(rowChange('reservation', rowAt(record, at))!);

/** The drain of triggers/drain.ts without its HTTP. */
function pollOnce(
	book: Restaurant,
	before: StreamState,
	statuses: StatusMemory,
	overlapMs: number,
	{ maxPages, changeMeanwhile, loseCursor }: Extract<Step, { kind: 'poll' }>,
): { state: StreamState; emitted: string[] } {
	const emitted: string[] = [];
	let state = loseCursor ? dropDrain(before) : before;
	for (let pages = 0; pages < maxPages; pages++) {
		state = beginDrain(state, overlapMs, book.now);
		const drain = state.drain!;
		if (drain.cursor === undefined) book.begin(drain.since);
		const number = Number(drain.cursor ?? 0);
		const rows = book.page(number);
		const read = readRows('reservation', rows, String(number + 1), { state, statuses, overlapMs });
		state = read.state;
		emitted.push(...read.news.map(([event]) => event.eventId));
		if (changeMeanwhile !== undefined) book.change((changeMeanwhile + pages) % 12);
		if (rows.length === 0) return { state: finishDrain(state, overlapMs), emitted };
	}
	return { state, emitted };
}

function evening(how: Reading, steps: readonly Step[], overlapMinutes: number) {
	const book = new Restaurant(how);
	for (let record = 0; record < 6; record++) {
		book.rows.set(record, START - (record + 1) * 2 * HOUR);
	}
	const statuses = new StatusMemory();
	const emitted: string[] = [];
	const overlapMs = overlapMinutes * 60_000;
	let state = startStream(book.now);
	const states: StreamState[] = [state];
	const run = (poll: Extract<Step, { kind: 'poll' }>) => {
		const result = pollOnce(book, state, statuses, overlapMs, poll);
		emitted.push(...result.emitted);
		states.push((state = result.state));
	};
	for (const one of steps) {
		if (one.kind === 'poll') run(one);
		else {
			book.now += one.minutes * 60_000;
			book.change(one.record);
		}
	}
	// Then the house closes, and the polls come to the end of the book twice.
	for (let quiet = 0; quiet < 2; quiet++) {
		run({ kind: 'poll', maxPages: 50, loseCursor: false });
	}
	return { book, emitted, states };
}

describe('polling an export', () => {
	it('brings the last state of every record that changed, on whatever clock updated_since is read', () => {
		fc.assert(
			fc.property(reading, fc.array(step, { maxLength: 25 }), (how, steps) => {
				const { book, emitted } = evening(how, steps, 5);
				const last = [...book.rows]
					.filter(([, at]) => at > START)
					.map(([record, at]) => idAt(record, at));
				expect(emitted).toEqual(expect.arrayContaining(last));
			}),
			{ numRuns: 400 },
		);
	});

	it('brings nothing twice and nothing that did not happen since it began', () => {
		fc.assert(
			fc.property(
				reading,
				fc.array(step, { maxLength: 25 }),
				fc.constantFrom(0, 1, 5, 600),
				(how, steps, overlap) => {
					const { book, emitted } = evening(how, steps, overlap);
					expect(new Set(emitted).size).toBe(emitted.length);
					expect(book.happened).toEqual(expect.arrayContaining(emitted));
				},
			),
			{ numRuns: 400 },
		);
	});

	it('never moves its mark back, nor past the moment at which it began to read', () => {
		fc.assert(
			fc.property(reading, fc.array(step, { maxLength: 25 }), (how, steps) => {
				const { states } = evening(how, steps, 5);
				for (let index = 1; index < states.length; index++) {
					expect(states[index].mark).toBeGreaterThanOrEqual(states[index - 1].mark);
					if (states[index].drain) expect(states[index].mark).toBe(states[index - 1].mark);
				}
			}),
		);
	});

	it('asks a whole day back only until it has proof that updated_since means UTC', () => {
		const utc = { zoneHours: 0, inclusive: true };
		const book = new Restaurant(utc);
		// A change in the first hour that a wide look asks for is the proof.
		book.rows.set(0, START - 14 * HOUR);
		const statuses = new StatusMemory();
		const calm = { kind: 'poll', maxPages: 9, loseCursor: false } as const;
		const { state } = pollOnce(book, startStream(START), statuses, 0, calm);
		expect(state.utcProvenAt).toBe(START);
		const next = beginDrain(state, 0, START + HOUR).drain!;
		expect(START - next.since).toBeLessThan(HOUR);
		const nextDay = beginDrain(state, 0, START + 25 * HOUR).drain!;
		expect(START - nextDay.since).toBeGreaterThan(13 * HOUR);
	});

	it('finds no such proof on a clock behind UTC, however much changes', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(-12, -8, -5, -1),
				fc.array(step, { maxLength: 25 }),
				(zoneHours, steps) => {
					const { states } = evening({ zoneHours, inclusive: true }, steps, 5);
					expect(states.every(({ utcProvenAt }) => utcProvenAt === 0)).toBe(true);
				},
			),
		);
	});
});
