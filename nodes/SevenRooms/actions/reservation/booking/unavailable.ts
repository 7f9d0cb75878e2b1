import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { nearestSlots, simplifySlot, wallOfSlot, type Slot } from '../../../model/availability';
import type { ApiFailure } from '../../../transport/types';
import type { ItemRun } from '../../run/itemRun';
import { ifUnavailable, isUnavailable, nearestTimes, nearestWithin, readDay } from '../freeTimes';
import { book } from './book';
import { bookedItem, openOutcomeError } from './outcome';
import type { BookingPlan } from './plan';

/** Tries of other times before giving up: on a busy night they go while we ask. */
const MAX_TRIES = 5;
const ADVICE = 'Set If Unavailable to book the nearest one by itself.';

/** What the item's If Unavailable option makes of a table that is gone: an error, suggestions or another time. */
export async function whenUnavailable(
	run: ItemRun,
	plan: BookingPlan,
	failure: ApiFailure,
): Promise<IDataObject> {
	const within = nearestWithin(run);
	const found = await readDay(run, {
		venueId: plan.venueId,
		zone: plan.zone,
		date: plan.time.date,
		partySize: plan.booking.partySize as number,
	});
	const nearest = nearestSlots(found ?? [], plan.time.wall, within);
	switch (ifUnavailable(run)) {
		case 'suggest':
			return suggestion(plan, failure, nearest);
		case 'bookNearest':
			return await bookNearest(run, plan, failure, nearest.filter(costsNothing));
		case 'error':
			throw run.errorOf(failure, {
				description: found && nearestTimes(found, plan.time.wall, within, ADVICE),
			});
	}
}

function suggestion(plan: BookingPlan, failure: ApiFailure, slots: Slot[]): IDataObject {
	return {
		booked: false,
		reason: failure.msg ?? null,
		request_id: failure.requestId ?? null,
		venue_id: plan.venueId,
		party_size: plan.booking.partySize,
		asked_date: plan.time.date,
		asked_time: plan.time.time,
		suggestions: slots.map(simplifySlot),
	};
}

const costsNothing = (slot: Slot) => slot.free_of_charge;

/** Books the first of these slots that is still there, with the slot's own access id. */
async function bookNearest(
	run: ItemRun,
	plan: BookingPlan,
	failure: ApiFailure,
	slots: Slot[],
): Promise<IDataObject> {
	for (const slot of slots.slice(0, MAX_TRIES)) {
		const moved = atSlot(plan, slot);
		const outcome = await book(run, moved);
		if (outcome.state === 'open') throw openOutcomeError(run, outcome);
		if (outcome.state === 'booked') {
			return await bookedItem(run, plan, { nearest: moved.time, ...outcome });
		}
		if (!isUnavailable(outcome.failure)) throw run.errorOf(outcome.failure);
	}
	throw run.errorOf(failure, {
		description: `No free time that can be booked at once and costs nothing was left within ${nearestWithin(run)} minutes. Widen Nearest Within (Minutes), or search availability for another day.`,
	});
}

function atSlot(plan: BookingPlan, slot: Slot): BookingPlan {
	if (!slot.time || !slot.datetime) {
		throw new UserError('SevenRooms named a free time without its hour', {
			description: 'Nothing was booked. Choose a time yourself.',
		});
	}
	return {
		...plan,
		time: {
			date: slot.date ?? plan.time.date,
			time: slot.time,
			wall: wallOfSlot(slot),
		},
		booking: {
			...plan.booking,
			accessPersistentId: slot.access_persistent_id ?? undefined,
			slotOptionId: slot.slot_option_id ?? undefined,
		},
	};
}
