import { fromDateFilter, toDateFilter } from '../../descriptions/dates';
import { venuesLocator } from '../../descriptions/locators';
import { dateFilter } from '../../model/dates';
import { getMany, pagedList } from '../stream';
import { perVenue } from '../venue/perVenue';

export const getAll = getMany({
	one: 'waitlist entry',
	many: 'waitlist entries',
	description: 'List the parties that wait for a table, as SevenRooms sends them',
	routes: [{ method: 'GET', path: '/waitlist', confidence: 'M' }],
	properties: [venuesLocator],
	filters: [fromDateFilter, toDateFilter],
	people: true,
	chains: (run) => {
		const { fromDate, toDate } = run.collection('filters');
		const dates = {
			from_date: fromDate && dateFilter(fromDate, 'From Date'),
			to_date: toDate && dateFilter(toDate, 'To Date'),
		};
		return perVenue(run, (venue_id) =>
			pagedList(run, {
				path: '/waitlist',
				query: { venue_id, ...dates },
				keys: ['waitlist_entries'],
				mark: { venue_id },
			}),
		);
	},
});
