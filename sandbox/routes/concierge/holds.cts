import type { FastifyInstance } from 'fastify';
import { formOf } from '../../body.cjs';
import type { Core } from '../../core.cjs';
import { ApiError, success } from '../../envelope.cjs';
import { wantFields, wholeNumber } from '../../required.cjs';
import { pathParam, reservationById, venueOf } from '../lookUp.cjs';
import { seatAt } from './seat.cjs';

const DEFAULT_SECONDS = 300;
const LONGEST_SECONDS = 3600;

/** Seats kept for a few minutes, and given back (API reference, 4.10). */
export function conciergeHolds(app: FastifyInstance, core: Core): void {
	app.put('/venues/:venueId/holds', (request, reply) => {
		const venue = venueOf(core, request);
		const form = formOf(request);
		const ids = ['shift_persistent_id', 'access_persistent_id'];
		wantFields(form, 'date', 'time', 'party_size', ...ids);
		const seconds = wholeNumber(form, 'hold_wait_time_sec', 1, LONGEST_SECONDS) ?? DEFAULT_SECONDS;
		const moving = form.reservation_id ? reservationById(core, form.reservation_id) : undefined;
		const { booking, shift, rule } = seatAt(core, venue, form, moving);
		if (shift.persistentId !== form.shift_persistent_id) {
			throw new ApiError(400, 'Invalid shift_persistent_id');
		}
		const seats = {
			venueId: venue.id,
			...booking.moment,
			partySize: booking.partySize,
			shiftPersistentId: shift.persistentId,
		};
		return reply.send(
			success(core, {
				reservation_hold_id: core.state.side.holds.place(seats, seconds).id,
				hold_duration_sec: seconds,
				shift_persistent_id: shift.persistentId,
				access_persistent_id: rule.persistentId,
			}),
		);
	});

	/** Answers without the usual envelope. */
	app.post('/venues/:venueId/holds/:holdId/release', (request, reply) => {
		const venue = venueOf(core, request);
		const form = formOf(request);
		wantFields(form, 'date', 'shift_persistent_id');
		const id = pathParam(request, 'holdId');
		const { date, shift_persistent_id: shiftPersistentId } = form;
		const hold = core.state.side.holds.take(id, { venueId: venue.id, date, shiftPersistentId });
		if (!hold) throw new ApiError(404, `Hold ${id} not found`);
		return reply.send({ status: 200, message: `Hold ${id} released normally` });
	});
}
