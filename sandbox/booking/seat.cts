import { isTrue } from '../body.cjs';
import type { Core } from '../core.cjs';
import { ApiError } from '../envelope.cjs';
import { instantOf, isBefore, serviceMomentAt } from '../state/businessTime.cjs';
import { coversLeft } from '../state/capacity.cjs';
import { accessRulesAt, seatingOf, shiftAt } from '../state/shifts.cjs';
import type { AccessRule, Reservation, Shift, Venue } from '../state/types.cjs';
import type { BookingRequest } from './request.cjs';

/**
 * Finds the seats for a booking or refuses it. `bypass_availability` lets it into a full or off-grid
 * slot, but not where the venue has no shift. `existing` is left out of the count when it moves.
 */
export function claimSeat(
	core: Core,
	venue: Venue,
	booking: BookingRequest,
	existing?: Reservation,
): { shift: Shift; rule: AccessRule | undefined } {
	const shift = shiftAt(venue, booking.moment);
	if (!shift || isOver(core, venue, booking)) {
		throw new ApiError(400, 'No shift found for date and time');
	}
	const rule = chooseRule(shift, booking);
	const onGrid = seatingOf(shift, booking.moment.minutes) === booking.moment.minutes;
	if (
		!booking.bypassAvailability &&
		(!rule || !onGrid || isFull(core, venue, shift, booking, existing))
	) {
		throw noRoom();
	}
	return { shift, rule };
}

/**
 * Refuses what takes its old seats again (canceled, and now put back) once somebody else has them. How SevenRooms
 * answers is not known; without this a seating would hold more than it has.
 */
export function checkRoom(
	core: Core,
	venue: Venue,
	booking: BookingRequest,
	existing: Reservation,
): void {
	const shift = shiftAt(venue, booking.moment);
	if (!shift || booking.bypassAvailability) return;
	if (isFull(core, venue, shift, booking, existing)) throw noRoom();
}

function isFull(
	core: Core,
	venue: Venue,
	shift: Shift,
	{ moment, partySize }: BookingRequest,
	existing?: Reservation,
): boolean {
	return coversLeft(core.state, venue, shift, moment, existing?.id) < partySize;
}

function noRoom(): ApiError {
	return new ApiError(400, 'No direct availability');
}

/** The past has no shifts, but a walk-in may be written down later on the same business day. */
function isOver(core: Core, venue: Venue, { moment, form }: BookingRequest): boolean {
	const now = serviceMomentAt(core.clock.now(), venue.timeZone);
	const isLateEntry = isTrue(form.is_walkin) && moment.date === now.date;
	return isBefore(moment, now) && !isLateEntry;
}

/** Where no rule is named only a free way in will do; a paid one needs its id and a payment. */
function chooseRule(
	shift: Shift,
	{ form, moment, slotOptionId }: BookingRequest,
): AccessRule | undefined {
	const rules = accessRulesAt(shift, moment);
	const accessId = form.access_persistent_id;
	if (!accessId && !slotOptionId) return rules.find(({ cost }) => cost === undefined);
	const named = rules.filter(({ persistentId }) => !accessId || persistentId === accessId);
	if (named.length === 0) throw new ApiError(400, 'Invalid access_persistent_id');
	const rule = named.find(({ id }) => !slotOptionId || id === slotOptionId);
	if (!rule) throw new ApiError(400, 'Invalid slot_option_id');
	const isPaid = form.payment_subtotal || isTrue(form.payment_by_paylink);
	if (rule.cost !== undefined && !isPaid) throw new ApiError(400, 'Payment is required');
	return rule;
}

/** Refuses a late change or cancellation, if the sandbox has a cut-off. */
export function checkCutoff(core: Core, venue: Venue, reservation: Reservation): void {
	const minutes = core.behaviour.editableCutoffMinutes;
	const lastCall = instantOf(reservation, venue.timeZone) - minutes * 60_000;
	if (minutes > 0 && core.clock.now() > lastCall) {
		const text = 'Reservation cannot be modified after the cancellation cut-off time';
		throw new ApiError(400, text);
	}
}
