import type { Fields } from '../body.cjs';
import { isDate } from '../state/businessTime.cjs';
import { readMoment } from '../state/moment.cjs';

/** Reads a range of business days, both ends included; what is no day is left out (API reference, 3.5). */
export function inDays(query: Fields, fromName: string, toName: string) {
	const [from, to] = [query[fromName] ?? '', query[toName] ?? ''];
	return (date: string): boolean => (!isDate(from) || date >= from) && (!isDate(to) || date <= to);
}

/**
 * Reads a range of days (`2026-05-10`) or moments (ISO, with `Z` or without) from the query, both ends
 * included. The test takes a day or a UTC moment; a day is compared with the day of the range's ends.
 * Ends that are no dates are left out, as the API does with every ill-typed filter (3.3).
 */
export function inRange(query: Fields, fromName: string, toName: string) {
	const from = readMoment(query[fromName] ?? '', 'utc');
	const to = isDate(query[toName] ?? '')
		? `${query[toName]}T23:59:59.999999`
		: readMoment(query[toName] ?? '', 'utc');
	return (moment: string): boolean =>
		(from === undefined || moment >= from.slice(0, moment.length)) &&
		(to === undefined || moment <= to.slice(0, moment.length));
}
