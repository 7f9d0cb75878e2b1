import { fromDateFilter, toDateFilter } from '../../descriptions/dates';
import { venuesLocator } from '../../descriptions/locators';
import { getMany } from '../reading/stream';
import { datedListPerVenue } from '../venue/venueList';

export const getAll = getMany({
	one: 'waitlist entry',
	many: 'waitlist entries',
	description: 'List the parties that wait for a table, as SevenRooms sends them',
	routes: [{ method: 'GET', path: '/waitlist', confidence: 'M' }],
	properties: [venuesLocator],
	filters: [fromDateFilter, toDateFilter],
	people: true,
	chains: (run) =>
		datedListPerVenue(run, { path: '/waitlist', keys: ['waitlist_entries', 'results'] }),
});
