import type { IDataObject } from 'n8n-workflow';

import { isRow, text } from '../model/coerce';
import { isDate } from '../model/wallClock';

/**
 * Where the payload sits differs by endpoint: API reference, section 3.1. Everything here takes the
 * whole body and never throws; what is not there is undefined or an empty list.
 */

/** What an envelope says beside its payload. */
const ENVELOPE_FIELDS: ReadonlySet<string> = new Set([
	'status',
	'code',
	'msg',
	'message',
	'error',
	'request_id',
]);

/** `data`, or the body itself where there is no envelope (paylinks). */
export function dataOf(body: unknown): unknown {
	return isRow(body) && 'data' in body ? body.data : body;
}

/** `data` as one record, in a list of one too; undefined when it is none, or one without any field of its own. */
export function recordOf(body: unknown, key?: string): IDataObject | undefined {
	const data = aloneIn(dataOf(body));
	const record = key !== undefined && isRow(data) && key in data ? aloneIn(data[key]) : data;
	if (!isRow(record)) return undefined;
	const isBare = record === body;
	const isTold = Object.keys(record).some((name) => !isBare || !ENVELOPE_FIELDS.has(name));
	return isTold ? (record as IDataObject) : undefined;
}

function aloneIn(value: unknown): unknown {
	return Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
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
	if (!isRow(found)) return [];
	return rowsIn(found);
}

/** A map from ID to row, or a single row, which has more than rows in it. */
function rowsIn(record: Record<string, unknown>): IDataObject[] {
	const values = Object.values(record);
	return values.every(isRow) ? (values as IDataObject[]) : [record as IDataObject];
}

/**
 * The rows of a list whose envelope is not proven: under the first of the keys that holds a list, else `data` or the
 * body itself, if it is one, else under a name that nobody knew: the only list that there is.
 */
export function firstRowsOf(body: unknown, keys: readonly string[]): IDataObject[] {
	return rowsOf(body, listKeyOf(body, keys) ?? keys[0]);
}

function listKeyOf(body: unknown, keys: readonly string[]): string | undefined {
	const data = dataOf(body);
	if (!isRow(data)) return undefined;
	const named = keys.find((name) => Array.isArray(data[name]));
	const isProven = keys.length === 1;
	if (named !== undefined || isProven || keys.some((name) => name in data)) return named;
	const lists = Object.keys(data).filter((name) => Array.isArray(data[name]));
	return lists.length === 1 ? lists[0] : undefined;
}

/** Whether a list stands where it should, be it empty. */
export function hasList(body: unknown, keys: readonly string[]): boolean {
	const data = dataOf(body);
	return Array.isArray(data) || (isRow(data) && keys.some((key) => Array.isArray(data[key])));
}

/** Whether an answer tells of a list at all, be it null: one that does not is no end of it. */
export function tellsOfList(body: unknown, keys: readonly string[]): boolean {
	const data = dataOf(body);
	if (Array.isArray(data)) return true;
	if (!isRow(data)) return false;
	const isTold = (key: string) => key in data && text(data[key]) === null;
	return keys.some(isTold) || listKeyOf(body, keys) !== undefined;
}

/** Whether there is nothing but an envelope: no payload, not even an empty one. */
export function isBare(body: unknown): boolean {
	return isRow(body) && Object.keys(body).every((name) => ENVELOPE_FIELDS.has(name));
}

/** Whether something is in an answer that may have rows, whatever the shape. */
export function hasPayload(body: unknown): boolean {
	return typeof dataOf(body) === 'object' && dataOf(body) !== null && !isBare(body);
}

/** Whether an answer says that there is nothing: without any body (204), or with `data` that is null or empty. */
export function tellsOfNothing(body: unknown): boolean {
	if (body === null) return true;
	if (!isRow(body) || !('data' in body)) return false;
	return body.data === null || (isRow(body.data) && Object.keys(body.data).length === 0);
}

/** Rows of a map from date to list (shifts), each with its `date` in front. */
export function datedRowsOf(body: unknown, key: string): IDataObject[] {
	const data = dataOf(body);
	const map = isRow(data) && key in data ? data[key] : data;
	if (Array.isArray(map)) return rows(map);
	if (!isRow(map)) return [];
	return Object.entries(map).flatMap(([date, list]) => {
		const isOne = isRow(list) && isDate(date);
		const found = Array.isArray(list) ? rows(list) : isOne ? rowsIn(list) : [];
		return found.map((row) => ({ date, ...row, ...(row.date ? {} : { date }) }));
	});
}

/** A map from ID to name (municipalities) as rows. */
export function namedRowsOf(body: unknown): IDataObject[] {
	const data = dataOf(body);
	if (Array.isArray(data)) return rows(data);
	if (!isRow(data)) return [];
	return Object.entries(data).map(([id, named]) =>
		isRow(named) ? { id, ...named } : { id, name: text(named) },
	);
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
