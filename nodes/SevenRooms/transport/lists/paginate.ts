import type { IDataObject } from 'n8n-workflow';

import { unclearAnswer } from '../classify';
import { cursorOf, hasList, rowsOrNothing, toldRowsOf } from '../envelope';
import { toNodeApiError } from '../errors';
import { send } from '../request';
import type { ApiFailure, ApiRequest, Query, Session, TransportContext } from '../types';
import { isCeiling } from '../wording';
import { IdSet, idOfRow } from './idSet';
import { newRows, SharedIds, type Page } from './newRows';
import { beginReading, notePage } from './progress';

/** The most rows that SevenRooms gives at once (API reference, section 3.2). */
export const PAGE_ROWS = 400;
/** Pages in a row without a new ID, after which a list that never ends is taken to be at its end. */
const STALE_PAGES = 3;

export interface PagesRequest {
	path: string;
	/** Sent with every page: cursors hold no filters. A `cursor` in it is where to begin. */
	query?: Query;
	/** Where the rows sit in `data`; several where the envelope is not proven. Default `results`. */
	rowsKey?: string | readonly string[];
	/** 1 to 400, default 400. */
	pageSize?: number;
	/** Stops after this many rows. */
	limit?: number;
	/** IDs that were given already, by this chain or another; grows. */
	seen?: IdSet;
	itemIndex?: number;
	/** For each page, in ms. */
	budgetMs?: number;
	/** For conclusions from what is not in the list: an end that is not told plainly is then a failure. */
	strict?: boolean;
	/** Ends the waits of all pages; default: n8n's signal that the execution was stopped. */
	signal?: AbortSignal;
	/** Told of each page that came in, before its rows are given. */
	onPage?: (hasMore: boolean) => void;
}

/** The failure of a page, marked where SevenRooms refused a cursor that it had given: its list has to be begun anew. */
export function pageFailure(failure: ApiFailure, cursor: string | undefined): ApiFailure {
	const { kind, status = 0 } = failure;
	const isRefused = kind === 'refused' && [400, 404, 410, 422].includes(status);
	const isMidList = cursor !== undefined && isRefused && !isCeiling(failure);
	return isMidList ? { ...failure, isMidList } : failure;
}

/**
 * Reads a list page by page and gives each page's new rows, raw; returns the failure that ended it, or
 * undefined at the end of the list. Ends at a missing or empty cursor, at an empty page, and at a
 * cursor that twice repeats without bringing anything new (a scroll may keep one cursor for all its pages). An answer
 * without any list is asked for once more and then a failure, since half a list looks like a whole one; only at the
 * beginning it may say that there is nothing.
 */
export async function* readPages(
	context: TransportContext,
	session: Session,
	options: PagesRequest,
): AsyncGenerator<IDataObject[], ApiFailure | undefined, undefined> {
	const { limit = Infinity, rowsKey = 'results', seen = new IdSet() } = options;
	const keys = [rowsKey].flat();
	const pageSize = Math.min(PAGE_ROWS, Math.max(1, options.pageSize ?? PAGE_ROWS), limit);
	// Rows that another chain gave are left out, yet they show that this one moves on.
	const inThisChain = seen.size === 0 ? seen : new IdSet();
	const progress = new CursorProgress();
	const shared = new SharedIds();
	let missing = limit;
	let wasNoList = false;
	let cursor: string | undefined;
	beginReading(session);
	for (;;) {
		const answer = await send(context, session, pageRequest(options, pageSize, cursor));
		if (!answer.ok) return pageFailure(answer, cursor);
		const rowsIn = cursor === undefined ? rowsOrNothing : toldRowsOf;
		let rows = rowsIn(answer.body, keys);
		if (!rows && !wasNoList) {
			wasNoList = true;
			continue;
		}
		if (!rows || (options.strict && !hasList(answer.body, keys))) {
			return unclearAnswer(options.path, answer);
		}
		wasNoList = false;
		const before = inThisChain.size;
		const page = newRows(rows, seen, inThisChain, shared);
		notePage(context, session, page.length);
		const isNew = inThisChain.size > before;
		cursor = cursorOf(answer.body);
		options.onPage?.(cursor !== undefined && page.length > 0);
		// Released before the next page is asked for.
		answer.body = null;
		rows = undefined;
		// What is over the limit was not given, so another chain may still give it.
		for (const row of page.fresh.splice(missing)) {
			const id = idOfRow(row);
			if (id !== undefined) seen.delete(id);
		}
		missing -= page.fresh.length;
		if (page.fresh.length > 0) yield page.fresh;
		page.fresh = [];
		if (missing <= 0 || page.length === 0 || cursor === undefined) return undefined;
		if (progress.hasStopped(cursor, isNew, page)) {
			return options.strict ? unclearAnswer(options.path, answer) : undefined;
		}
	}
}

/** Tells a list that never ends, whose cursors lead nowhere any more. */
class CursorProgress {
	private readonly cursors = new Set<string>();

	/** Pages in a row without a new ID. */
	private stale = 0;

	private wasRepeat = false;

	/** Whether nothing new lies behind the cursor that a page came with. */
	hasStopped(cursor: string, isNew: boolean, { hasUnnamed }: Pick<Page, 'hasUnnamed'>): boolean {
		this.stale = isNew || hasUnnamed ? 0 : this.stale + 1;
		const isRepeat = this.cursors.has(cursor) && !isNew;
		// Asked once more, since one answer may name its own cursor by mistake; rows without an ID would then come twice.
		const goesRound = isRepeat && (this.wasRepeat || hasUnnamed);
		this.wasRepeat = isRepeat;
		this.cursors.add(cursor);
		return goesRound || this.stale >= STALE_PAGES;
	}
}

/** Like readPages(), but a failure is thrown as n8n's NodeApiError. */
export async function* pages(
	context: TransportContext,
	session: Session,
	options: PagesRequest,
): AsyncGenerator<IDataObject[], void, undefined> {
	const failure = yield* readPages(context, session, options);
	if (failure) throw toNodeApiError(context, failure, { itemIndex: options.itemIndex });
}

function pageRequest(
	{ path, query, itemIndex, budgetMs, signal }: PagesRequest,
	limit: number,
	cursor: string | undefined,
): ApiRequest {
	return {
		method: 'GET',
		path,
		query: { ...query, limit, ...(cursor === undefined ? {} : { cursor }) },
		itemIndex,
		budgetMs,
		signal,
	};
}
