import type { FastifyInstance } from 'fastify';
import { queryOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { success } from '../envelope.cjs';
import { CEILING, offsetPage, type Page } from '../paging.cjs';
import { findReservations } from '../search/reservationFilters.cjs';
import type { Reservation } from '../state/types.cjs';
import { pathParam, reservationById } from './lookUp.cjs';

/** Search, export and one reservation (API reference, 4.5). */
export function reservationRoutes(app: FastifyInstance, core: Core): void {
	const list = ({ rows, cursor, limit }: Page<Reservation>) =>
		success(core, { results: rows.map((row) => core.state.reservationRow(row)), cursor, limit });

	app.get('/reservations', (request, reply) => {
		const query = queryOf(request);
		return reply.send(list(offsetPage(findReservations(core, query), query, CEILING)));
	});

	app.get('/reservations/export', (request, reply) => {
		const query = queryOf(request);
		const always = core.behaviour.exportCursor === 'always';
		const find = () => findReservations(core, query);
		return reply.send(list(core.pages.exportPage('reservations', query, find, always)));
	});

	app.get('/reservations/:reservationId', (request, reply) => {
		const reservation = reservationById(core, pathParam(request, 'reservationId'));
		return reply.send(success(core, core.state.reservationRow(reservation)));
	});
}
