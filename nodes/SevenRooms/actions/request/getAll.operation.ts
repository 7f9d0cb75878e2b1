import { fromDateFilter, toDateFilter } from '../../descriptions/dates';
import { venuesLocator } from '../../descriptions/locators';
import { timeZoneOption } from '../../descriptions/reading';
import { simplifyRequest } from '../../model/request';
import { sameStatus } from '../../model/status';
import { writtenText } from '../input/writtenText';
import { getMany } from '../reading/stream';
import { datedListPerVenue } from '../venue/venueList';

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
		const status = writtenText(run.collection('filters').status, 'Status');
		return (row) => !status || sameStatus(row.status, status);
	},
	chains: (run) => datedListPerVenue(run, { path: '/requests', keys: ['results', 'requests'] }),
});
