import { DateTime } from 'luxon';
import { displayTime, instantOf } from '../state/businessTime.cjs';
import type { SandboxState } from '../state/store.cjs';
import type { Row } from '../state/types.cjs';
import { userRow } from '../state/users.cjs';
import type { GuestRequest } from './sideBook.cjs';

/** A request with the fields of API reference 5.5. */
export function requestRow(state: SandboxState, wish: GuestRequest): Row {
	const { date, start, end } = wish;
	const zone = state.venue(wish.venueId)?.timeZone ?? 'utc';
	const expiration = instantOf({ date, minutes: start }, zone);
	const at = (minutes: number) =>
		new Date(instantOf({ date, minutes }, zone)).toISOString().replace('.000Z', '+00:00');
	return {
		id: wish.id,
		status: wish.status,
		date,
		arrival_time: displayTime(wish.minutes),
		start_time: displayTime(start),
		end_time: displayTime(end),
		time_range: [at(start), at(end)],
		expiration: DateTime.fromMillis(expiration, { zone, locale: 'en-US' }).toFormat(
			'L/d/yy h:mm a',
		),
		is_expired: expiration < state.clock.now(),
		is_offer_pending: false,
		max_guests: wish.partySize,
		mf_ratio_male: wish.mfRatioMale,
		mf_ratio_female: wish.mfRatioFemale,
		first_name: wish.firstName,
		last_name: wish.lastName,
		email: wish.email,
		phone_number: wish.phone,
		notes: wish.notes,
		booked_by: wish.bookedBy,
		cost_option: 0,
		min_price: null,
		external_user_id: wish.externalUserId,
		reservation_id: wish.reservationId,
		venue_group_client_id: wish.guestId,
		venue_id: wish.venueId,
		user: userRow(wish.bookedBy),
		created: wish.created,
		updated: wish.updated,
		deleted: wish.deleted,
	};
}
