import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { queryOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { seatWalkIn } from '../booking/walkIn.cjs';
import { bookOf } from '../page/bookOf.cjs';
import { happenings } from '../page/happenings.cjs';
import { isDate, serviceMomentAt } from '../state/businessTime.cjs';
import type { Venue } from '../state/types.cjs';
import { whole } from '../schema.cjs';
import { bodyOf } from './json.cjs';

const PARTY = z.strictObject({
	venue: z.string(),
	partySize: whole(1, 99),
	name: z.string().trim().default(''),
});

/** What the host stand at `GET /` shows and does. */
export function standAdmin(app: FastifyInstance, core: Core): void {
	/** A venue's book of one business date; today's when `date` is left out. */
	app.get('/admin/book', (request, reply) => {
		const { venue: id, date } = queryOf(request);
		const venue = venueNamed(core, id);
		const today = serviceMomentAt(core.clock.now(), venue.timeZone).date;
		if (date && !isDate(date)) throw new Error('The date must look like 2026-05-15.');
		return reply.send(bookOf(core, venue, date || today));
	});

	/** `{ "venue", "partySize", "name"? }`: somebody without a booking sits down now. */
	app.post('/admin/walkin', (request, reply) => {
		const { venue, ...guests } = bodyOf(request, PARTY);
		const reservation = seatWalkIn(core, venueNamed(core, venue), guests);
		return reply.send(core.state.reservationRow(reservation));
	});

	/** Webhooks, faults and letters in short, for a page that asks every few seconds. */
	app.get('/admin/stand', (_request, reply) => reply.send(happenings(core)));
}

function venueNamed({ state }: Core, id: string): Venue {
	const venue = state.venue(id);
	if (!venue) throw new Error('Unknown venue.');
	return venue;
}
