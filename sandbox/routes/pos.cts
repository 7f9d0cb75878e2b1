import type { FastifyInstance } from 'fastify';
import { isOfType, jsonOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { success } from '../envelope.cjs';
import { applyPush } from '../side/posChecks.cjs';
import { readPush } from '../side/posPush.cjs';
import { venueOf } from './lookUp.cjs';

/** A point of sale pushes a check: the one route that takes JSON (API reference, 4.9). */
export function posRoutes(app: FastifyInstance, core: Core): void {
	app.post('/venues/:venueId/webhooks/:posId/basket/updates', (request, reply) => {
		const venue = venueOf(core, request);
		const isJson = isOfType(request, 'application/json');
		const push = readPush(venue, isJson ? jsonOf(request) : undefined);
		const { ticket, reservationId } = applyPush(core, venue, push);
		return reply.send(
			success(core, { ticket_id: ticket.ticket_id, reservation_id: reservationId }),
		);
	});
}
