import type { ServiceMoment } from './businessTime.cjs';
import { takesSeats } from './reservationBook.cjs';
import { pacingOf, seatingOf } from './shifts.cjs';
import type { SandboxState } from './store.cjs';
import type { Shift, Venue } from './types.cjs';

/**
 * Covers that may still arrive at a seating; never below zero.
 * `exceptId` leaves one reservation out, for a table that moves.
 */
export function coversLeft(
	state: SandboxState,
	venue: Venue,
	shift: Shift,
	moment: ServiceMoment,
	exceptId?: string,
): number {
	const seating = seatingOf(shift, moment.minutes);
	const held = state.side.holds.covers(venue.id, moment.date, seating, seating + shift.interval);
	let left = pacingOf(shift, seating) - held;
	for (const reservation of state.reservations.on(venue.id, moment.date)) {
		const sameSeating =
			reservation.minutes >= shift.start &&
			reservation.minutes < shift.end &&
			seatingOf(shift, reservation.minutes) === seating;
		if (sameSeating && takesSeats(reservation) && reservation.id !== exceptId) {
			left -= reservation.partySize;
		}
	}
	return Math.max(0, left);
}
