import type { IDataObject } from 'n8n-workflow';
import { readRows } from '../../nodes/SevenRooms/events/readRows';
import { StatusMemory } from '../../nodes/SevenRooms/events/statusMemory';
import {
	beginDrain,
	dropDrain,
	finishDrain,
	goesRound,
	isNews,
	startStream,
	takePage,
	type StreamState,
} from '../../nodes/SevenRooms/events/stream';

const NOW = Date.UTC(2026, 4, 11, 14);
const rows = (...ids: string[]) =>
	ids.map((id) => ({ eventId: id.padEnd(32, '0'), updatedMs: NOW }));
const begun = () => beginDrain(startStream(NOW), 300_000, NOW);

describe('how far back a poll asks', () => {
	const HOUR = 3_600_000;
	const WEEK = 7 * 24 * HOUR;
	const backAt = (state: StreamState, at: number) =>
		state.mark - beginDrain(state, 300_000, at).drain!.since;
	/** One poll, with a row of an open venue that proves UTC, and rows of others. */
	const polled = (before: StreamState, at: number, ...others: object[]) => {
		const state = beginDrain(before, 300_000, at);
		const proof = { eventId: String(at), updatedMs: state.drain!.since + 1000, venueId: 'open' };
		const seen = [proof, ...others] as Parameters<typeof takePage>[1];
		return finishDrain(takePage(state, seen, undefined), 300_000);
	};
	const quiet = { eventId: 'quiet', updatedMs: NOW - 5 * HOUR, venueId: 'quiet' };

	it('is half a day while a venue with changes has not shown that UTC is meant', () => {
		const state = polled(startStream(NOW), NOW, quiet);
		expect(backAt(state, NOW + HOUR)).toBeGreaterThan(13 * HOUR);
	});

	it('is a few minutes again where that venue has had no change for a week', () => {
		const state = polled(polled(startStream(NOW), NOW, quiet), NOW + WEEK);
		expect(backAt(state, NOW + WEEK + HOUR)).toBeLessThan(HOUR);
	});

	it('stays half a day for a venue that keeps changing without a proof', () => {
		const later = { ...quiet, eventId: 'later', updatedMs: NOW + WEEK - 5 * HOUR };
		const state = polled(polled(startStream(NOW), NOW, quiet), NOW + WEEK, later);
		expect(backAt(state, NOW + WEEK + HOUR)).toBeGreaterThan(13 * HOUR);
	});
});

describe('an export that a poll drains', () => {
	it('is at its end when the same page came three times, be it in three polls', () => {
		let state = takePage(begun(), rows('a'), 'c1');
		state = takePage(state, rows('b'), 'c1');
		expect(goesRound(state)).toBe(false);
		state = takePage(state, rows('b'), 'c1');
		expect(goesRound(state)).toBe(false);
		state = takePage(JSON.parse(JSON.stringify(state)) as typeof state, rows('b'), 'c1');
		expect(goesRound(state)).toBe(true);
	});

	it('is at its end when the same rows came three times, in whatever order and under new cursors', () => {
		let state = takePage(begun(), rows('a', 'b'), 'c1');
		state = takePage(state, rows('b', 'a'), 'c2');
		expect(goesRound(state)).toBe(false);
		expect(goesRound(takePage(state, rows('a', 'b'), 'c3'))).toBe(true);
	});

	it('goes on where pages bring no row with an ID', () => {
		let state = begun();
		for (const cursor of ['c1', 'c2', 'c3', 'c4']) state = takePage(state, [], cursor);
		expect(goesRound(state)).toBe(false);
	});

	it('is at its end when two cursors lead to each other', () => {
		let state = begun();
		for (let round = 0; round < 3; round++) {
			expect(goesRound(state)).toBe(false);
			state = takePage(takePage(state, rows('a'), 'c2'), rows('b'), 'c1');
		}
		expect(goesRound(state)).toBe(true);
	});

	it('goes on where a scroll keeps one cursor for pages that differ', () => {
		let state = begun();
		for (const id of ['a', 'b', 'c', 'd', 'e']) state = takePage(state, rows(id), 'scroll');
		expect(goesRound(state)).toBe(false);
	});

	it('forgets its pages when it begins anew', () => {
		let state = begun();
		for (let page = 0; page < 3; page++) state = takePage(state, rows('a'), 'c1');
		expect(goesRound(beginDrain(dropDrain(state), 300_000, NOW))).toBe(false);
	});
});

describe('the overlap of two polls', () => {
	const minute = 60_000;
	const row = (at: number) => ({ eventId: `${at}`.padEnd(32, 'f'), updatedMs: at * minute });

	/** Reads rows that changed at these minutes, with an overlap of so many. */
	function polled(before: StreamState, nowAt: number, changedAt: number[], overlap: number) {
		const rows = changedAt.map(row);
		const begun = beginDrain(before, overlap * minute, nowAt * minute);
		const news = rows.filter((one) => isNews(begun, one, overlap * minute));
		const state = finishDrain(takePage(begun, rows, undefined), overlap * minute);
		return { state, news: news.map(({ updatedMs }) => updatedMs / minute) };
	}

	it('repeats nothing when it is made longer, and from then on finds what shows that much later', () => {
		const first = polled(startStream(0), 11, [10], 5);
		const second = polled(first.state, 31, [10, 30], 5);
		const longer = polled(second.state, 41, [10, 30, 40], 60);
		expect([first.news, second.news, longer.news]).toEqual([[10], [30], [40]]);
		const late = polled(longer.state, 91, [10, 30, 35, 40, 90], 60);
		expect(late.news).toEqual([35, 90]);
	});

	it('costs no copy of thousands of changes while a quiet export brings the same again', () => {
		const { state } = polled(startStream(0), 11, [9, 10], 5);
		const again = takePage(beginDrain(state, 5 * minute, 12 * minute), [row(9), row(10)], 'c1');
		expect(again.seen).toBe(state.seen);
	});

	it('is all that is remembered of an export, however long the node polls', () => {
		let { state } = polled(startStream(0), 1, [1], 5);
		for (let at = 2; at <= 100; at++) state = polled(state, at, [at - 1, at], 5).state;
		expect(Object.values(state.seen)).toEqual([95, 96, 97, 98, 99, 100].map((at) => at * minute));
	});
});

