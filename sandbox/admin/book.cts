import type { FastifyInstance } from 'fastify';
import { statusChange } from '../booking/reservationFields.cjs';
import type { Core } from '../core.cjs';
import { guestById, pathParam, reservationById } from '../routes/lookUp.cjs';
import type { Guest, Reservation } from '../state/types.cjs';
import { objectOf } from './json.cjs';

/** What the host does at the stand: changes that reach integrations as events, not as answers. */
export function bookAdmin(app: FastifyInstance, core: Core): void {
	const { state } = core;
	/** Fields of the sandbox's own record, e.g. `{ "status": "SEATED" }` or `{ "partySize": 6 }`. */
	app.patch('/admin/reservations/:id', (request, reply) => {
		const reservation = reservationById(core, pathParam(request, 'id'));
		const changes = knownFields(reservation, objectOf(request)) as Partial<Reservation>;
		const party = changes.partySize ?? reservation.partySize;
		const status = changes.status ? statusChange(core, changes.status, party) : {};
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

/** The changes, if the record has all these fields and they are not what identifies it. */
function knownFields(record: object, changes: Record<string, unknown>): object {
	const fixed = ['id', 'clientId', 'order', 'created', 'updated'];
	const wrong = Object.keys(changes).find(
		(name) => !Object.hasOwn(record, name) || fixed.includes(name),
	);
	if (wrong) throw new Error(`The field "${wrong}" cannot be changed.`);
	return changes;
}
