import { venuesLocator } from '../../descriptions/locators';
import { simplifyExperience } from '../../model/catalogue';
import { apiPath } from '../../transport/path';
import { getMany, wholeList } from '../reading/stream';
import { perVenue } from '../venue/perVenue';

export const getAll = getMany({
	one: 'experience',
	many: 'experiences',
	description: 'List the experiences of a venue',
	routes: [{ method: 'GET', path: '/experiences/{venue_id}', confidence: 'H' }],
	properties: [venuesLocator],
	simplify: simplifyExperience,
	chains: (run) =>
		perVenue(run, (venue_id) =>
			wholeList(run, {
				path: apiPath`/experiences/${venue_id}`,
				keys: ['experience', 'experiences'],
				mark: { venue_id },
			}),
		),
});
