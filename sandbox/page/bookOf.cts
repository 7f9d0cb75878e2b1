import type { Core } from '../core.cjs';
import { isoTime, serviceMomentAt } from '../state/businessTime.cjs';
import { takesSeats } from '../state/reservationBook.cjs';
import { statusTexts } from '../state/statuses.cjs';
import type { Reservation, Venue } from '../state/types.cjs';
import { shiftsOn } from '../state/shifts.cjs';
import { stepsFrom } from './steps.cjs';

/** A venue's evening as the host stand shows it, in the order in which the guests come. */
export function bookOf(core: Core, venue: Venue, date: string) {
	const now = serviceMomentAt(core.clock.now(), venue.timeZone);
	const book = [...core.state.reservations.on(venue.id, date)].filter(
		({ deleted }) => deleted === null,
	);
	const seats = book.filter(takesSeats);
	return {
		venue: { id: venue.id, name: venue.name, timeZone: venue.timeZone },
		date,
		today: now.date,
		clock: isoTime(now.minutes).slice(0, 5),
		isOpen: shiftsOn(venue, date).length > 0,
		parties: seats.length,
		covers: seats.reduce((sum, { partySize }) => sum + partySize, 0),
		rows: book
			.sort((left, right) => left.minutes - right.minutes || left.order - right.order)
			.map((reservation) => rowOf(core, reservation)),
	};
}

function rowOf(core: Core, reservation: Reservation) {
	const { id, minutes, partySize, status, tables, clientRequests, isWalkIn } = reservation;
	const guestTags = core.state.guests.get(reservation.guestId)?.tags ?? [];
	return {
		id,
		time: isoTime(minutes).slice(0, 5),
		name: [reservation.firstName, reservation.lastName].filter(Boolean).join(' '),
		partySize,
		status,
		statusText: statusTexts(status).display,
		tables,
		isWalkIn,
		/** What the host should know before saying hello. */
		marks: guestTags.filter(({ group }) => group !== 'Preferences').map(({ name }) => name),
		request: clientRequests,
		steps: stepsFrom(status),
	};
}
