import type { FastifyInstance } from 'fastify';
import type { Core } from '../../core.cjs';
import { ApiError, success } from '../../envelope.cjs';
import { upgradeCategoryRow, upgradeRows } from '../../side/upgrades.cjs';
import { pathParam } from '../lookUp.cjs';
import { categoryVenue } from '../upgrades.cjs';

/** What may be added to a booking, from the categories down (API reference, 4.10). */
export function conciergeUpgrades(app: FastifyInstance, core: Core): void {
	app.get('/upgrade_categories', (_request, reply) =>
		reply.send(success(core, { upgrade_categories: core.state.venues.map(upgradeCategoryRow) })),
	);

	app.get('/upgrade_categories/:categoryId', (request, reply) => {
		const category = upgradeCategoryRow(categoryVenue(core, request));
		return reply.send(success(core, { upgrade_category: category }));
	});

	app.get('/upgrade_categories/:categoryId/upgrades', (request, reply) =>
		reply.send(success(core, { upgrades: upgradeRows(categoryVenue(core, request)) })),
	);

	app.get('/upgrade_categories/:categoryId/upgrades/:upgradeId', (request, reply) => {
		const id = pathParam(request, 'upgradeId');
		const upgrade = upgradeRows(categoryVenue(core, request)).find((row) => row.id === id);
		if (!upgrade) throw new ApiError(404, 'No Upgrade found for the given upgrade_id.');
		return reply.send(success(core, { upgrade }));
	});
}
