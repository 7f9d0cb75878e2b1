import type { FastifyInstance } from 'fastify';
import { type Fields, isTrue, queryOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { ApiError, success } from '../envelope.cjs';
import { dateOf, wantFields, wholeNumber } from '../required.cjs';
import { slotRow } from '../side/slotRow.cjs';
import { parseClock, serviceMomentAt } from '../state/businessTime.cjs';
import { shiftsOn } from '../state/shifts.cjs';
import { type Slot, type SlotQuery, slotsOf } from '../state/slots.cjs';
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
		shift_id: shift.id,
		upsell_categories: shift.upsellCategories,
		times: (open.length === 0 ? [] : slotsOf(core.state, venue, shift, slotQuery)).map((slot) =>
			venueSlot(slotRow(core.state, venue, slot, slotQuery), slot),
		),
	}));
}

/** The price of a person stands in the slot itself; on lunch the shift's id stands on the shift alone (4.3). */
function venueSlot({ shift_persistent_id: shiftId, ...row }: Row, { shift, rule }: Slot): Row {
	return {
		...row,
		...(shift.category === 'LUNCH' ? {} : { shift_persistent_id: shiftId }),
		...(rule.cost === undefined ? {} : { cost: rule.cost }),
	};
}

export function readSlotQuery(core: Core, venue: Venue, query: Fields): SlotQuery {
	wantFields(query, 'date', 'party_size', 'start_time', 'end_time');
	return {
		date: dateOf(query, 'date'),
		partySize: wholeNumber(query, 'party_size', 1) as number,
		from: clockOf(query, 'start_time'),
		to: clockOf(query, 'end_time'),
		now: serviceMomentAt(core.clock.now(), venue.timeZone),
		duration: /^[1-9]\d{0,3}$/.test(query.duration) ? Number(query.duration) : undefined,
		paid: isTrue(query.supports_paid_reservations),
		allOptions: isTrue(query.supports_slot_options),
		requestable: isTrue(query.can_request),
		upsells: isTrue(query.include_upsells),
		redirectUri: isTrue(query.include_reservation_redirect_uri),
		exceptReservationId: query.reservation_id,
	};
}

/** `HH:MM` alone, unlike the times of a booking (3.5). */
function clockOf(query: Fields, name: string): number {
	const clock = /^\d{2}:\d{2}$/.test(query[name]) ? parseClock(query[name]) : undefined;
	if (clock === undefined) throw new ApiError(400, `Invalid ${name}`);
	return clock;
}
