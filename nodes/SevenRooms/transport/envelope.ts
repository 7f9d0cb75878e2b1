import type { IDataObject } from 'n8n-workflow';

import { isRow } from '../model/coerce';

/**
 * Where the payload sits differs by endpoint: API reference, section 3.1. Everything here takes the
 * whole body and never throws; what is not there is undefined or an empty list.
 */

/** `data`, or the body itself where there is no envelope (paylinks). */
export function dataOf(body: unknown): unknown {
	return isRow(body) && 'data' in body ? body.data : body;
}

/** `data` as one record; undefined when it is none, or one without any field. */
export function recordOf(body: unknown, key?: string): IDataObject | undefined {
	const data = dataOf(body);
	const record = key !== undefined && isRow(data) && key in data ? data[key] : data;
	return isRow(record) && Object.keys(record).length > 0 ? (record as IDataObject) : undefined;
}

/**
 * The rows of a list.
 * @param key where they sit in `data`: `results` unless the endpoint has a name of its own, such as
 * `charges`, `reservation_feedback`, `availability`, `waitlist_entries`
 */
export function rowsOf(body: unknown, key = 'results'): IDataObject[] {
	const data = dataOf(body);
	if (Array.isArray(data)) {
		// The waitlist wraps its rows once more: data[0].waitlist_entries.
		const inner: unknown = isRow(data[0]) ? data[0][key] : undefined;
		if (inner === null && data.length === 1) return [];
		return rows(Array.isArray(inner) ? inner : data);
	}
	if (!isRow(data)) return [];
	const found = data[key];
	if (Array.isArray(found)) return rows(found);
	return isRow(found) ? [found as IDataObject] : [];
}

/**
 * The rows of a list whose envelope is not proven: under the first of the keys that holds a list, else `data` or the
 * body itself, if it is one.
 */
export function firstRowsOf(body: unknown, keys: readonly string[]): IDataObject[] {
	const data = dataOf(body);
	const key = isRow(data) ? keys.find((name) => Array.isArray(data[name])) : undefined;
	return rowsOf(body, key ?? keys[0]);
}

/** Whether a list stands where it should, be it empty. */
export function hasList(body: unknown, keys: readonly string[]): boolean {
	const data = dataOf(body);
	return Array.isArray(data) || (isRow(data) && keys.some((key) => Array.isArray(data[key])));
}

/** Whether an answer tells of a list at all, be it null: one that does not is no end of it. */
export function tellsOfList(body: unknown, keys: readonly string[]): boolean {
	const data = dataOf(body);
	return Array.isArray(data) || (isRow(data) && keys.some((key) => key in data));
}

/** Rows of a map from date to list (shifts), each with its `date` in front. */
export function datedRowsOf(body: unknown, key: string): IDataObject[] {
	const data = dataOf(body);
	const map = isRow(data) && key in data ? data[key] : data;
	if (Array.isArray(map)) return rows(map);
	if (!isRow(map)) return [];
	return Object.entries(map).flatMap(([date, list]) =>
		Array.isArray(list) ? rows(list).map((row) => ({ date, ...row })) : [],
	);
}

/** A map from ID to name (municipalities) as rows. */
export function namedRowsOf(body: unknown): IDataObject[] {
	const data = dataOf(body);
	if (Array.isArray(data)) return rows(data);
	if (!isRow(data)) return [];
	return Object.entries(data)
		.filter(([, name]) => typeof name === 'string')
		.map(([id, name]) => ({ id, name: name as string }));
}

/** The cursor of the next page; undefined at the end. Offset 0 would be the first page again. */
export function cursorOf(body: unknown): string | undefined {
	if (!isRow(body)) return undefined;
	const data = Array.isArray(body.data) ? (body.data[0] as unknown) : body.data;
	const inside = isRow(data) ? data.cursor : undefined;
	const cursor = inside ?? body.cursor;
	if (typeof cursor !== 'string' && typeof cursor !== 'number') return undefined;
	const text = String(cursor).trim();
	return text === '' || text === '0' || text === 'null' ? undefined : text;
}

function rows(list: unknown[]): IDataObject[] {
	return list.every(isRow) ? (list as IDataObject[]) : (list.filter(isRow) as IDataObject[]);
}
