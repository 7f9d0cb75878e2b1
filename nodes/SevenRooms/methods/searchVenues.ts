import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { firstText } from '../model/coerce';
import { rememberVenue } from '../transport/venueFacts';
import { openSession } from '../transport/session';
import { listPage } from './page';

/** The venues that the credential sees, by name. */
export async function searchVenues(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const session = await openSession(this);
	const page = await listPage(
		this,
		session,
		'/venues',
		{ venue_group_id: session.venueGroupId },
		paginationToken,
	);
	page.rows.forEach((venue) => rememberVenue(session, venue));
	const wanted = (filter ?? '').trim().toLowerCase();
	const results = page.rows
		.map((venue) => ({
			name: firstText(venue.internal_name, venue.name) ?? String(venue.id),
			value: String(venue.id),
		}))
		.filter(({ name }) => name.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results, paginationToken: page.paginationToken };
}
