import { DateTime } from 'luxon';

/** Business dates, both inclusive, `YYYY-MM-DD`; an absent end is open. */
export interface DateWindow {
	readonly from?: string;
	readonly to?: string;
}

/** No book starts before this day; what stands outside is still asked for, with an open end. */
const FIRST_DAY = '2010-01-01';
const YEARS_AHEAD = 3;

/**
 * Two windows that together are exactly `window`, without overlap. An open window is first cut at fixed days, so
 * that nothing outside them is lost; a single day cannot be halved and comes back alone.
 */
export function halves(window: DateWindow, today: DateTime = DateTime.utc()): DateWindow[] {
	const { from, to } = window;
	if (!from && !to) {
		const split = today.toISODate() as string;
		return [{ to: dayBefore(split) }, { from: split }];
	}
	if (!from)
		return to! > FIRST_DAY ? [{ to: dayBefore(FIRST_DAY) }, { from: FIRST_DAY, to }] : [window];
	if (!to) {
		const last = today.plus({ years: YEARS_AHEAD }).toISODate() as string;
		return from < last ? [{ from, to: last }, { from: dayAfter(last) }] : [window];
	}
	if (from >= to) return [window];
	const days = utcDay(to).diff(utcDay(from), 'days').days;
	const middle = shift(from, Math.floor(days / 2));
	return [
		{ from, to: middle },
		{ from: dayAfter(middle), to },
	];
}

const dayBefore = (date: string) => shift(date, -1);
const dayAfter = (date: string) => shift(date, 1);

function shift(date: string, days: number): string {
	return utcDay(date).plus({ days }).toISODate() as string;
}

const utcDay = (date: string) => DateTime.fromISO(date, { zone: 'utc' });
