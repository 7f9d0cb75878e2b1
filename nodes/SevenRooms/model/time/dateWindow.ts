import { DateTime } from 'luxon';
import type { Row } from '../coerce';
import { addDays, daysBetween, isDate } from './wallClock';

/** Business dates, both inclusive, `YYYY-MM-DD`; an absent end is open. */
export interface DateWindow {
	readonly from?: string;
	readonly to?: string;
}

/** Both ends closed. */
export interface ClosedWindow extends DateWindow {
	readonly from: string;
	readonly to: string;
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
	if (from && to) {
		if (from >= to) return [window];
		const middle = addDays(from, Math.floor(daysBetween(from, to) / 2));
		return [
			{ from, to: middle },
			{ from: dayAfter(middle), to },
		];
	}
	if (from) {
		const last = today.plus({ years: YEARS_AHEAD }).toISODate() as string;
		return from < last ? [{ from, to: last }, { from: dayAfter(last) }] : [window];
	}
	if (to)
		return to > FIRST_DAY ? [{ to: dayBefore(FIRST_DAY) }, { from: FIRST_DAY, to }] : [window];
	const split = today.toISODate() as string;
	return [{ to: dayBefore(split) }, { from: split }];
}

/**
 * Two windows that together are exactly `window`, cut where the rows are: about half of those that are known lie on
 * each side. Rows stand close together, in a few weeks of many years, so that halving the calendar would read most of
 * them again and again. A single day comes back alone.
 * @param rowsByDay how many rows are known of each day
 */
export function splitByRows(
	window: ClosedWindow,
	rowsByDay: ReadonlyMap<string, number>,
): ClosedWindow[];
export function splitByRows(
	window: DateWindow,
	rowsByDay: ReadonlyMap<string, number>,
): DateWindow[];
export function splitByRows(
	window: DateWindow,
	rowsByDay: ReadonlyMap<string, number>,
): DateWindow[] {
	const { from, to } = window;
	if (from !== undefined && from === to) return [window];
	const days = [...rowsByDay].filter(([day]) => isInside(day, window)).sort(byDay);
	if (days.length === 0) return halves(window);
	const all = days.reduce((sum, [, rows]) => sum + rows, 0);
	let passed = 0;
	const [middle] = days.find(([, rows]) => (passed += rows) * 2 >= all) as [string, number];
	const isLast = middle === days[days.length - 1][0];
	const cut = isLast && middle !== from ? dayBefore(middle) : middle;
	return [
		{ from, to: cut },
		{ from: dayAfter(cut), to },
	];
}

/**
 * A row's business date; '' where it names none.
 * @param rowsByDay rows counted so far: a long list has few days, and one that was met is not checked again
 */
export function dayOfRow({ date }: Row, rowsByDay: ReadonlyMap<string, number>): string {
	const day = typeof date === 'string' ? date.slice(0, 10) : '';
	return rowsByDay.has(day) || isDate(day) ? day : '';
}

function isInside(day: string, { from, to }: DateWindow): boolean {
	return (from === undefined || day >= from) && (to === undefined || day <= to);
}

const byDay = ([a]: [string, number], [b]: [string, number]) => (a < b ? -1 : 1);
const dayBefore = (date: string) => addDays(date, -1);
const dayAfter = (date: string) => addDays(date, 1);
