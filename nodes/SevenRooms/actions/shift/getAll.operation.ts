import { endDateFilter, startDateFilter } from '../../descriptions/dates';
import { venuesLocator } from '../../descriptions/locators';
import { simplifyShift } from '../../model/report';
import { datedRowsOf } from '../../transport/envelope';
import { apiPath } from '../../transport/path';
import { reportDates } from '../input/dayParameter';
import { getMany, wholeList } from '../reading/stream';
import { perVenue } from '../venue/perVenue';

export const getAll = getMany({
	one: 'shift',
	many: 'shifts',
	description: 'List service periods with their hours and pacing, day by day',
	routes: [{ method: 'GET', path: '/venues/{venue_id}/shifts', confidence: 'H' }],
	properties: [venuesLocator],
	filters: [endDateFilter, startDateFilter],
	simplify: simplifyShift,
	chains: async function* (run) {
		const query = await reportDates(run);
		yield* perVenue(run, (venue_id) =>
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
