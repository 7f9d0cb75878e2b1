import { venueIds } from '../input/venues';
import type { RowPages } from '../reading/rows';
import type { ItemRun } from '../run/itemRun';
import { allVenueIds } from './readVenues';

/** A chain of pages for each venue that the item names, or for each of the group. */
export async function* perVenue(
	run: ItemRun,
	chain: (venueId: string) => RowPages,
): AsyncGenerator<RowPages> {
	const named = venueIds(run);
	for (const venueId of named.length > 0 ? named : await allVenueIds(run)) yield chain(venueId);
}
