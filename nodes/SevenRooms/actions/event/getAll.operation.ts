import { activeFilter, endDateFilter, startDateFilter } from '../../descriptions/dates';
import { venuesLocator } from '../../descriptions/locators';
import { dateFilter } from '../../model/dates';
import { apiPath } from '../../transport/request';
import { getMany, wholeList } from '../stream';
import { perVenue } from '../venue/perVenue';

export const getAll = getMany({
	one: 'event',
	many: 'events',
	description: 'List the events of a venue, as SevenRooms sends them',
	routes: [{ method: 'GET', path: '/venues/{venue_id}/events', confidence: 'M' }],
	properties: [venuesLocator],
	filters: [activeFilter, endDateFilter, startDateFilter],
	chains: (run) => {
		const { startDate, endDate, activeOnly } = run.collection('filters');
		const query = {
			start_date: startDate && dateFilter(startDate, 'Start Date'),
			end_date: endDate && dateFilter(endDate, 'End Date'),
			active: activeOnly ? true : undefined,
		};
		return perVenue(run, (venue_id) =>
			wholeList(run, {
				path: apiPath`/venues/${venue_id}/events`,
				query,
				keys: ['events', 'results'],
				mark: { venue_id },
			}),
		);
	},
});
