import { simplifyUpgrade } from '../../model/catalogue';
import { apiPath } from '../../transport/path';
import { conciergeId } from '../input/channel';
import { neededCategoryId } from '../input/needed';
import { getOne } from '../reading/record';

export const get = getOne({
	one: 'upgrade',
	description: 'Get one upgrade, through the concierge channel',
	routes: [
		{
			method: 'GET',
			path: '/concierge/{concierge_id}/upgrade_categories/{category_id}/upgrades/{upgrade_id}',
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
			description: 'The category that the upgrade belongs to',
		},
		{
			displayName: 'Upgrade ID',
			name: 'upgradeId',
			type: 'string',
			default: '',
			required: true,
			description: 'The upgrade to get',
		},
	],
	idName: 'upgradeId',
	idDisplayName: 'Upgrade ID',
	path: (run, id) =>
		apiPath`/concierge/${conciergeId(run)}/upgrade_categories/${neededCategoryId(run)}/upgrades/${id}`,
	key: 'upgrade',
	simplify: (row, { currency }) => simplifyUpgrade(row, currency),
	needs: { currency: true },
});
