import { activeFilter, fromDateFilter, toDateFilter } from '../../descriptions/dates';
import { venuesLocator } from '../../descriptions/locators';
import { simplifyCharge } from '../../model/charge';
import { dateFilter } from '../../model/dates';
import { apiPath } from '../../transport/request';
import { channelChoice, conciergeId, isConcierge } from '../channel';
import { getMany, pagedList } from '../stream';
import { perVenue } from '../venue/perVenue';

export const getAll = getMany({
	one: 'charge',
	many: 'charges',
	description: 'List card charges; the credential needs the right to export them',
	routes: [
		{ method: 'GET', path: '/venues/{venue_id}/charges', confidence: 'H' },
		{
			method: 'GET',
			path: '/concierge/{concierge_id}/venues/{venue_id}/charges',
			confidence: 'H',
		},
	],
	properties: [channelChoice, venuesLocator],
	filters: [
		activeFilter,
		fromDateFilter,
		{
			displayName: 'Reservation ID',
			name: 'reservationId',
			type: 'string',
			default: '',
			description: 'Only charges of this reservation',
		},
		toDateFilter,
	],
	simplify: (row, { currency }) => simplifyCharge(row, currency),
	needs: { currency: true },
	people: true,
	accepts: (run) => {
		const { reservationId } = run.collection('filters');
		return (row) => !reservationId || row.entity_id === reservationId;
	},
	chains: (run) => {
		const { fromDate, toDate, activeOnly } = run.collection('filters');
		const query = {
			from_date: fromDate && dateFilter(fromDate, 'From Date'),
			to_date: toDate && dateFilter(toDate, 'To Date'),
			active: activeOnly ? true : undefined,
		};
		return perVenue(run, (venue_id) =>
			pagedList(run, {
				path: isConcierge(run)
					? apiPath`/concierge/${conciergeId(run)}/venues/${venue_id}/charges`
					: apiPath`/venues/${venue_id}/charges`,
				query: isConcierge(run) ? {} : query,
				keys: ['charges'],
				mark: { venue_id },
			}),
		);
	},
});
