import type { Core } from '../core.cjs';
import { ApiError } from '../envelope.cjs';
import type { Reservation, Venue } from '../state/types.cjs';
import type { BookingRequest } from './request.cjs';

/**
 * Books with the hold that the form names, in both families (API reference, 4.4): uses it up if the booking is for
 * its seats. A booking that fails leaves it in force.
 */
export function withHold(
	core: Core,
	venue: Venue,
	{ form, moment, partySize }: BookingRequest,
	book: () => Reservation,
): Reservation {
	if (!form.reservation_hold_id) return book();
	const { holds } = core.state.side;
	const hold = holds.take(form.reservation_hold_id, { venueId: venue.id });
	if (!hold) throw new ApiError(400, 'Reservation hold is invalid or has expired');
	try {
		const sameSeats =
			hold.date === moment.date && hold.minutes === moment.minutes && hold.partySize >= partySize;
		if (!sameSeats) throw new ApiError(400, 'Reservation hold is for another slot');
		return book();
	} catch (error) {
		holds.putBack(hold);
		throw error;
	}
}
