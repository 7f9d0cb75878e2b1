import type { FastifyInstance } from 'fastify';
import { queryOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { success } from '../envelope.cjs';
import { inRange } from '../search/dateRange.cjs';
import { eventRows, promoCodes } from '../side/promotions.cjs';
import { venueOf } from './lookUp.cjs';

/** Events and promo codes (API reference, 4.8 [M]); the names of the lists are the sandbox's guess. */
export function eventRoutes(app: FastifyInstance, core: Core): void {
	app.get('/venues/:venueId/events', (request, reply) => {
		const query = queryOf(request);
		const endsLateEnough = inRange({ from: query.start_date }, 'from', 'to');
		const startsEarlyEnough = inRange({ to: query.end_date }, 'from', 'to');
		const events = eventRows(venueOf(core, request), core.clock).filter(
			({ start_date: start, end_date: end, active }) =>
				endsLateEnough(String(end)) &&
				startsEarlyEnough(String(start)) &&
				(!/^(true|false)$/.test(query.active) || String(active) === query.active),
		);
		return reply.send(success(core, { events }));
	});

	app.get('/venues/:venueId/promo_codes', (request, reply) =>
		reply.send(success(core, { promo_codes: promoCodes(venueOf(core, request)) })),
	);
}
