import { UserError } from 'n8n-workflow';
import { endDateFilter, startDateFilter } from '../../descriptions/dates';
import { venuesLocator } from '../../descriptions/locators';
import { number } from '../../model/coerce';
import { simplifyFeedback } from '../../model/report';
import { apiPath } from '../../transport/path';
import { reportDates } from '../input/dayParameter';
import { getMany, wholeList } from '../reading/stream';
import { perVenue } from '../venue/perVenue';

export const getAll = getMany({
	one: 'feedback',
	many: 'feedback entries',
	description: 'List what guests said about their visits',
	routes: [{ method: 'GET', path: '/venues/{venue_id}/feedback', confidence: 'H' }],
	properties: [venuesLocator],
	filters: [
		endDateFilter,
		{
			displayName: 'Maximum Overall Rating',
			name: 'maxOverall',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 3,
			description: 'Only visits rated this or lower; unrated ones are left out',
		},
		startDateFilter,
	],
	simplify: simplifyFeedback,
	people: true,
	accepts: (run) => {
		const { maxOverall } = run.collection('filters');
		if (maxOverall === undefined) return () => true;
		const most = number(maxOverall);
		if (most === null) {
			throw new UserError('Maximum Overall Rating is not a number', {
				description: 'Enter a rating, or leave it out.',
			});
		}
		return (row) => {
			const { overall } = simplifyFeedback(row);
			return typeof overall === 'number' && overall <= most;
		};
	},
	chains: async function* (run) {
		const query = await reportDates(run);
		yield* perVenue(run, (venue_id) =>
			wholeList(run, {
				path: apiPath`/venues/${venue_id}/feedback`,
				query,
				keys: ['reservation_feedback', 'feedback', 'results'],
				mark: { venue_id },
			}),
		);
	},
});
