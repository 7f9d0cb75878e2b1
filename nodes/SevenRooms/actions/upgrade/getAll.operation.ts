import { simplifyUpgrade } from '../../model/catalogue';
import { apiPath } from '../../transport/path';
import { channelChoice, conciergeId, isConcierge } from '../input/channel';
import { neededCategoryId } from '../input/needed';
import { getMany, wholeList } from '../reading/stream';

export const getAll = getMany({
	one: 'upgrade',
	many: 'upgrades',
	description: 'List the upgrades of a category',
	routes: [
		{ method: 'GET', path: '/upgrade_categories/{category_id}/upgrades', confidence: 'H' },
		{
			method: 'GET',
			path: '/concierge/{concierge_id}/upgrade_categories/{category_id}/upgrades',
			confidence: 'H',
		},
	],
	properties: [
		channelChoice,
		{
			displayName: 'Upgrade Category ID',
			name: 'categoryId',
			type: 'string',
			default: '',
			required: true,
			description:
				'The category, as Availability > Search (upgrade_category_ids) or Upgrade Category > Get Many tells it',
		},
	],
	simplify: (row, { currency }) => simplifyUpgrade(row, currency),
	needs: { currency: true },
	chains: async (run) => {
		const category = neededCategoryId(run);
		const path = isConcierge(run)
			? apiPath`/concierge/${conciergeId(run)}/upgrade_categories/${category}/upgrades`
			: apiPath`/upgrade_categories/${category}/upgrades`;
		return [wholeList(run, { path, keys: ['upgrades'] })];
	},
});
