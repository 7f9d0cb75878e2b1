import { namedRowsOf } from '../../transport/envelope';
import { apiPath } from '../../transport/path';
import { channelChoice, conciergeId, isConcierge } from '../input/channel';
import { getMany, wholeList } from '../reading/stream';

export const getAll = getMany({
	one: 'municipality',
	many: 'municipalities',
	description: 'List the cities that SevenRooms knows, with their IDs',
	routes: [
		{ method: 'GET', path: '/municipalities', confidence: 'H' },
		{ method: 'GET', path: '/concierge/{concierge_id}/municipalities', confidence: 'H' },
	],
	properties: [channelChoice],
	simplify: ({ id, name }) => ({ id, name }),
	chains: async (run) => [
		wholeList(run, {
			path: isConcierge(run)
				? apiPath`/concierge/${conciergeId(run)}/municipalities`
				: '/municipalities',
			keys: [],
			rows: namedRowsOf,
		}),
	],
});
