import type { IDataObject } from 'n8n-workflow';
import type { ClosedWindow } from '../../model/time/dateWindow';
import { daysBetween } from '../../model/time/wallClock';
import { readWindows, type WindowsRequest } from '../../transport/lists/windows';
import type { Query } from '../../transport/types';
import type { RowPages } from '../reading/rows';
import type { ItemRun } from '../run/itemRun';
import { channelOf } from './channel';

/** A window of the search stays below its ceiling of 4,000 rows, with room for days that are fuller than expected. */
const SEARCH_WINDOW_ROWS = 3_000;
/** Longer than any book: nothing that a plan by days would help. */
const LONGEST_RANGE_DAYS = 10_000;

/** The dates of a query that can be read in windows: both given, and at least two days. */
export function rangeOf(run: ItemRun, query: Query): ClosedWindow | undefined {
	const { from_date: from, to_date: to } = query;
	if (typeof from !== 'string' || typeof to !== 'string' || !channelOf(run).listing().export) {
		return undefined;
	}
	const days = daysBetween(from, to);
	return days >= 1 && days < LONGEST_RANGE_DAYS ? { from, to } : undefined;
}

type Choices = Pick<WindowsRequest<IDataObject>, 'accepts' | 'present' | 'limit'>;

/**
 * Reads all reservations between two dates, in date windows side by side, and gives them by date as `present` made
 * them. Starts on the export; a credential that may not export reads the search.
 */
export async function* readBetween(
	run: ItemRun,
	query: Query,
	range: ClosedWindow,
	choices: Choices,
): RowPages {
	const listing = channelOf(run).listing();
	const asked = { query: listing.query(query), range, itemIndex: run.index, ...choices };
	let hasGiven = false;
	const exported = readWindows(run.context, run.session, {
		path: listing.export ?? listing.search,
		...asked,
	});
	try {
		for (;;) {
			const { value, done } = await exported.next();
			if (!done) {
				hasGiven = true;
				yield value;
			} else if (value?.status !== 403 || hasGiven) {
				return value;
			} else break;
		}
	} finally {
		// Who has enough rows asks for no more: windows that are under way must end then, too.
		await exported.return(undefined);
	}
	return yield* readWindows(run.context, run.session, {
		path: listing.search,
		windowRows: SEARCH_WINDOW_ROWS,
		...asked,
	});
}
