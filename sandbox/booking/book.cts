import { isTrue } from '../body.cjs';
import type { Core } from '../core.cjs';
import { ApiError } from '../envelope.cjs';
import { takesSeats } from '../state/reservationBook.cjs';
import { defaultDuration } from '../state/shifts.cjs';
import type { Guest, Reservation, Shift, Venue } from '../state/types.cjs';
import { blankReservation } from './blank.cjs';
import { findGuest, saveGuest } from './guestFields.cjs';
import { sendMessages } from './messages.cjs';
import type { BookingRequest } from './request.cjs';
import { reservationFields } from './reservationFields.cjs';
import { checkCutoff, checkRoom, claimSeat } from './seat.cjs';

/** Makes a new reservation, and the guest if nobody has this phone or e-mail yet. */
export function createReservation(core: Core, venue: Venue, booking: BookingRequest): Reservation {
	const { shift, rule } = claimSeat(core, venue, booking);
	const said = reservationFields(core, venue, booking);
	const known = findGuest(core, booking);
	if (known) checkDuplicate(core, venue, shift, booking, known);
	const guest = saveGuest(core, venue, booking, known);
	const reservation = core.state.addReservation({
		...blankReservation(venue, shift, guest),
		...booking.moment,
		partySize: booking.partySize,
		bookedBy: booking.bookedBy ?? 'API',
		duration: defaultDuration(shift, booking.partySize),
		accessPersistentId: rule?.persistentId ?? null,
		...said,
	});
	sendMessages(core, reservation, booking.form, 'booked');
	return reservation;
}

/** Changes a reservation of this venue. Seats are only looked for when it moves, changes size or comes back. */
export function updateReservation(
	core: Core,
	venue: Venue,
	booking: BookingRequest,
	reservation: Reservation,
): void {
	if (reservation.deleted !== null) throw new ApiError(400, 'Invalid reservation ID');
	if (reservation.venueId !== venue.id) {
		throw new ApiError(404, 'The venue does not have record of this reservation.');
	}
	if (!isTrue(booking.form.bypass_editable_cutoff)) checkCutoff(core, venue, reservation);
	const said = reservationFields(core, venue, booking, reservation);
	const seat = seatChange(core, venue, booking, reservation, said.status);
	const known = booking.form.client_id
		? findGuest(core, booking)
		: core.state.guests.get(reservation.guestId);
	const guest = saveGuest(core, venue, booking, known);
	core.state.changeReservation(reservation, { ...seat, guestId: guest.id, ...said });
	sendMessages(core, reservation, booking.form, 'updated');
}

function seatChange(
	core: Core,
	venue: Venue,
	booking: BookingRequest,
	reservation: Reservation,
	status: string = reservation.status,
): Partial<Reservation> {
	const { moment, partySize } = booking;
	const stays =
		moment.date === reservation.date &&
		moment.minutes === reservation.minutes &&
		partySize === reservation.partySize;
	const comesBack = !takesSeats(reservation) && takesSeats({ ...reservation, status });
	if (stays && comesBack) checkRoom(core, venue, booking, reservation);
	if (stays) return {};
	const { shift, rule } = claimSeat(core, venue, booking, reservation);
	return {
		...moment,
		partySize,
		shiftCategory: shift.category,
		shiftPersistentId: shift.persistentId,
		accessPersistentId: rule?.persistentId ?? null,
		...(reservation.usingDefaultDuration ? { duration: defaultDuration(shift, partySize) } : {}),
	};
}

function checkDuplicate(
	core: Core,
	venue: Venue,
	shift: Shift,
	{ form, moment }: BookingRequest,
	guest: Guest,
): void {
	if (!core.behaviour.duplicateCheck || isTrue(form.bypass_duplicate_reservation_check)) return;
	// Who is only known by phone or e-mail does not count then (API reference, 4.4).
	if (isTrue(form.double_bookings_only_client_id_check) && !form.client_id) return;
	for (const other of core.state.reservations.of(guest.id)) {
		const sameShift =
			other.venueId === venue.id &&
			other.date === moment.date &&
			other.shiftPersistentId === shift.persistentId;
		if (sameShift && takesSeats(other)) throw new ApiError(400, 'Duplicate reservation');
	}
}
