import type { FastifyInstance } from 'fastify';
import { queryOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { seatWalkIn } from '../booking/walkIn.cjs';
import { bookOf } from '../page/bookOf.cjs';
import { happenings } from '../page/happenings.cjs';
import { isDate, serviceMomentAt } from '../state/businessTime.cjs';
import type { Venue } from '../state/types.cjs';
import { objectOf } from './json.cjs';

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
		const { venue: id, partySize, name } = objectOf(request);
		const reservation = seatWalkIn(core, venueNamed(core, id), {
			partySize: partySizeOf(partySize),
			name: typeof name === 'string' ? name.trim() : '',
		});
		return reply.send(core.state.reservationRow(reservation));
	});

	/** Webhooks, faults and letters in short, for a page that asks every few seconds. */
	app.get('/admin/stand', (_request, reply) => reply.send(happenings(core)));
}

function venueNamed({ state }: Core, id: unknown): Venue {
	const venue = typeof id === 'string' ? state.venue(id) : undefined;
	if (!venue) throw new Error('Unknown venue.');
	return venue;
}

function partySizeOf(value: unknown): number {
	const size = Number(value);
	if (Number.isInteger(size) && size >= 1 && size <= 99) return size;
	throw new Error('A party has 1 to 99 people.');
}
