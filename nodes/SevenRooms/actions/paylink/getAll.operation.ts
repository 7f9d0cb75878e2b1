import { venueLocator } from '../../descriptions/locators';
import { simplifyPaylink } from '../../model/paylink';
import { apiPath } from '../../transport/path';
import { conciergeId } from '../input/channel';
import { neededReservation } from '../input/needed';
import { oneVenue } from '../input/venues';
import { getMany, wholeList } from '../reading/stream';
import { ofReservation } from './ofReservation';

export const getAll = getMany({
	one: 'payment link',
	many: 'payment links',
	description: 'List the payment links of a reservation, through the concierge channel',
	routes: [
		{
			method: 'GET',
			path: '/concierge/{concierge_id}/venues/{venue_id}/payments/paylinks/{reservation_id}',
			confidence: 'H',
		},
	],
	properties: [venueLocator({ description: 'The venue of the reservation' }), ofReservation],
	simplify: (row, { currency }) => simplifyPaylink(row, currency),
	needs: { currency: true },
	people: true,
	chains: async (run) => {
		const { value: reservation } = neededReservation(run);
		const venue_id = oneVenue(run);
		return [
			wholeList(run, {
				path: apiPath`/concierge/${conciergeId(run)}/venues/${venue_id}/payments/paylinks/${reservation}`,
				keys: ['paylinks', 'results'],
				mark: { reservation_id: reservation, venue_id },
			}),
		];
	},
});
