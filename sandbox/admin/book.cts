import type { FastifyInstance } from 'fastify';
import { statusChange } from '../booking/statusChange.cjs';
import type { Core } from '../core.cjs';
import { guestById, pathParam, reservationById } from '../routes/lookUp.cjs';
import { DAY, isDate, onBusinessDay, parseClock } from '../state/businessTime.cjs';
import { shiftAt } from '../state/shifts.cjs';
import type { Guest, Reservation } from '../state/types.cjs';
import { objectOf } from './json.cjs';

/** What the host does at the stand: changes that reach integrations as events, not as answers. */
export function bookAdmin(app: FastifyInstance, core: Core): void {
	const { state } = core;
	/**
	 * Fields of the sandbox's own record, e.g. `{ "status": "SEATED" }` or `{ "partySize": 6 }`; `time`, as
	 * `"19:30"`, moves the table within its business day.
	 */
	app.patch('/admin/reservations/:id', (request, reply) => {
		const reservation = reservationById(core, pathParam(request, 'id'));
		const { time, ...fields } = objectOf(request);
		const changes: Partial<Reservation> = {
			...knownFields(reservation, fields),
			...movedTo(core, reservation, time),
		};
		const party = changes.partySize ?? reservation.partySize;
		const status = changes.status ? statusChange(core, changes.status, party, reservation) : {};
		state.changeReservation(reservation, { ...status, ...changes });
		return reply.send(state.reservationRow(reservation));
	});
	app.delete('/admin/reservations/:id', (request, reply) => {
		const reservation = reservationById(core, pathParam(request, 'id'));
		state.deleteReservation(reservation);
		return reply.send(state.reservationRow(reservation));
	});
	app.patch('/admin/guests/:id', (request, reply) => {
		const guest = guestById(core, pathParam(request, 'id'));
		state.changeGuest(guest, knownFields(guest, objectOf(request)) as Partial<Guest>);
		return reply.send(state.guestRow(guest));
	});
	app.delete('/admin/guests/:id', (request, reply) => {
		const guest = guestById(core, pathParam(request, 'id'));
		state.deleteGuest(guest);
		return reply.send(state.guestRow(guest));
	});
	app.get('/admin/messages', (_request, reply) => reply.send(state.messages));
}

function movedTo({ state }: Core, reservation: Reservation, time: unknown): Partial<Reservation> {
	if (time === undefined) return {};
	const clock = typeof time === 'string' ? parseClock(time) : undefined;
	if (clock === undefined) throw new Error('The time must look like 19:30.');
	const minutes = onBusinessDay(clock);
	const venue = state.venue(reservation.venueId);
	const shift = venue && shiftAt(venue, { date: reservation.date, minutes });
	return {
		minutes,
		...(shift && { shiftCategory: shift.category, shiftPersistentId: shift.persistentId }),
	};
}

const FIXED = ['id', 'clientId', 'order', 'created', 'updated', 'venueId', 'guestId'];

/** Fields that the whole book is reckoned by: with anything else in them its pages would break. */
const SENSIBLE: Record<string, (value: unknown) => boolean> = {
	date: (value) => isDate(String(value)),
	minutes: (value) => Number.isInteger(value) && onBusinessDay(Number(value) % DAY) === value,
	partySize: (value) => Number.isInteger(value) && Number(value) > 0,
	status: (value) => /^[A-Z0-9_]+$/.test(String(value)),
};

/** The changes, if the record has all these fields, of the same type, and they are not what identifies it. */
function knownFields(record: object, changes: Record<string, unknown>): object {
	const before = record as Record<string, unknown>;
	for (const [name, value] of Object.entries(changes)) {
		if (!Object.hasOwn(record, name) || FIXED.includes(name)) {
			throw new Error(`The field "${name}" cannot be changed.`);
		}
		// What is empty now, or becomes it, tells nothing about its type.
		const isOpen = before[name] === null || (value === null && typeof before[name] !== 'number');
		if (!isOpen && kindOf(before[name]) !== kindOf(value)) {
			throw new Error(`The field "${name}" wants a ${kindOf(before[name])}.`);
		}
		if (SENSIBLE[name]?.(value) === false) {
			throw new Error(`The field "${name}" cannot be ${JSON.stringify(value)}.`);
		}
	}
	return changes;
}

function kindOf(value: unknown): string {
	return Array.isArray(value) ? 'list' : typeof value;
}
