import type { FastifyInstance } from 'fastify';
import { type Fields, queryOf, without } from '../../body.cjs';
import type { Core } from '../../core.cjs';
import { success } from '../../envelope.cjs';
import { offsetPage } from '../../paging.cjs';
import { dateOf, wantFields } from '../../required.cjs';
import { municipalities } from '../../side/concierge.cjs';
import { conciergeVenueRow } from '../../side/conciergeVenue.cjs';
import { perkRows } from '../../side/promotions.cjs';
import { venueOf } from '../lookUp.cjs';
import { venuesIn } from './lookUp.cjs';

/** Cities, venues and what they give away (API reference, 4.10). */
export function conciergeVenues(app: FastifyInstance, core: Core): void {
	app.get('/municipalities', (_request, reply) =>
		reply.send(success(core, municipalities(core.state.venues))),
	);

	/** The rows stand in `data` itself, cursor and limit beside it. */
	app.get('/venues', (request, reply) => {
		const query: Fields = { limit: '100', ...without(queryOf(request), 'venue_name') };
		const wanted = query.venue_class || 'DINING';
		const found = venuesIn(core, query).filter(({ venueClass }) => venueClass === wanted);
		const { rows, cursor, limit } = offsetPage(found, query);
		return reply.send(success(core, rows.map(conciergeVenueRow), { cursor, limit }));
	});

	app.get('/venues/:venueId', (request, reply) =>
		reply.send(success(core, conciergeVenueRow(venueOf(core, request)))),
	);

	app.get('/venues/:venueId/perks', (request, reply) => {
		const venue = venueOf(core, request);
		const query = queryOf(request);
		wantFields(query, 'date');
		dateOf(query, 'date');
		return reply.send(success(core, { perks: perkRows(venue) }));
	});
}
