import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Core } from '../core.cjs';
import { ApiError, success } from '../envelope.cjs';
import { upgradeRows, venueOfCategory } from '../side/upgrades.cjs';
import type { Venue } from '../state/types.cjs';
import { pathParam } from './lookUp.cjs';

/** The upgrades of a category that availability names in `upsell_categories` (API reference, 4.8). */
export function upgradeRoutes(app: FastifyInstance, core: Core): void {
	app.get('/upgrade_categories/:categoryId/upgrades', (request, reply) =>
		reply.send(success(core, { upgrades: upgradeRows(categoryVenue(core, request)) })),
	);
}

export function categoryVenue(core: Core, request: FastifyRequest): Venue {
	const venue = venueOfCategory(core.state.venues, pathParam(request, 'categoryId'));
	if (venue) return venue;
	throw new ApiError(404, 'No Upgrade Category found for the given upgrade_category_id.');
}
