import type { FastifyInstance } from 'fastify';
import { queryOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { success } from '../envelope.cjs';
import { offsetPage } from '../paging.cjs';
import { looksLikeKey } from '../state/ids.cjs';
import { venueRow } from '../state/venueRow.cjs';
import { checkVenueGroup, venueOf } from './lookUp.cjs';

/** Venues and the pods they share tags in (API reference, 4.2). */
export function venueRoutes(app: FastifyInstance, core: Core): void {
	const row = (venue: Parameters<typeof venueRow>[0]) =>
		venueRow(venue, core.behaviour.venuesTellZone);

	app.get('/venues', (request, reply) => {
		const query = queryOf(request);
		const group = query.venue_group_id ?? '';
		const isOther = looksLikeKey(group) && group !== core.state.venueGroup.id;
		const { rows, cursor, limit } = offsetPage(isOther ? [] : core.state.venues, query);
		return reply.send(success(core, { results: rows.map(row), cursor, limit }));
	});

	app.get('/venues/:venueId', (request, reply) =>
		reply.send(success(core, row(venueOf(core, request)))),
	);

	app.get('/venue_groups/:venueGroupId/pods', (request, reply) => {
		checkVenueGroup(core, request);
		const venues = core.state.venues.map(({ id, name }) => ({ id, name }));
		return reply.send(success(core, { pods: [{ id: 'pod-1', name: 'All venues', venues }] }));
	});
}
