import { activeFilter, endDateFilter, startDateFilter } from '../../descriptions/dates';
import { venuesLocator } from '../../descriptions/locators';
import { apiPath } from '../../transport/path';
import { reportDates } from '../input/dayParameter';
import { isSwitchedOn } from '../input/yesOrNo';
import { getMany, wholeList } from '../reading/stream';
import { perVenue } from '../venue/perVenue';

export const getAll = getMany({
	one: 'event',
	many: 'events',
	description: 'List the events of a venue, as SevenRooms sends them',
	routes: [{ method: 'GET', path: '/venues/{venue_id}/events', confidence: 'M' }],
	properties: [venuesLocator],
	filters: [activeFilter, endDateFilter, startDateFilter],
	chains: async function* (run) {
		const query = {
			...(await reportDates(run)),
			active: isSwitchedOn(run.collection('filters').activeOnly, 'Active Only') || undefined,
		};
		yield* perVenue(run, (venue_id) =>
			wholeList(run, {
				path: apiPath`/venues/${venue_id}/events`,
				query,
				keys: ['events', 'results'],
				mark: { venue_id },
			}),
		);
	},
});
