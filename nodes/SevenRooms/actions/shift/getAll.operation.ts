import { endDateFilter, startDateFilter } from '../../descriptions/dates';
import { venuesLocator } from '../../descriptions/locators';
import { simplifyShift } from '../../model/report';
import { datedRowsOf } from '../../transport/envelope';
import { apiPath } from '../../transport/path';
import { reportDates } from '../input/dayParameter';
import { isWithinDays } from '../reading/rowFilter';
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
	// SevenRooms may ignore its dates in silence (API reference, 3.3), and every shift tells its day.
	accepts: async (run) => {
		const { start_date, end_date } = await reportDates(run);
		return isWithinDays(start_date, end_date);
	},
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
