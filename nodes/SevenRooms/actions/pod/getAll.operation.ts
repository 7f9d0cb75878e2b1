import { apiPath } from '../../transport/path';
import { getMany, wholeList } from '../stream';
import { venueGroup } from '../venues';

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
