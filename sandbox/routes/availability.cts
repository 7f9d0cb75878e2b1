import type { FastifyInstance } from 'fastify';
import { type Fields, isTrue, queryOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { ApiError, success } from '../envelope.cjs';
import { isDate, parseClock, serviceMomentAt } from '../state/businessTime.cjs';
import { shiftsOn } from '../state/shifts.cjs';
import { type SlotQuery, slotsOf } from '../state/slots.cjs';
import type { Row, Venue } from '../state/types.cjs';
import { checkVenueGroup, venueOf } from './lookUp.cjs';

/** Bookable slots of a venue or of the whole group (API reference, 4.3). */
export function availabilityRoutes(app: FastifyInstance, core: Core): void {
	app.get('/venues/:venueId/availability', (request, reply) => {
		const venue = venueOf(core, request);
		return reply.send(
			success(core, { availability: availabilityOf(core, venue, queryOf(request)) }),
		);
	});

	app.get('/venue_groups/:venueGroupId/availability', (request, reply) => {
		checkVenueGroup(core, request);
		const availability = core.state.venues.flatMap((venue) =>
			availabilityOf(core, venue, queryOf(request)).map((shift) => ({
				...shift,
				venue: { id: venue.id, name: venue.name },
			})),
		);
		return reply.send(success(core, { availability }));
	});
}

/** One element per shift. On a closed day: closed shifts, or nothing at all in Sydney. */
function availabilityOf(core: Core, venue: Venue, query: Fields): Row[] {
	const slotQuery = readSlotQuery(core, venue, query);
	const open = shiftsOn(venue, slotQuery.date);
	const shifts = open.length > 0 || venue.country === 'AU' ? open : venue.shifts;
	return shifts.map((shift) => ({
		name: shift.name,
		is_closed: open.length === 0,
		shift_persistent_id: shift.persistentId,
		shift_category: shift.category,
		shift_id: shift.persistentId,
		upsell_categories: shift.upsellCategories,
		times: open.length === 0 ? [] : slotsOf(core.state, venue, shift, slotQuery),
	}));
}

export function readSlotQuery(core: Core, venue: Venue, query: Fields): SlotQuery {
	const required = ['date', 'party_size', 'start_time', 'end_time'];
	const missing = required.filter((name) => !query[name]);
	if (missing.length > 0) {
		throw new ApiError(400, `Missing required parameters: ${missing.join(', ')}`);
	}
	const partySize = Number(query.party_size);
	const from = parseClock(query.start_time);
	const to = parseClock(query.end_time);
	if (!isDate(query.date)) throw new ApiError(400, 'Invalid date');
	if (!Number.isInteger(partySize) || partySize < 1) throw new ApiError(400, 'Invalid party_size');
	if (from === undefined || to === undefined) {
		throw new ApiError(400, 'Invalid start_time or end_time');
	}
	return {
		date: query.date,
		partySize,
		from,
		to,
		now: serviceMomentAt(core.clock.now(), venue.timeZone),
		duration: Number(query.duration) || undefined,
		paid: isTrue(query.supports_paid_reservations),
		allOptions: isTrue(query.supports_slot_options),
		exceptReservationId: query.reservation_id,
	};
}
