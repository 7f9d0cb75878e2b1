import { apiPath } from '../../transport/path';
import { venueGroup } from '../input/venues';
import { getMany, wholeList } from '../reading/stream';

export const getAll = getMany({
	one: 'pod',
	many: 'pods',
	description: 'List the sets of venues that share tags, as SevenRooms sends them',
	routes: [{ method: 'GET', path: '/venue_groups/{venue_group_id}/pods', confidence: 'M' }],
	properties: [],
	chains: async (run) => [
		wholeList(run, {
			path: apiPath`/venue_groups/${venueGroup(run)}/pods`,
			keys: ['pods', 'results'],
		}),
	],
});
