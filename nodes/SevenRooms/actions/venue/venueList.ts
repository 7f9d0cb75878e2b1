import type { IDataObject } from 'n8n-workflow';
import { text } from '../../model/coerce';
import { isDate } from '../../model/time/wallClock';
import { datedFilters } from '../input/dayParameter';
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
	const inDates = ({ date }: IDataObject) => {
		const day = String(date ?? '').slice(0, 10);
		return !isDate(day) || ((!from || day >= from) && (!to || day <= to));
	};
	yield* perVenue(run, (venue_id) =>
		pagedList(run, {
			...list,
			query: { venue_id, from_date: from, to_date: to },
			mark: { venue_id },
			accepts: (row) => (text(row.venue_id) ?? venue_id) === venue_id && inDates(row),
		}),
	);
}
