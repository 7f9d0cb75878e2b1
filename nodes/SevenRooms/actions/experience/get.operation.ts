import { venueLocator } from '../../descriptions/locators';
import { simplifyExperience } from '../../model/catalogue';
import { apiPath } from '../../transport/path';
import { oneVenue } from '../input/venues';
import { getOne } from '../reading/record';

export const get = getOne({
	one: 'experience',
	description: 'Get one experience of a venue',
	routes: [
		{ method: 'GET', path: '/experiences/{venue_id}/details/{experience_id}', confidence: 'H' },
	],
	properties: [
		venueLocator({ description: 'The venue that offers the experience' }),
		{
			displayName: 'Experience ID',
			name: 'experienceId',
			type: 'string',
			default: '',
			required: true,
			description: 'The ID of the experience, as Get Many gives it',
		},
	],
	idName: 'experienceId',
	idDisplayName: 'Experience ID',
	path: (run, id) => apiPath`/experiences/${oneVenue(run)}/details/${id}`,
	key: 'experience',
	simplify: simplifyExperience,
});
