import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Fields, queryOf, without } from '../../body.cjs';
import type { Core } from '../../core.cjs';
import { success } from '../../envelope.cjs';
import { limitOf } from '../../paging.cjs';
import { wantFields, wholeNumber } from '../../required.cjs';
import { slotLists } from '../../side/conciergeSlots.cjs';
import { venueOfSlots } from '../../side/conciergeVenue.cjs';
import { addDays } from '../../state/businessTime.cjs';
import type { Row, Venue } from '../../state/types.cjs';
import { readSlotQuery } from '../availability.cjs';
import { venueOf } from '../lookUp.cjs';
import { venuesIn } from './lookUp.cjs';

const LONGEST_RANGE_DAYS = 60;

/** Slots of one venue, of a range of days, and of the venues of a city (API reference, 4.10). */
export function conciergeAvailability(app: FastifyInstance, core: Core): void {
	app.get('/venues/:venueId/availability/dining', (request, reply) => {
		const query = without(queryOf(request), 'reservation_id');
		const availability = slots(core, venueOf(core, request), query);
		return reply.send(success(core, { availability }));
	});

	app.get('/venues/:venueId/availability/range', (request, reply) => {
		const venue = venueOf(core, request);
		const ignored = ['can_request', 'include_reservation_redirect_uri'];
		const query = without(queryOf(request), ...ignored);
		wantFields(query, 'date', 'start_time', 'end_time', 'party_size', 'days_out');
		const days = wholeNumber(query, 'days_out', 1, LONGEST_RANGE_DAYS) ?? 1;
		const { date: first } = readSlotQuery(core, venue, query);
		const dates: Record<string, Row[]> = {};
		for (let day = 0; day < days; day++) {
			const date = addDays(first, day);
			dates[date] = slots(core, venue, { ...query, date });
		}
		return reply.send(success(core, { dates, venue: venueOfSlots(venue) }));
	});

	app.get('/availability/dining', (request, reply) => sendOfCity(core, request, reply, () => true));

	app.get('/availability/dining/venues', (request, reply) => {
		const query = queryOf(request);
		wantFields(query, 'venue_ids');
		const wanted = query.venue_ids.split(',').map((id) => id.trim());
		return sendOfCity(core, request, reply, ({ id }) => wanted.includes(id));
	});
}

/** Only lists that offer something; 204 without a body when none does. */
function sendOfCity(
	core: Core,
	request: FastifyRequest,
	reply: FastifyReply,
	asked: (venue: Venue) => boolean,
): FastifyReply {
	const query = without(queryOf(request), 'can_request');
	wantFields(query, 'date', 'start_time', 'end_time', 'party_size', 'municipality_id');
	const availability = venuesIn(core, query)
		.filter(asked)
		.flatMap((venue) => slots(core, venue, query))
		.filter(({ timeslots }) => (timeslots as Row[]).length > 0)
		.slice(0, limitOf(query));
	return availability.length === 0
		? reply.code(204).send()
		: reply.send(success(core, { availability }));
}

function slots(core: Core, venue: Venue, query: Fields): Row[] {
	return slotLists(core.state, venue, readSlotQuery(core, venue, query));
}
