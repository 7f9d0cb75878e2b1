import type { IDataObject } from 'n8n-workflow';
import { dayOfRow, splitByRows, type DateWindow } from '../../model/time/dateWindow';
import { IdSet } from '../../transport/lists/idSet';
import { readPages } from '../../transport/lists/paginate';
import type { Query } from '../../transport/types';
import { isCeiling } from '../../transport/wording';
import type { RowPages } from '../reading/rows';
import type { ItemRun } from '../run/itemRun';
import { channelOf, type Listing } from './channel';

/** Past this many rows SevenRooms refuses to page the search; the export has no such end (API reference, 3.2). */
export const SEARCH_CEILING = 4_000;

/**
 * Reads reservations that match the API's own filters, each once. The search answers quickly and ends at 4,000 rows,
 * the export is slower to start and has no end; the cursors of the two do not mix, so a change of route starts anew
 * and leaves out what was already given. A credential without the right to export reads the search in date windows, and
 * a family without an export reads its search to the end.
 */
export async function* readReservations(
	run: ItemRun,
	query: Query,
	{ all, pageSize, strict }: { all: boolean; pageSize?: number; strict?: boolean },
): RowPages {
	const listing = channelOf(run).listing();
	const asked = listing.query(query);
	const progress: SearchProgress = { seen: new IdSet(), rowsByDay: new Map(), strict };
	if (!all || !listing.export) {
		const failure = yield* readRoute(run, listing.search, asked, progress, pageSize);
		if (!failure || !isCeiling(failure)) return failure;
	}
	if (listing.export) {
		const { seen } = progress;
		const failure = yield* readRoute(run, listing.export, asked, { seen, strict });
		if (failure?.status !== 403) return failure;
	}
	const { from_date: from, to_date: to } = query as { from_date?: string; to_date?: string };
	return yield* readWindow(run, listing, asked, { from, to }, progress);
}

/** What a read has met so far, on any route. */
interface Progress {
	readonly seen: IdSet;
	/** Whether conclusions are drawn from what is not there. */
	readonly strict?: boolean;
	/** Tells where to cut a window of the search; the export has no ceiling, and its rows are not counted. */
	readonly rowsByDay?: Map<string, number>;
}

type SearchProgress = Progress & Required<Pick<Progress, 'rowsByDay'>>;

async function* readRoute(
	run: ItemRun,
	path: string,
	query: Query,
	{ seen, strict, rowsByDay }: Progress,
	pageSize?: number,
): RowPages {
	const options = { path, query, seen, pageSize, strict, itemIndex: run.index };
	const pages = readPages(run.context, run.session, options);
	for (;;) {
		const { value, done } = await pages.next();
		if (done) return value;
		if (rowsByDay) count(value, rowsByDay);
		yield value;
	}
}

function count(rows: IDataObject[], rowsByDay: Map<string, number>): void {
	for (const row of rows) {
		const day = dayOfRow(row, rowsByDay);
		if (day !== '') rowsByDay.set(day, (rowsByDay.get(day) ?? 0) + 1);
	}
}

/** One date window of the search, cut in two until none reaches the ceiling; a single day that does is a failure. */
async function* readWindow(
	run: ItemRun,
	listing: Listing,
	query: Query,
	window: DateWindow,
	progress: SearchProgress,
): RowPages {
	const bounded = { ...query, from_date: window.from, to_date: window.to };
	const failure = yield* readRoute(run, listing.search, bounded, progress);
	if (!failure || !isCeiling(failure)) return failure;
	const parts = splitByRows(window, progress.rowsByDay);
	if (parts.length === 1) return failure;
	for (const part of parts) {
		const failed = yield* readWindow(run, listing, query, part, progress);
		if (failed) return failed;
	}
	return undefined;
}
