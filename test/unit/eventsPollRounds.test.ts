import {
	beginDrain,
	dropDrain,
	goesRound,
	startStream,
	takePage,
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
