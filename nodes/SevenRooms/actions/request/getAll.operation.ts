import { fromDateFilter, toDateFilter } from '../../descriptions/dates';
import { venuesLocator } from '../../descriptions/locators';
import { timeZoneOption } from '../../descriptions/reading';
import { dateFilter } from '../../model/dates';
import { simplifyRequest } from '../../model/request';
import { getMany, pagedList } from '../stream';
import { perVenue } from '../venue/perVenue';

export const getAll = getMany({
	one: 'request',
	many: 'requests',
	description: 'List what guests asked for that could not be booked at once',
	routes: [{ method: 'GET', path: '/requests', confidence: 'M-' }],
	properties: [venuesLocator],
	filters: [
		fromDateFilter,
		{
			displayName: 'Status',
			name: 'status',
			type: 'string',
			default: '',
			placeholder: 'e.g. UNAPPROVED',
			description: 'Only requests in this status',
		},
		toDateFilter,
	],
	options: [timeZoneOption],
	simplify: (row, { zone }) => simplifyRequest(row, zone),
	needs: { zone: true },
	people: true,
	accepts: (run) => {
		const { status, fromDate, toDate } = run.collection('filters');
		const from = fromDate ? dateFilter(fromDate, 'From Date') : '';
		const to = toDate ? dateFilter(toDate, 'To Date') : '';
		return ({ status: held, date }) =>
			(!status || String(held).toUpperCase() === String(status).toUpperCase()) &&
			(!date || ((!from || String(date) >= from) && (!to || String(date) <= to)));
	},
	chains: (run) => {
		const { fromDate, toDate } = run.collection('filters');
		const dates = {
			from_date: fromDate && dateFilter(fromDate, 'From Date'),
			to_date: toDate && dateFilter(toDate, 'To Date'),
		};
		return perVenue(run, (venue_id) =>
			pagedList(run, {
				path: '/requests',
				query: { venue_id, ...dates },
				keys: ['results', 'requests'],
				mark: { venue_id },
			}),
		);
	},
});
