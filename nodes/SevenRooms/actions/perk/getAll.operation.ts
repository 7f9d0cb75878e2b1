import { venueLocator } from '../../descriptions/locators';
import { slotDate } from '../../descriptions/slot';
import { apiPath } from '../../transport/path';
import { conciergeId } from '../input/channel';
import { dayOf } from '../input/dayParameter';
import { oneVenue } from '../input/venues';
import { getMany, wholeList } from '../reading/stream';

export const getAll = getMany({
	one: 'perk',
	many: 'perks',
	description: 'List what a venue offers on top on a day, through the concierge channel',
	routes: [
		{
			method: 'GET',
			path: '/concierge/{concierge_id}/venues/{venue_id}/perks',
			confidence: 'H',
		},
	],
	properties: [venueLocator({ description: 'The venue whose perks to list' }), slotDate],
	simplify: ({ venue_id, id, title, url, is_sold_out }) => ({
		venue_id,
		id,
		title,
		url,
		is_sold_out,
	}),
	chains: async (run) => {
		const venueId = oneVenue(run);
		return [
			wholeList(run, {
				path: apiPath`/concierge/${conciergeId(run)}/venues/${venueId}/perks`,
				query: { date: await dayOf(run, run.parameter('date', ''), 'Date') },
				keys: ['perks'],
				mark: { venue_id: venueId },
			}),
		];
	},
});
