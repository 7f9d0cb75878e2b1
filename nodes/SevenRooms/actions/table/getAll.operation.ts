import { venuesLocator } from '../../descriptions/locators';
import { apiPath } from '../../transport/path';
import { getMany, wholeList } from '../reading/stream';
import { perVenue } from '../venue/perVenue';

export const getAll = getMany({
	one: 'table',
	many: 'tables',
	description: 'List the tables of a venue, as SevenRooms sends them',
	routes: [{ method: 'GET', path: '/venues/{venue_id}/tables', confidence: 'M' }],
	properties: [venuesLocator],
	chains: (run) =>
		perVenue(run, (venue_id) =>
			wholeList(run, {
				path: apiPath`/venues/${venue_id}/tables`,
				keys: ['tables', 'results'],
				mark: { venue_id },
			}),
		),
});
