import type { FastifyInstance } from 'fastify';
import { queryOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { ApiError, NOT_FOUND, success } from '../envelope.cjs';
import { offsetPage } from '../paging.cjs';
import { inDays } from '../search/dateRange.cjs';
import { ofVenue } from '../search/ofVenue.cjs';
import { requestRow } from '../side/requestRow.cjs';
import { pathParam } from './lookUp.cjs';

/** Wishes for slots that cannot be booked at once (API reference, 4.8 [L] and 5.5). */
export function requestRoutes(app: FastifyInstance, core: Core): void {
	const { state } = core;
	app.get('/requests', (request, reply) => {
		const query = queryOf(request);
		const atVenue = ofVenue(query);
		const wanted = inDays(query, 'from_date', 'to_date');
		const found = [...state.side.requests.values()].filter(
			(wish) => atVenue(wish) && wanted(wish.date),
		);
		const { rows, cursor, limit } = offsetPage(found, query);
		const results = rows.map((wish) => requestRow(state, wish));
		return reply.send(success(core, { results, cursor, limit }));
	});

	app.get('/requests/:requestId', (request, reply) => {
		const wish = state.side.requests.get(pathParam(request, 'requestId'));
		if (!wish) throw new ApiError(404, NOT_FOUND);
		return reply.send(success(core, requestRow(state, wish)));
	});
}
