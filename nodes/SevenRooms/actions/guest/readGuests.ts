import { IdSet } from '../../transport/lists/idSet';
import { readPages } from '../../transport/lists/paginate';
import type { Query } from '../../transport/types';
import type { RowPages } from '../reading/rows';
import type { ItemRun } from '../run/itemRun';

/** Longer lists are read through the export, which was made for them. */
const SEARCH_UP_TO = 400;

interface GuestList {
	/** How many guests are wanted, infinity for all of them. */
	readonly limit: number;
	readonly pageSize?: number;
	/** The guests that other lists of this item have given already. */
	readonly seen: IdSet;
}

/**
 * Guests that match the API's own filters, each once: a few from the search, more from the export. A credential without
 * the right to export reads the search to its end.
 */
export async function* readGuests(
	run: ItemRun,
	query: Query,
	{ limit, pageSize, seen }: GuestList,
): RowPages {
	const read = (path: string) =>
		readPages(run.context, run.session, { path, query, pageSize, seen, itemIndex: run.index });
	if (limit <= SEARCH_UP_TO) return yield* read('/clients');
	const failure = yield* read('/clients/export');
	return failure?.status === 403 ? yield* read('/clients') : failure;
}
