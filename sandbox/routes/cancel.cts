import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Behaviour } from '../behaviour.cjs';
import { sendMessages } from '../booking/messages.cjs';
import { checkCutoff } from '../booking/seat.cjs';
import { formOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { ApiError, NOT_FOUND, success } from '../envelope.cjs';
import type { Reservation } from '../state/types.cjs';
import { pathParam, reservationById } from './lookUp.cjs';

/** How the route answers where it does not work: nobody knows whether it exists (4.6, [M-]). */
const refusals: Record<
	Exclude<Behaviour['cancelRoute'], 'works'>,
	(reply: FastifyReply) => unknown
> = {
	unknownRoute: () => {
		throw new ApiError(404, NOT_FOUND);
	},
	notFoundWithoutMessage: () => {
		throw new ApiError(404);
	},
	methodNotAllowed: (reply) => reply.code(405).send(),
};

/** `POST /reservations/{id}/cancel`. */
export function cancelRoutes(app: FastifyInstance, core: Core): void {
	app.post('/reservations/:reservationId/cancel', (request, reply) => {
		const mode = core.behaviour.cancelRoute;
		if (mode !== 'works') return refusals[mode](reply);
		const reservation = reservationById(core, pathParam(request, 'reservationId'));
		cancel(core, reservation);
		sendMessages(core, reservation, formOf(request), 'canceled');
		return reply.send(success(core, { reservation_id: reservation.id }));
	});
}

export function cancel(core: Core, reservation: Reservation): void {
	const venue = core.state.venue(reservation.venueId);
	if (reservation.deleted !== null) throw new ApiError(400, 'Invalid reservation ID');
	if (reservation.status === 'CANCELED') {
		throw new ApiError(400, 'Reservation has already been cancelled.');
	}
	if (venue) checkCutoff(core, venue, reservation);
	core.state.changeReservation(reservation, { status: 'CANCELED' });
}
