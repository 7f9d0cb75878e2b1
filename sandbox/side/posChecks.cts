import type { Core } from '../core.cjs';
import { ApiError } from '../envelope.cjs';
import { instantOf, serviceMomentAt } from '../state/businessTime.cjs';
import { takesSeats } from '../state/reservationBook.cjs';
import { isSeated } from '../state/statuses.cjs';
import type { PosTicket, Reservation, Venue } from '../state/types.cjs';
import { type PosPush, ticketTime } from './posPush.cjs';
import type { PosCheck } from './sideBook.cjs';

/**
 * Writes a pushed check into the reservation that sits at its table that day. A check that nobody sits
 * at is kept, too: it is the bar's, or its guests have no reservation.
 */
export function applyPush(core: Core, venue: Venue, push: PosPush): PosCheck {
	const { checks } = core.state.side;
	const key = `${venue.id} ${push.order}`;
	const known = checks.get(key);
	if (!known && !push.table) throw new ApiError(400, 'Unknown check: name its table');
	const check = known ?? newCheck(core, venue, push);
	const ticket = nextTicket(core, venue, push, check.ticket);
	const after = { ...check, ticket };
	checks.set(key, after);
	if (push.function === 'void_check') checks.delete(key);
	writeToReservation(core, push, after);
	return after;
}

function newCheck(core: Core, venue: Venue, push: PosPush): PosCheck {
	const openedAt = push.openedAt ?? core.clock.now();
	const ticketId = 700_000 + core.state.side.newNumber();
	const ticket: PosTicket = {
		...{ ticket_id: ticketId, local_pos_ticket_id: push.order, business_id: 501 },
		...{ code: push.order, status: 'open', table_no: push.table ?? '', employee_name: 'POS' },
		...{ start_time: ticketTime(openedAt, venue), end_time: null },
		...{ subtotal: 0, tax: 0, service_charge: 0, admin_fee: 0, total: 0, items: [] },
	};
	const reservation = atTable(core, venue, push.table ?? '', openedAt);
	return { ticket, reservationId: reservation?.id ?? null };
}

/** Whoever is seated there, else the booking of that table nearest in time. */
function atTable(
	{ state }: Core,
	venue: Venue,
	table: string,
	openedAt: number,
): Reservation | undefined {
	const { date } = serviceMomentAt(openedAt, venue.timeZone);
	const distance = (one: Reservation) => Math.abs(instantOf(one, venue.timeZone) - openedAt);
	return [...state.reservations.on(venue.id, date)]
		.filter((one) => takesSeats(one) && one.tables.includes(table))
		.sort(
			(left, right) =>
				Number(isSeated(right.status)) - Number(isSeated(left.status)) ||
				distance(left) - distance(right),
		)[0];
}

function nextTicket(core: Core, venue: Venue, push: PosPush, before: PosTicket): PosTicket {
	const subtotal = push.subtotal ?? before.subtotal;
	const total = push.total ?? before.total;
	const ticket = {
		...before,
		subtotal,
		total,
		tax: Math.max(0, Math.round((total - subtotal) * 100) / 100),
		items: push.items ?? before.items,
	};
	switch (push.function) {
		case 'move_table':
			return { ...ticket, table_no: push.toTable ?? before.table_no };
		case 'close_check': {
			const closedAt = push.closedAt ?? core.clock.now();
			return { ...ticket, status: 'closed', end_time: ticketTime(closedAt, venue) };
		}
		case 'cancel_payment':
			return { ...ticket, status: 'open', end_time: null };
		default:
			return ticket;
	}
}

function writeToReservation(core: Core, push: PosPush, { ticket, reservationId }: PosCheck): void {
	const reservation = core.state.reservations.get(reservationId ?? '');
	if (!reservation) return;
	const others = reservation.posTickets.filter(({ ticket_id: id }) => id !== ticket.ticket_id);
	const isVoid = push.function === 'void_check';
	const moved = push.function === 'move_table' && push.toTable !== undefined;
	core.state.changeReservation(reservation, {
		posTickets: isVoid ? others : [...others, ticket],
		...(push.guestCount === undefined ? {} : { arrivedGuests: push.guestCount }),
		...(moved ? { tables: [push.toTable as string] } : {}),
	});
}
