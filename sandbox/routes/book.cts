import type { FastifyInstance } from 'fastify';
import { createReservation, updateReservation } from '../booking/book.cjs';
import { withHold } from '../booking/hold.cjs';
import { type BookingRequest, readBooking } from '../booking/request.cjs';
import { formOf, isTrue } from '../body.cjs';
import type { Core } from '../core.cjs';
import { success } from '../envelope.cjs';
import { addAutoCancel } from '../side/paylinks.cjs';
import type { Reservation, Row, Venue } from '../state/types.cjs';
import { reservationById, venueOf } from './lookUp.cjs';

/** `PUT /venues/{id}/book`: creates, or with `reservation_id` updates (API reference, 4.4). */
export function bookRoutes(app: FastifyInstance, core: Core): void {
	app.put('/venues/:venueId/book', (request, reply) => {
		const venue = venueOf(core, request);
		// A JSON body holds no form fields, so everything is missing (API reference, 10.3).
		const booking = readBooking(core, formOf(request));
		const reservation = withHold(core, venue, booking, () => save(core, venue, booking));
		return reply.send(success(core, answer(core, reservation, booking)));
	});
}

function save(core: Core, venue: Venue, booking: BookingRequest): Reservation {
	if (booking.reservationId === undefined) return createReservation(core, venue, booking);
	const reservation = reservationById(core, booking.reservationId);
	updateReservation(core, venue, booking, reservation);
	return reservation;
}

function answer(core: Core, reservation: Reservation, { form }: BookingRequest): Row {
	const guest = core.state.guests.get(reservation.guestId);
	return {
		reservation_id: reservation.id,
		reservation_reference_code: reservation.referenceCode,
		client_id: reservation.guestId,
		client_reference_code: guest?.referenceCode ?? null,
		upgrades: reservation.upgrades.map(({ id, quantity }) => ({ upgrade_id: id, quantity })),
		...(isTrue(form.payment_by_paylink)
			? { paylink_auto_cancel: addAutoCancel(core, reservation, form) }
			: {}),
	};
}
