import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { statusChange } from '../booking/statusChange.cjs';
import type { Core } from '../core.cjs';
import { guestById, pathParam, reservationById } from '../routes/lookUp.cjs';
import { DAY, isDate, onBusinessDay, parseClock } from '../state/businessTime.cjs';
import { shiftAt } from '../state/shifts.cjs';
import type { Reservation } from '../state/types.cjs';
import { fitting, whole } from '../schema.cjs';
import { readMoment } from '../state/moment.cjs';
import { fieldsOf } from './json.cjs';

/** What the host does at the stand: changes that reach integrations as events, not as answers. */
export function bookAdmin(app: FastifyInstance, core: Core): void {
	const { state } = core;
	/**
	 * Fields of the sandbox's own record, e.g. `{ "status": "SEATED" }` or `{ "partySize": 6 }`; `time`, as
	 * `"19:30"`, moves the table within its business day.
	 */
	app.patch('/admin/reservations/:id', (request, reply) => {
		const reservation = reservationById(core, pathParam(request, 'id'));
		const { time, ...fields } = fieldsOf(request);
		const changes: Partial<Reservation> = {
			...knownFields(reservation, state.reservations.all(), fields),
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
		state.changeGuest(guest, knownFields(guest, state.guests.all(), fieldsOf(request)));
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

/** What identifies a record, what the book keeps by itself, and what comes by routes of its own. */
const FIXED = [
	...['id', 'clientId', 'order', 'created', 'updated', 'deleted', 'venueId', 'guestId'],
	...['upgrades', 'posTickets'],
];

/** As reservations show it: UTC without a suffix, with a space or a `T` (API reference, 3.5). */
const moment = z.string().refine((value) => {
	const spelled = value.replace(' ', 'T');
	return readMoment(spelled, 'utc')?.slice(0, 19) === spelled;
}, 'Expected a moment in UTC like 2026-05-15T19:30:00');

/** Fields that the whole book is reckoned by: with anything else in them its pages would break. */
const SENSIBLE: Record<string, z.ZodTypeAny> = {
	date: z.string().refine(isDate, 'Expected a day like 2026-05-15'),
	minutes: whole(0).refine(
		(value) => onBusinessDay(value % DAY) === value,
		'Expected minutes of a business day',
	),
	partySize: whole(1),
	duration: whole(1),
	status: z.string().regex(/^[A-Z0-9_]+$/, 'Expected a status code'),
	seatedTime: moment.nullable(),
	leftTime: moment.nullable(),
	firstName: z.string(),
	lastName: z.string(),
	tables: z.array(z.string()),
	tags: z.array(z.object({ group: z.string(), name: z.string() }).passthrough()),
};

/** The changes, if they are of fields that a host may change, and of a kind that some record has there. */
function knownFields<T extends object>(record: T, all: Iterable<T>, changes: object): Partial<T> {
	for (const [name, value] of Object.entries(changes)) {
		if (!Object.hasOwn(record, name) || FIXED.includes(name)) {
			throw new Error(`The field "${name}" cannot be changed.`);
		}
		if (SENSIBLE[name]) {
			fitting(SENSIBLE[name], value, name);
			continue;
		}
		const kinds = new Set([...all].map((one) => kindOf(one[name as keyof T])));
		// A text may be emptied, and what is empty everywhere tells nothing about its kind.
		if (kinds.has('string')) kinds.add('empty');
		const isOpen = kinds.size === 1 && kinds.has('empty');
		if (!isOpen && !kinds.has(kindOf(value))) {
			throw new Error(`"${name}" wants ${[...kinds].join(' or ')}.`);
		}
	}
	return changes;
}

function kindOf(value: unknown): string {
	if (value === null) return 'empty';
	return Array.isArray(value) ? 'list' : typeof value;
}
