import { simplifyUpgradeCategory } from '../../model/catalogue';
import { apiPath } from '../../transport/path';
import { conciergeId } from '../input/channel';
import { getOne } from '../reading/record';

export const get = getOne({
	one: 'upgrade category',
	description: 'Get one category of upgrades, through the concierge channel',
	routes: [
		{
			method: 'GET',
			path: '/concierge/{concierge_id}/upgrade_categories/{category_id}',
			confidence: 'H',
		},
	],
	properties: [
		{
			displayName: 'Upgrade Category ID',
			name: 'categoryId',
			type: 'string',
			default: '',
			required: true,
			description: 'The category to get',
		},
	],
	idName: 'categoryId',
	idDisplayName: 'Upgrade Category ID',
	path: (run, id) => apiPath`/concierge/${conciergeId(run)}/upgrade_categories/${id}`,
	key: 'upgrade_category',
	simplify: simplifyUpgradeCategory,
});
