import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { text } from '../../model/coerce';
import { readPages } from '../../transport/lists/paginate';
import { apiPath } from '../../transport/path';
import { rememberVenue } from '../../transport/venueFacts';
import { conciergeId, isConcierge } from '../input/channel';
import { collect, type RowPages } from '../reading/rows';
import type { ItemRun } from '../run/itemRun';

/**
 * The venues that the credential sees: of its venue group where it names one (API reference, 4.2), or those that its
 * concierge may book (4.10).
 */
export async function* readVenues(run: ItemRun): RowPages {
	const list = isConcierge(run)
		? { path: apiPath`/concierge/${conciergeId(run)}/venues` }
		: { path: '/venues', query: { venue_group_id: run.session.venueGroupId } };
	const pages = readPages(run.context, run.session, { ...list, itemIndex: run.index });
	for (;;) {
		const { value, done } = await pages.next();
		if (done) return value;
		value.forEach((record) => rememberVenue(run.session, record));
		yield value;
	}
}

/** The ids of all venues that the credential sees. */
export async function allVenueIds(run: ItemRun): Promise<string[]> {
	const venues: IDataObject[] = [];
	await collect(run, readVenues(run), { limit: Number.POSITIVE_INFINITY, output: venues });
	return venues.map(idOfVenue);
}

/** A venue that cannot be named would be left out of the whole in silence. */
function idOfVenue({ id }: IDataObject): string {
	const told = text(id);
	if (told !== null) return told;
	throw new UserError('SevenRooms lists a venue without its ID', {
		description: 'Name the venues in the parameter Venue.',
	});
}
