import { text } from '../../model/coerce';
import { datedFilters } from '../input/dayParameter';
import { isWithinDays } from '../reading/rowFilter';
import type { RowPages } from '../reading/rows';
import { pagedList } from '../reading/stream';
import type { ItemRun } from '../run/itemRun';
import { perVenue } from './perVenue';

interface VenueList {
	readonly path: string;
	readonly keys: readonly string[];
}

/**
 * A list that takes its venue and dates as query parameters, which nobody outside has proven (API reference, 4.8) and
 * SevenRooms would ignore in silence: so venue and date of every row that tells them are compared here.
 */
export async function* datedListPerVenue(run: ItemRun, list: VenueList): AsyncGenerator<RowPages> {
	const { fromDate: from, toDate: to } = await datedFilters(run);
	const inDates = isWithinDays(from, to);
	yield* perVenue(run, (venue_id) =>
		pagedList(run, {
			...list,
			query: { venue_id, from_date: from, to_date: to },
			mark: { venue_id },
			accepts: (row) => (text(row.venue_id) ?? venue_id) === venue_id && inDates(row),
		}),
	);
}
