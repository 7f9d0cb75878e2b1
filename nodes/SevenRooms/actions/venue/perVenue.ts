import type { ItemRun } from '../itemRun';
import type { RowPages } from '../rows';
import { venueIds } from '../venues';
import { allVenueIds } from './readVenues';

/** A chain of pages for each venue that the item names, or for each of the group. */
export async function* perVenue(
	run: ItemRun,
	chain: (venueId: string) => RowPages,
): AsyncGenerator<RowPages> {
	const named = venueIds(run);
	for (const venueId of named.length > 0 ? named : await allVenueIds(run)) yield chain(venueId);
}