describe('what a row tells of a reservation', () => {
	const minute = 60_000;
	const overlapMs = 5 * minute;
	const stamp = (ms: number) => new Date(ms).toISOString().slice(0, 23);
	const long = stamp(NOW - 90 * 24 * 60 * minute);

	/** What a poll says of one row: its events, the most telling first, and the move. The last one was drained just now. */
	function told(row: IDataObject, lastStatus?: string | null) {
		const statuses = new StatusMemory();
		if (lastStatus !== undefined) statuses.set('r1', lastStatus);
		const state = { ...startStream(NOW - 60 * minute), mark: NOW };
		const rows = [{ id: 'r1', status: 'CONFIRMED', updated: stamp(NOW + minute), ...row }];
		const [news = []] = readRows('reservation', rows, undefined, {
			state,
			statuses,
			overlapMs,
		}).news;
		return [news.map(({ eventType }) => eventType), news[0]?.transition];
	}
	const fresh = (created: number) => ({ created: stamp(created), updated: stamp(created) });

	it('comes as it happened, to the microsecond, whatever the order of the rows', () => {
		const state = { ...startStream(NOW - minute) };
		const at = (micros: string) => `${stamp(NOW)}${micros}`;
		const rows = [
			{ id: 'third', updated: at('300') },
			{ id: 'first', updated: at('1') },
			{ id: 'second', updated: at('200') },
			{ id: 'no time', updated: null },
		];
		const memory = { state, statuses: new StatusMemory(), overlapMs };
		const { news } = readRows('reservation', rows, undefined, memory);
		expect(news.map(([{ id }]) => id)).toEqual(['no time', 'first', 'second', 'third']);
	});

	it('is that it was booked, and that alone, if nothing happened to it since', () => {
		expect(told(fresh(NOW + minute))).toEqual([['created'], null]);
		expect(told({ ...fresh(NOW + minute), status: 'SEATED' })).toEqual([['created'], null]);
	});

	it('is that it was booked, too, if SevenRooms shows it late', () => {
		expect(told(fresh(NOW - minute))).toEqual([['created'], null]);
		expect(told({ ...fresh(NOW - minute), status: 'SEATED' })).toEqual([['created'], null]);
	});

	it('is no booking if it was seen before', () => {
		expect(told({ created: stamp(NOW - minute) }, 'CONFIRMED')).toEqual([['updated'], null]);
		expect(told({ created: stamp(NOW - minute) }, null)).toEqual([['updated'], null]);
	});

	it('is no booking if it was seen within the overlap, though thousands of changes since made its status forgotten', () => {
		const row = { id: 'r1', status: 'CONFIRMED', ...fresh(NOW + minute) };
		const read = (state: StreamState, more: IDataObject) => {
			// As new as one that has forgotten all.
			const memory = { state, statuses: new StatusMemory(), overlapMs };
			return readRows('reservation', [{ ...row, ...more }], undefined, memory);
		};
		const first = read(beginDrain(startStream(NOW), overlapMs, NOW + 2 * minute), {});
		const drained = JSON.parse(JSON.stringify(finishDrain(first.state, overlapMs))) as StreamState;
		const second = read(beginDrain(drained, overlapMs, NOW + 3 * minute), {
			updated: stamp(NOW + 2 * minute),
		});
		const types = [first, second].map(({ news }) => news[0].map(({ eventType }) => eventType));
		expect(types).toEqual([['created'], ['updated']]);
		const later = finishDrain(second.state, 0);
		expect(Object.values(later.seen)).toEqual([NOW + 2 * minute]);
	});

	it('is that it was booked and changed, if it did both since the last poll', () => {
		const row = { created: stamp(NOW), status: 'SEATED' };
		expect(told(row)).toEqual([['created', 'updated'], 'seated']);
	});

	it('is that it was deleted, for a new one also that it was booked', () => {
		const deleted = stamp(NOW + minute);
		expect(told({ created: long, deleted })).toEqual([['deleted'], null]);
		expect(told({ created: stamp(NOW), deleted })).toEqual([['deleted', 'created'], null]);
	});

	it('is that it was deleted, too, if it does not say when', () => {
		expect(told({ created: long, deleted: true })).toEqual([['deleted'], null]);
	});

	it('is any change if it was deleted long ago', () => {
		expect(told({ created: long, deleted: long })).toEqual([['updated'], null]);
	});

	it.each([
		['CANCELED', 'canceled'],
		['NO_SHOW', 'noShow'],
		['ARRIVED', 'arrived'],
		['SEATED', 'seated'],
		['COMPLETE', 'completed'],
	])('is a move to %s even if nobody knew it, since it was hardly booked so', (status, move) => {
		expect(told({ created: long, status })).toEqual([['updated'], move]);
	});

	it.each(['RESERVED', 'CONFIRMED'])('is no move to %s if nobody knew it', (status) => {
		expect(told({ created: long, status })[1]).toBeNull();
		expect(told({ created: long, status }, null)[1]).toBeNull();
		const known = told({ created: long, status }, 'NO_ANSWER');
		expect(known[1]).toBe(status === 'CONFIRMED' ? 'confirmed' : 'reserved');
	});
});
