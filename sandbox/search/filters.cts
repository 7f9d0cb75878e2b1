import type { Behaviour } from '../behaviour.cjs';
import type { Fields } from '../body.cjs';
import { filtersOf } from '../paging.cjs';
import { trailingDigits } from '../state/guestBook.cjs';
import { readMoment } from '../state/moment.cjs';

export type Test<T> = (record: T) => boolean;

/**
 * Reads one query parameter. Undefined means the value is ill-typed, and the API then silently leaves
 * the filter out (API reference, 3.3 and quirk 7).
 */
export type Filter<T> = (value: string, context: FilterContext) => Test<T> | undefined;

export interface FilterContext {
	behaviour: Behaviour;
	zoneOf(venueId: string | undefined): string;
}

/** The records that pass every known, well-typed filter, in their arbitrary but stable order. */
export function search<T extends { order: number }>(
	records: Iterable<T>,
	filters: Record<string, Filter<T>>,
	query: Fields,
	context: FilterContext,
): T[] {
	const tests = Object.entries(query)
		.filter(([name, value]) => Object.hasOwn(filters, name) && value !== '')
		.map(([name, value]) => filters[name](value, context))
		.filter((test) => test !== undefined);
	const found: T[] = [];
	for (const record of records) {
		if (tests.every((test) => test(record))) found.push(record);
	}
	const direction = query.sort_order === 'desc' ? -1 : 1;
	return found.sort((left, right) => direction * (left.order - right.order));
}

/** Everything a search result depends on besides the state itself. */
export function searchKey(
	list: string,
	version: number,
	query: Fields,
	behaviour: Behaviour,
): string {
	return JSON.stringify([list, version, filtersOf(query), behaviour]);
}

export function equals<T>(read: (record: T) => string | null): Filter<T> {
	return (value) => (record) => read(record) === value;
}

export function samePhone<T>(read: (record: T) => string | null): Filter<T> {
	return (value) => {
		const wanted = trailingDigits(value);
		return wanted === ''
			? undefined
			: (record) => read(record)?.replace(/\D/g, '').endsWith(wanted) === true;
	};
}

export function sameEmail<T>(read: (record: T) => string | null): Filter<T> {
	return (value) => (record) => read(record)?.toLowerCase() === value.toLowerCase();
}

export function nameHas<T extends { firstName: string; lastName: string }>(): Filter<T> {
	return (value) => {
		const wanted = value.toLowerCase();
		return ({ firstName, lastName }) => `${firstName} ${lastName}`.toLowerCase().includes(wanted);
	};
}

/**
 * Rows changed at or after the moment, unless the sandbox is told to leave that very moment out. On the venue's clock it
 * is a wall time, whatever suffix stands behind it.
 */
export function updatedSince<T extends { updated: string; venueId?: string }>(): Filter<T> {
	return (value, { behaviour, zoneOf }) => {
		const marks = new Map<string, string | undefined>();
		const markIn = (zone: string) => {
			const wall = zone === 'utc' ? value : value.replace(/(T.*?)(Z|[+-]\d{2}:?\d{2})$/i, '$1');
			if (!marks.has(zone)) marks.set(zone, readMoment(wall, zone));
			return marks.get(zone);
		};
		if (markIn('utc') === undefined) return undefined;
		return ({ updated, venueId }) => {
			const mark = markIn(behaviour.updatedSinceZone === 'utc' ? 'utc' : zoneOf(venueId)) ?? '';
			return behaviour.updatedSince === 'inclusive' ? updated >= mark : updated > mark;
		};
	};
}
