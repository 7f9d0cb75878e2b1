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

describe('an overlap that is made longer', () => {
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

	it('repeats nothing, and from then on finds what shows that much later', () => {
		const first = polled(startStream(0), 11, [10], 5);
		const second = polled(first.state, 31, [10, 30], 5);
		const longer = polled(second.state, 41, [10, 30, 40], 60);
		expect([first.news, second.news, longer.news]).toEqual([[10], [30], [40]]);
		const late = polled(longer.state, 91, [10, 30, 35, 40, 90], 60);
		expect(late.news).toEqual([35, 90]);
	});
});
