import { type BookingRequest, readBooking } from '../../booking/request.cjs';
import { claimSeat } from '../../booking/seat.cjs';
import type { Fields } from '../../body.cjs';
import type { Core } from '../../core.cjs';
import { ApiError } from '../../envelope.cjs';
import type { AccessRule, Reservation, Shift, Venue } from '../../state/types.cjs';

/**
 * The free seats that date, time, party and access rule of a form name; throws as a booking would.
 * Nobody is named and nothing is paid yet.
 */
export function seatAt(
	core: Core,
	venue: Venue,
	form: Fields,
	existing?: Reservation,
): { booking: BookingRequest; shift: Shift; rule: AccessRule } {
	const booking = readBooking(core, {
		date: form.date,
		time: form.time,
		party_size: form.party_size,
		access_persistent_id: form.access_persistent_id,
		bypass_required_contact_fields: 'true',
		payment_by_paylink: 'true',
	});
	const { shift, rule } = claimSeat(core, venue, booking, existing);
	if (!rule) throw new ApiError(400, 'Invalid access_persistent_id');
	return { booking, shift, rule };
}
