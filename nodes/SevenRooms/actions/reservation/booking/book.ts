import { randomBytes } from 'node:crypto';
import { toDatetime } from '../../../model/time/rowTime';
import type { ItemRun } from '../../run/itemRun';
import { ifUnavailable, nearestWithin } from '../freeTimes';
import { bookOnce, foundInBook, type BookingOutcome, type TableTime } from './bookOnce';
import { BookingLedger } from './ledger';
import { lookForBooking, lookForTwin } from './look';
import { planForm, planWanted, type BookingPlan } from './plan';
import { preventionOf } from './prevention';

/**
 * Sends a planned booking, at most once in this execution (design, section 5). `run` remembers what it sent and looks
 * only where an outcome is open; `booking` also looks before every booking, for people who run whole workflows again;
 * `off` books whenever the node runs.
 */
export async function book(run: ItemRun, plan: BookingPlan): Promise<BookingOutcome> {
	const ledger = ledgerOf(run, plan);
	const earlier = ledger && (await recall(run, plan, ledger));
	if (earlier) return earlier;

	if (preventionOf(run) === 'booking') {
		const look = await lookForTwin(run, plan.venueId, planWanted(plan), twinWithin(run));
		if (look.row) {
			// The look compared both, so the row tells them.
			const { date, time } = toDatetime(look.row);
			return { ...foundInBook(look.row), ...nearestOf(plan, { date, time } as TableTime) };
		}
		if (look.failure) return { state: 'notBooked', failure: look.failure };
	}
	const externalId = externalIdOf(plan, ledger);
	return await bookOnce(
		run,
		{
			venueId: plan.venueId,
			path: plan.channel.bookPath(plan.venueId),
			form: planForm(plan, externalId),
			wanted: { ...planWanted(plan), externalId },
		},
		ledger,
	);
}

/** A workflow that takes the nearest free time took another one than it asked for, the last time it ran. */
function twinWithin(run: ItemRun): number {
	return ifUnavailable(run) === 'bookNearest' ? nearestWithin(run) : 0;
}

/** What the node remembers of this booking; nothing where Prevent Double Booking is off. */
export function ledgerOf(run: ItemRun, { asked }: BookingPlan): BookingLedger | undefined {
	if (preventionOf(run) === 'off') return undefined;
	return new BookingLedger(run.context, run.index, asked);
}

/** What became of a booking that an earlier try of this node sent; undefined if there is none, or none came of it. */
async function recall(
	run: ItemRun,
	plan: BookingPlan,
	ledger: BookingLedger,
): Promise<BookingOutcome | undefined> {
	const sent = ledger.entry();
	if (!sent) return undefined;
	const { reservationId, externalId, date, time } = sent;
	if (reservationId) {
		const answer = { reservation_id: reservationId };
		return { state: 'booked', reservationId, answer, recovered: true, ...nearestOf(plan, sent) };
	}
	const wanted = { ...planWanted(plan), externalId, date, time };
	const look = await lookForBooking(run, {
		venueId: plan.venueId,
		wanted,
		sentAt: sent.sentAt,
		others: () => ledger.others(),
	});
	if (look.row) {
		const found = foundInBook(look.row);
		ledger.record({ ...sent, reservationId: found.reservationId });
		return { ...found, ...nearestOf(plan, sent) };
	}
	if (look.complete) return undefined;
	return { state: 'open', externalId, failure: look.failure };
}

/** The time that an earlier booking took, where that is another than the plan's. */
function nearestOf({ time: asked }: BookingPlan, { date, time }: TableTime) {
	return date === asked.date && time === asked.time ? {} : { nearest: { date, time } };
}

/** The user's own key, else one that every try of this booking shares, else a fresh one. */
export function externalIdOf(plan: BookingPlan, ledger: BookingLedger | undefined): string {
	if (plan.asked.externalId) return plan.asked.externalId;
	return ledger?.externalId() ?? `n8n-${randomBytes(16).toString('hex')}`;
}
