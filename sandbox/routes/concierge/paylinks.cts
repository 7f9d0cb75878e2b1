import type { FastifyInstance } from 'fastify';
import { formOf } from '../../body.cjs';
import type { Core } from '../../core.cjs';
import { ApiError, NOT_FOUND, success } from '../../envelope.cjs';
import { addPaylink } from '../../side/paylinks.cjs';
import { pathParam, venueOf } from '../lookUp.cjs';
import { reservationOfVenue } from './lookUp.cjs';

/** Links to pay by; made and deleted without an envelope, listed in one (API reference, 3.1 and 4.10). */
export function conciergePaylinks(app: FastifyInstance, core: Core): void {
	const { paylinks } = core.state.side;

	app.post('/venues/:venueId/payments/paylink/:reservationId', (request, reply) => {
		const reservation = reservationOfVenue(core, request, venueOf(core, request).id);
		return reply.send(addPaylink(core, reservation, formOf(request)));
	});

	app.get('/venues/:venueId/payments/paylinks/:reservationId', (request, reply) => {
		const { id } = reservationOfVenue(core, request, venueOf(core, request).id);
		const own = [...paylinks.values()].filter(({ reservationId }) => reservationId === id);
		return reply.send(
			success(
				core,
				own.map(({ row }) => row),
			),
		);
	});

	app.delete('/venues/:venueId/payments/paylink/:paylinkId', (request, reply) => {
		const venue = venueOf(core, request);
		const id = pathParam(request, 'paylinkId');
		const reservation = core.state.reservations.get(paylinks.get(id)?.reservationId ?? '');
		if (reservation?.venueId !== venue.id) throw new ApiError(404, NOT_FOUND);
		paylinks.delete(id);
		return reply.send({});
	});
}
