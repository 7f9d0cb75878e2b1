import { instantOf } from '../../sandbox/state/businessTime.cjs';

/** One night north and one south of the equator: the season of the day this runs on is another in each. */
describe('a night when the clock is put back in the sandbox', () => {
	it.each([
		['America/New_York', '2026-10-31', '2026-11-01T05:30:00Z'],
		['Europe/London', '2026-10-24', '2026-10-25T00:30:00Z'],
	])('means the first 01:30 of %s', (zone, date, instant) => {
		expect(instantOf({ date, minutes: 25.5 * 60 }, zone)).toBe(Date.parse(instant));
	});

	it('means the first 02:30 of Sydney', () => {
		const moment = { date: '2026-04-04', minutes: 26.5 * 60 };

		expect(instantOf(moment, 'Australia/Sydney')).toBe(Date.parse('2026-04-04T15:30:00Z'));
	});

	it('is an hour longer, so that half past three comes after four hours and a half', () => {
		const at = (minutes: number) => instantOf({ date: '2026-10-31', minutes }, 'America/New_York');

		expect(at(27.5 * 60) - at(24 * 60)).toBe(4.5 * 3_600_000);
	});
});
