import type { FastifyInstance } from 'fastify';
import { queryOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { success } from '../envelope.cjs';
import { inRange } from '../search/dateRange.cjs';
import type { Reservation, Row, Venue } from '../state/types.cjs';
import { venueOf } from './lookUp.cjs';

/** What guests said after their visit, all of it in one answer (API reference, 4.8). */
export function feedbackRoutes(app: FastifyInstance, core: Core): void {
	app.get('/venues/:venueId/feedback', (request, reply) => {
		const venue = venueOf(core, request);
		const wanted = inRange(queryOf(request), 'start_date', 'end_date');
		const rows = [...core.state.reservations.all()]
			.filter(({ venueId, date }) => venueId === venue.id && wanted(date))
			.filter(({ status, order }) => status === 'COMPLETE' && order % 3 !== 0)
			.sort((left, right) => left.order - right.order)
			.map((reservation) => feedbackRow(venue, reservation));
		return reply.send(success(core, { reservation_feedback: rows }));
	});
}

/** Marks are text, and blank where the guest skipped the question. */
function feedbackRow(venue: Venue, { id, date, order }: Reservation): Row {
	const mark = (question: number) => {
		const drawn = Math.floor(order / 7 ** question) % 7;
		return drawn > 5 ? '' : String(Math.max(1, drawn));
	};
	return {
		reservation_id: id,
		reservation_date: displayDate(venue, date),
		overall: mark(0),
		food: mark(1),
		service: mark(2),
		ambience: mark(3),
	};
}

/** The way the venue's country writes a day: month first in the United States, day first elsewhere. */
function displayDate({ country }: Venue, date: string): string {
	const [year, month, day] = date.split('-');
	return country === 'US' ? `${month}/${day}/${year}` : `${day}/${month}/${year}`;
}
