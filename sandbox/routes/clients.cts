import type { FastifyInstance } from 'fastify';
import { type Fields, queryOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { ApiError, success } from '../envelope.cjs';
import { offsetPage, type Page } from '../paging.cjs';
import { exportClients, findClients } from '../search/clientFilters.cjs';
import type { Guest } from '../state/types.cjs';
import { guestById, pathParam } from './lookUp.cjs';

/** Guests: search, export and one (API reference, 4.7). There is no route to write one. */
export function clientRoutes(app: FastifyInstance, core: Core): void {
	const list = ({ rows, cursor, limit }: Page<Guest>) =>
		success(core, { results: rows.map((row) => core.state.guestRow(row)), cursor, limit });

	app.get('/clients', (request, reply) => {
		const query = queryOf(request);
		wantVenueGroup(query);
		return reply.send(list(offsetPage(findClients(core, query), query)));
	});

	app.get('/clients/export', (request, reply) => {
		const query = queryOf(request);
		wantVenueGroup(query);
		const always = core.behaviour.exportCursor === 'always';
		const find = () => exportClients(core, query);
		return reply.send(list(core.pages.exportPage('clients', query, find, always)));
	});

	app.get('/clients/:clientId', (request, reply) => {
		const guest = guestById(core, pathParam(request, 'clientId'));
		return reply.send(success(core, core.state.guestRow(guest)));
	});
}

function wantVenueGroup(query: Fields): void {
	if (!query.venue_group_id) throw new ApiError(400, 'Missing required parameter: venue_group_id');
}
