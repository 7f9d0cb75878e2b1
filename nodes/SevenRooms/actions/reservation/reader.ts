import type { IDataObject } from 'n8n-workflow';
import { halves, type DateWindow } from '../../model/dateWindow';
import { isCeiling, readPages } from '../../transport/paginate';
import type { ApiFailure } from '../../transport/request';
import type { ItemRun } from '../itemRun';

/** Past this many rows SevenRooms refuses to page the search; the export has no such end (API reference, 3.2). */
export const SEARCH_CEILING = 4_000;

const SEARCH = '/reservations';
const EXPORT = '/reservations/export';

/** Pages of raw rows; ends with the failure that stopped it, if one did. */
export type RowPages = AsyncGenerator<IDataObject[], ApiFailure | undefined>;

/**
 * Reads reservations that match the API's own filters, each once. The search answers quickly and ends at 4,000 rows,
 * the export is slower to start and has no end; the cursors of the two do not mix, so a change of route starts anew
 * and leaves out what was already given. A credential without the right to export reads the search in date windows.
 */
export async function* readReservations(
	run: ItemRun,
	query: IDataObject,
	{ all, pageSize }: { all: boolean; pageSize?: number },
): RowPages {
	const seen = new Set<string>();
	if (!all) {
		const failure = yield* readRoute(run, SEARCH, query, seen, pageSize);
		if (!failure || !isCeiling(failure)) return failure;
	}
	const failure = yield* readRoute(run, EXPORT, query, seen);
	if (failure?.status !== 403) return failure;
	return yield* readWindow(
		run,
		query,
		{ from: query.from_date as string, to: query.to_date as string },
		seen,
	);
}

async function* readRoute(
	run: ItemRun,
	path: string,
	query: IDataObject,
	seen: Set<string>,
	pageSize?: number,
): RowPages {
	return yield* readPages(run.context, run.session, {
		path,
		query,
		seen,
		pageSize,
		itemIndex: run.index,
	});
}

/** One date window of the search, halved until none reaches the ceiling; a single day that does is a failure. */
async function* readWindow(
	run: ItemRun,
	query: IDataObject,
	window: DateWindow,
	seen: Set<string>,
): RowPages {
	const bounded = { ...query, from_date: window.from, to_date: window.to };
	const failure = yield* readRoute(run, SEARCH, bounded, seen);
	if (!failure || !isCeiling(failure)) return failure;
	const parts = halves(window);
	if (parts.length === 1) return failure;
	for (const part of parts) {
		const failed = yield* readWindow(run, query, part, seen);
		if (failed) return failed;
	}
	return undefined;
}
