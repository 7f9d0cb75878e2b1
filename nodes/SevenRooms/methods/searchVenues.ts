import type { ILoadOptionsFunctions, INodeListSearchResult, NodeApiError } from 'n8n-workflow';
import { firstText } from '../model/coerce';
import { apiPath } from '../transport/path';
import { openSession } from '../transport/session';
import type { Query } from '../transport/types';
import { rememberVenue } from '../transport/venueFacts';
import { listPage } from './page';

/** The venues that the credential sees, by name. */
export async function searchVenues(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const session = await openSession(this);
	const { venueGroupId: venue_group_id, conciergeId } = session;
	const ask = async (path: string, query: Query = {}) =>
		await listPage(this, session, path, query, paginationToken);
	const page = await ask('/venues', { venue_group_id }).catch(async (error: unknown) => {
		// A partner may not read the restaurant's own list, and has one of the concierge family.
		if (!conciergeId || (error as NodeApiError).httpCode !== '403') throw error;
		return await ask(apiPath`/concierge/${conciergeId}/venues`);
	});
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
