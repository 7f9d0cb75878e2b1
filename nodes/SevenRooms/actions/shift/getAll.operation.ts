import { endDateFilter, startDateFilter } from '../../descriptions/dates';
import { venuesLocator } from '../../descriptions/locators';
import { dateFilter } from '../../model/dates';
import { simplifyShift } from '../../model/report';
import { datedRowsOf } from '../../transport/envelope';
import { apiPath } from '../../transport/request';
import { getMany, wholeList } from '../stream';
import { perVenue } from '../venue/perVenue';

export const getAll = getMany({
	one: 'shift',
	many: 'shifts',
	description: 'List service periods with their hours and pacing, day by day',
	routes: [{ method: 'GET', path: '/venues/{venue_id}/shifts', confidence: 'H' }],
	properties: [venuesLocator],
	filters: [endDateFilter, startDateFilter],
	simplify: simplifyShift,
	chains: (run) => {
		const { startDate, endDate } = run.collection('filters');
		const query = {
			start_date: startDate && dateFilter(startDate, 'Start Date'),
			end_date: endDate && dateFilter(endDate, 'End Date'),
		};
		return perVenue(run, (venue_id) =>
			wholeList(run, {
				path: apiPath`/venues/${venue_id}/shifts`,
				query,
				keys: ['shifts'],
				rows: (body) => datedRowsOf(body, 'shifts'),
				mark: { venue_id },
			}),
		);
	},
});
