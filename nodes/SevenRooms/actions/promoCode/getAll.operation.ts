import { venuesLocator } from '../../descriptions/locators';
import { apiPath } from '../../transport/path';
import { getMany, wholeList } from '../reading/stream';
import { perVenue } from '../venue/perVenue';

export const getAll = getMany({
	one: 'promo code',
	many: 'promo codes',
	description: 'List the promo codes of a venue, as SevenRooms sends them',
	routes: [{ method: 'GET', path: '/venues/{venue_id}/promo_codes', confidence: 'M' }],
	properties: [venuesLocator],
	chains: (run) =>
		perVenue(run, (venue_id) =>
			wholeList(run, {
				path: apiPath`/venues/${venue_id}/promo_codes`,
				keys: ['promo_codes', 'results'],
				mark: { venue_id },
			}),
		),
});
