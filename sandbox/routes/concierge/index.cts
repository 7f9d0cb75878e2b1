import type { FastifyInstance } from 'fastify';
import type { Core } from '../../core.cjs';
import { ApiError, NOT_FOUND } from '../../envelope.cjs';
import { concierge } from '../../side/concierge.cjs';
import { pathParam } from '../lookUp.cjs';
import { conciergeAvailability } from './availability.cjs';
import { conciergeBooking } from './book.cjs';
import { conciergeHolds } from './holds.cjs';
import { conciergePayments } from './payments.cjs';
import { conciergePaylinks } from './paylinks.cjs';
import { conciergePrices } from './prices.cjs';
import { conciergeRequests } from './requests.cjs';
import { groupReservations, ownReservations } from './reservations.cjs';
import { conciergeUpgrades } from './upgrades.cjs';
import { conciergeVenues } from './venues.cjs';

const conciergeFamilies = [
	conciergeVenues,
	conciergeAvailability,
	conciergePrices,
	conciergeBooking,
	conciergeHolds,
	conciergeRequests,
	conciergePayments,
	conciergePaylinks,
	conciergeUpgrades,
	ownReservations,
];

/** The family for hotels, clubs and booking channels (API reference, 4.10). */
export function conciergeRoutes(app: FastifyInstance, core: Core): void {
	app.register(
		async (scope) => {
			scope.addHook('preHandler', async (request) => {
				if (request.is404 || pathParam(request, 'conciergeId') === concierge.id) return;
				throw new ApiError(400, 'Concierge does not exist, check concierge_id');
			});
			for (const family of conciergeFamilies) family(scope, core);
		},
		{ prefix: '/concierge/:conciergeId' },
	);
	app.register(
		async (scope) => {
			scope.addHook('preHandler', async (request) => {
				if (request.is404 || pathParam(request, 'groupId') === concierge.groupId) return;
				throw new ApiError(404, NOT_FOUND);
			});
			groupReservations(scope, core);
		},
		{ prefix: '/concierge_group/:groupId' },
	);
}
