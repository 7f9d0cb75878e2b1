import type { FastifyInstance } from 'fastify';
import { sendMessages } from '../../booking/messages.cjs';
import { type Fields, formOf, queryOf } from '../../body.cjs';
import type { Core } from '../../core.cjs';
import { ApiError, success } from '../../envelope.cjs';
import { offsetPage } from '../../paging.cjs';
import { equals, type Filter, nameHas, samePhone, search } from '../../search/filters.cjs';
import { inDays } from '../../search/dateRange.cjs';
import { concierge, isOfConcierge } from '../../side/concierge.cjs';
import { conciergeReservationRow, conciergeStatus } from '../../side/conciergeReservation.cjs';
import type { Reservation } from '../../state/types.cjs';
import { cancel } from '../cancel.cjs';
import { type Finder, groupReservation, ownReservation } from './lookUp.cjs';

/** The concierge's own bookings, one at a time (API reference, 4.10). */
export function ownReservations(app: FastifyInstance, core: Core): void {
	singleReservation(app, core, ownReservation);
}

/** The same for the group, which can list them and knows external ids. */
export function groupReservations(app: FastifyInstance, core: Core): void {
	app.get('/reservations', (request, reply) => {
		const query = queryOf(request);
		const { rows, cursor, limit } = offsetPage(findOwn(core, query), query);
		const results = rows.map((row) => conciergeReservationRow(core.state, row));
		return reply.send(success(core, { results, cursor, limit }));
	});
	singleReservation(app, core, groupReservation);
}

function singleReservation(app: FastifyInstance, core: Core, find: Finder): void {
	app.get('/reservations/:reservationId', (request, reply) =>
		reply.send(success(core, conciergeReservationRow(core.state, find(core, request)))),
	);

	app.delete('/reservations/:reservationId', (request, reply) => {
		const reservation = find(core, request);
		cancel(core, reservation);
		sendMessages(core, reservation, formOf(request), 'canceled');
		return reply.send(success(core, { reservation_id: reservation.id }));
	});

	app.delete('/reservations/:reservationId/delete', (request, reply) => {
		const reservation = find(core, request);
		if (reservation.deleted !== null) throw new ApiError(400, 'Invalid reservation ID');
		core.state.deleteReservation(reservation);
		return reply.send(success(core, { reservation_id: reservation.id }));
	});
}

const filters: Record<string, Filter<Reservation>> = {
	concierge_id: (id) => () => id === concierge.id,
	status: equals(conciergeStatus),
	name: nameHas(),
	phone_number: samePhone(({ phone }) => phone),
};

function findOwn({ state, behaviour }: Core, query: Fields): Reservation[] {
	const wanted = inDays(query, 'from_date', 'to_date');
	const own = [...state.reservations.all()].filter(
		(reservation) => isOfConcierge(reservation) && wanted(reservation.date),
	);
	return search(own, filters, query, { behaviour, zoneOf: () => 'utc' });
}
