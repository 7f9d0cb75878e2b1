import { simplifyUpgradeCategory } from '../../model/catalogue';
import { apiPath } from '../../transport/path';
import { conciergeId } from '../input/channel';
import { getMany, wholeList } from '../reading/stream';

export const getAll = getMany({
	one: 'upgrade category',
	many: 'upgrade categories',
	description: 'List the categories of upgrades, through the concierge channel',
	routes: [
		{ method: 'GET', path: '/concierge/{concierge_id}/upgrade_categories', confidence: 'H' },
	],
	properties: [],
	simplify: simplifyUpgradeCategory,
	chains: async (run) => [
		wholeList(run, {
			path: apiPath`/concierge/${conciergeId(run)}/upgrade_categories`,
			keys: ['upgrade_categories'],
		}),
	],
});
