import type { FastifyInstance } from 'fastify';
import { createReservation, updateReservation } from '../../booking/book.cjs';
import { withHold } from '../../booking/hold.cjs';
import { type BookingRequest, readBooking } from '../../booking/request.cjs';
import { type Fields, formOf, isTrue } from '../../body.cjs';
import type { Core } from '../../core.cjs';
import { ApiError, success } from '../../envelope.cjs';
import { concierge, isOfConcierge } from '../../side/concierge.cjs';
import { addAutoCancel } from '../../side/paylinks.cjs';
import type { GuestRequest } from '../../side/sideBook.cjs';
import type { Reservation, Row, SeatingArea, Venue } from '../../state/types.cjs';
import { reservationById, venueOf } from '../lookUp.cjs';

/** Concierge name to venue name; the venue's own names mean nothing here (API reference, 4.4, column C). */
const OTHER_NAMES: Record<string, string> = {
	table_codes: 'table',
	reservation_tags: 'tags',
	client_tags_to_add: 'add_client_tags',
	client_tags_to_remove: 'remove_client_tags',
	address_2: 'address2',
};

/** Creates or updates; the answer has the ids, but no reference codes. */
export function conciergeBooking(app: FastifyInstance, core: Core): void {
	app.put('/venues/:venueId/book', (request, reply) => {
		const venue = venueOf(core, request);
		const form = formOf(request);
		const booking = {
			...readBooking(core, venueNames(form)),
			slotOptionId: form.slot_option_id || undefined,
			conciergeFields: conciergeFields(venue, form),
		};
		const wish = approvable(core, venue, booking.form.request_id);
		const reservation = withHold(core, venue, booking, () => save(core, venue, booking));
		if (wish) {
			const updated = core.clock.stamp();
			Object.assign(wish, { status: 'APPROVED', reservationId: reservation.id, updated });
		}
		return reply.send(success(core, answer(core, reservation, booking.form, wish)));
	});
}

function venueNames(form: Fields): Fields {
	const venueOnly = [...Object.values(OTHER_NAMES), 'double_bookings_only_client_id_check'];
	const read: Fields = {};
	for (const [name, value] of Object.entries(form)) {
		if (!venueOnly.includes(name)) read[OTHER_NAMES[name] ?? name] = value;
	}
	return read;
}

/** The fields of column C that the venue's own API does not have; a table that is named counts less than its area. */
function conciergeFields(venue: Venue, form: Fields): Partial<Reservation> {
	return {
		...('min_price' in form ? { minPrice: minPriceOf(form) } : {}),
		...('venue_seating_area_id' in form ? { seatingArea: seatingAreaOf(venue, form) } : {}),
	};
}

function minPriceOf({ min_price: written }: Fields): number | null {
	if (written === '') return null;
	if (!/^\d+(\.\d+)?$/.test(written)) throw new ApiError(400, 'Invalid min_price');
	return Number(written);
}

function seatingAreaOf(
	{ seatingAreas }: Venue,
	{ venue_seating_area_id: id }: Fields,
): SeatingArea | null {
	if (id === '') return null;
	const area = seatingAreas.find((one) => one.id === id);
	if (!area) throw new ApiError(400, 'Invalid venue_seating_area_id');
	return area;
}

function save(core: Core, venue: Venue, booking: BookingRequest): Reservation {
	if (booking.reservationId === undefined) {
		return createReservation(core, venue, { ...booking, bookedBy: concierge.name });
	}
	const reservation = reservationById(core, booking.reservationId);
	if (!isOfConcierge(reservation)) throw new ApiError(400, 'Invalid reservation ID');
	updateReservation(core, venue, booking, reservation);
	return reservation;
}

function approvable(core: Core, venue: Venue, id: string | undefined): GuestRequest | undefined {
	if (!id) return undefined;
	const wish = core.state.side.requests.get(id);
	const isOpen = wish?.deleted === null && wish.reservationId === null;
	if (isOpen && wish.venueId === venue.id) return wish;
	throw new ApiError(400, 'Invalid request_id');
}

function answer(core: Core, reservation: Reservation, form: Fields, wish?: GuestRequest): Row {
	return {
		reservation_id: reservation.id,
		...(wish ? { request_id: wish.id } : {}),
		upgrades: reservation.upgrades.map(({ id, quantity }) => ({ upgrade_id: id, quantity })),
		...(isTrue(form.payment_by_paylink)
			? { paylink_auto_cancel: addAutoCancel(core, reservation, form) }
			: {}),
	};
}
