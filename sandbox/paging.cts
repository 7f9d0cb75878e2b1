import { randomUUID } from 'node:crypto';
import type { Fields } from './body.cjs';
import { ApiError } from './envelope.cjs';

const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 400;
/** `/reservations` refuses to go further (API reference, 3.2). */
export const CEILING = 4000;
const SCROLLS_KEPT = 60;
const SEARCHES_KEPT = 8;

export interface Page<T> {
	rows: T[];
	cursor: number | string | null;
	limit: number;
}

/** A limit above 400 is lowered; one that is no number counts as none. */
export function limitOf(query: Fields): number {
	const asked = Number(query.limit);
	return Number.isInteger(asked) && asked > 0 ? Math.min(asked, LARGEST_LIMIT) : DEFAULT_LIMIT;
}

/** A page by integer offset. */
export function offsetPage<T>(found: T[], query: Fields, ceiling = Infinity): Page<T> {
	const limit = limitOf(query);
	const asked = Number(query.cursor ?? 0);
	const offset = Number.isInteger(asked) && asked > 0 ? asked : 0;
	const end = offset + limit;
	if (end > ceiling) throw new ApiError(400, `Result set limited to ${ceiling} results`);
	return { rows: found.slice(offset, end), cursor: end < found.length ? end : null, limit };
}

/** A running export: what was asked, and what was found when it began. */
interface Scroll {
	asked: string;
	found: unknown[];
}

/** Remembers running exports and the latest searches, so that paging through a large book is quick. */
export class PageMemory {
	private readonly scrolls = new Map<string, Scroll>();
	private readonly searches = new Map<string, unknown[]>();

	/** The result of an expensive search; `key` must hold everything it depends on. */
	remember<T>(key: string, search: () => T[]): T[] {
		const known = this.searches.get(key) as T[] | undefined;
		const found = known ?? search();
		this.searches.delete(key);
		keep(this.searches, key, found, SEARCHES_KEPT);
		return found;
	}

	/**
	 * A page of an export: an opaque cursor over the rows found when the export began. It goes on with the
	 * filters it began with (API reference, 3.2 [H]); beside others, or in another list, it is unknown.
	 * Every full page hands a cursor out, so a last page that happens to be full is followed by an empty
	 * one; with `always` every page does, even the empty one.
	 */
	exportPage<T>(list: string, query: Fields, search: () => T[], always: boolean): Page<T> {
		const limit = limitOf(query);
		const asked = JSON.stringify([list, filtersOf(query)]);
		const [id, offset] = query.cursor ? readCursor(query.cursor) : [randomUUID(), 0];
		const scroll = query.cursor ? this.scrolls.get(id) : { asked, found: search() };
		if (scroll?.asked !== asked) throw new ApiError(400, 'Invalid cursor');
		const rows = (scroll.found as T[]).slice(offset, offset + limit);
		const hasCursor = always || rows.length === limit;
		if (hasCursor) keep(this.scrolls, id, scroll, SCROLLS_KEPT);
		return { rows, cursor: hasCursor ? writeCursor(id, offset + rows.length) : null, limit };
	}

	clear(): void {
		this.scrolls.clear();
		this.searches.clear();
	}
}

const PAGING = ['limit', 'cursor'];

/** What a search asks for, page and page size aside. */
export function filtersOf(query: Fields): Array<[string, string]> {
	const pairs = Object.entries(query).filter(([name]) => !PAGING.includes(name));
	return pairs.sort(([left], [right]) => (left < right ? -1 : 1));
}

/** The query of a list that takes no filters. */
export function onlyPaging(query: Fields): Fields {
	return Object.fromEntries(Object.entries(query).filter(([name]) => PAGING.includes(name)));
}

/** The oldest entry leaves when there are too many. */
function keep<T>(memory: Map<string, T>, key: string, item: T, most: number): void {
	memory.set(key, item);
	if (memory.size > most) memory.delete(memory.keys().next().value as string);
}

function writeCursor(scroll: string, offset: number): string {
	return Buffer.from(`${scroll}:${offset}`).toString('base64url');
}

function readCursor(cursor: string): [string, number] {
	const [scroll, offset] = Buffer.from(cursor, 'base64url').toString().split(':');
	return [scroll, Number(offset) || 0];
}
