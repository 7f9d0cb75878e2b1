import { simplifyVenue } from '../../model/venue';
import { channelChoice } from '../input/channel';
import { getMany } from '../reading/stream';
import { readVenues } from './readVenues';

export const getAll = getMany({
	one: 'venue',
	many: 'venues',
	description: 'List the venues that the credential sees',
	routes: [
		{ method: 'GET', path: '/venues', confidence: 'H' },
		{ method: 'GET', path: '/concierge/{concierge_id}/venues', confidence: 'H' },
	],
	properties: [channelChoice],
	simplify: simplifyVenue,
	chains: async (run) => [readVenues(run)],
});
