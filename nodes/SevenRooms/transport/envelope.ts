import type { IDataObject } from 'n8n-workflow';

import { isEmpty, isRow, text, type Row } from '../model/coerce';
import { isDate } from '../model/time/wallClock';

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
 * The rows of a list, none where there is no list.
 * @param key where they sit in `data`: `results` unless the endpoint has a name of its own, such as
 * `charges`, `reservation_feedback`, `availability`, `waitlist_entries`
 */
export function rowsOf(body: unknown, key = 'results'): IDataObject[] {
	return toldRowsOf(body, [key]) ?? [];
}

/**
 * The rows of a list: under the first of the keys that holds one, else `data` or the body itself, if it is one. Of
 * several keys none is proven, and then it may also stand under a name that nobody knew, as the only list that there
 * is. Undefined where the answer tells of no list at all, be it null: that is no end of one.
 */
export function toldRowsOf(body: unknown, keys: readonly string[]): IDataObject[] | undefined {
	return listIn(dataOf(body), keys);
}

/** The same, and no rows where the answer says that there is nothing (see tellsOfNothing), as the first of a list may. */
export function rowsOrNothing(
	body: unknown,
	keys: readonly string[],
	read: typeof toldRowsOf = toldRowsOf,
): IDataObject[] | undefined {
	return read(body, keys) ?? (tellsOfNothing(body) ? [] : undefined);
}

function listIn(data: unknown, keys: readonly string[]): IDataObject[] | undefined {
	if (Array.isArray(data)) {
		// The waitlist wraps its rows once more: data[0].waitlist_entries.
		const isWrapped = isWrapper(data[0], keys);
		return isWrapped ? joined(data.map((one) => listIn(one, keys))) : rows(data);
	}
	if (!isRow(data)) return undefined;
	const key = listKeyOf(data, keys) ?? keyWith(isRow, data, keys) ?? keyWith(isEmpty, data, keys);
	return key === undefined ? undefined : listOf(data[key]);
}

/** A list around the rows is no row itself, although a row may hold a list of that name, too. */
function isWrapper(value: unknown, keys: readonly string[]): boolean {
	if (!isRow(value) || text(value.id) !== null) return false;
	const holdsList = (one: unknown) => Array.isArray(one) || isRow(one);
	return value[keys[0]] === null || keyWith(holdsList, value, keys) !== undefined;
}

function keyWith(
	holds: (value: unknown) => boolean,
	data: Row,
	keys: readonly string[],
): string | undefined {
	return keys.find((name) => name in data && holds(data[name]));
}

/** Whatever has the place of a list. */
function listOf(value: unknown): IDataObject[] | undefined {
	if (isEmpty(value)) return [];
	if (Array.isArray(value)) return rows(value);
	return isRow(value) ? rowsIn(value) : undefined;
}

/** A map from ID to row, which may be null like any field, or a single row, which has more than rows in it. */
function rowsIn(record: Row): IDataObject[] {
	const told = Object.values(record).filter((value) => value !== null);
	const isMap = told.every(isRow) && (told.length > 0 || Object.keys(record).length === 0);
	return isMap ? (told as IDataObject[]) : [record as IDataObject];
}

function listKeyOf(data: Row, keys: readonly string[]): string | undefined {
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

/** Rows of a map from date to list (shifts), each with its `date` in front; undefined where none is told. */
export function datedRowsOf(body: unknown, key: string): IDataObject[] | undefined {
	const data = dataOf(body);
	const isKeyed = isRow(data) && key in data;
	const map = isKeyed ? data[key] : data;
	if (!isRow(map)) return isKeyed || Array.isArray(map) ? listOf(map) : undefined;
	const days = Object.entries(map).filter(
		([date, told]) => isKeyed || isDate(date) || Array.isArray(told),
	);
	if (days.length === 0 && !isKeyed) return undefined;
	return joined(days.map(([date, told]) => rowsOfDay(date, told)));
}

function rowsOfDay(date: string, told: unknown): IDataObject[] | undefined {
	const found = isRow(told) && !isDate(date) ? undefined : listOf(told);
	return found?.map((row) => ({ date, ...row, ...(row.date ? {} : { date }) }));
}

/** A map from ID to name (municipalities) as rows; undefined where none is told. */
export function namedRowsOf(body: unknown): IDataObject[] | undefined {
	const data = dataOf(body);
	if (Array.isArray(data)) return rows(data);
	if (!isRow(data) || isBare(body)) return undefined;
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

/** The rows of a list, without what is empty; undefined where it holds anything else: a row may be inside. */
function rows(list: unknown[]): IDataObject[] | undefined {
	if (list.every(isRow)) return list as IDataObject[];
	const told = list.filter((one) => !isEmpty(one));
	return told.every(isRow) ? (told as IDataObject[]) : undefined;
}

/** Several lists as one; undefined if one of them is none. */
function joined(lists: Array<IDataObject[] | undefined>): IDataObject[] | undefined {
	return lists.some((list) => list === undefined) ? undefined : (lists.flat() as IDataObject[]);
}
