import { randomBytes } from 'node:crypto';
import type { ItemRun } from '../../itemRun';
import { nearestWithin } from '../freeTimes';
import { bookOnce, foundInBook, type BookingOutcome } from './bookOnce';
import { BookingLedger, type LedgerEntry } from './ledger';
import { lookForBooking, lookForTwin } from './look';
import { planForm, planWanted, type BookingPlan } from './plan';

export type PreventDoubleBooking = 'run' | 'booking' | 'off';

/**
 * Sends a planned booking, at most once in this execution (design, section 5). `run` remembers what it sent and looks
 * only where an outcome is open; `booking` also looks before every booking, for people who run whole workflows again;
 * `off` books whenever the node runs.
 */
export async function book(run: ItemRun, plan: BookingPlan): Promise<BookingOutcome> {
	const prevent = (run.collection('options').preventDoubleBooking ?? 'run') as PreventDoubleBooking;
	const ledger =
		prevent === 'off' ? undefined : new BookingLedger(run.context, run.index, plan.asked);

	const sent = ledger?.entry();
	const earlier = sent ? await recall(run, plan, sent, ledger as BookingLedger) : undefined;
	if (earlier) return earlier;

	if (prevent === 'booking') {
		const look = await lookForTwin(run, plan.venueId, planWanted(plan), twinWithin(run));
		if (look.row) return foundInBook(look.row);
		if (look.failure) return { ok: false, failure: look.failure };
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
	return run.collection('options').ifUnavailable === 'bookNearest' ? nearestWithin(run) : 0;
}

/** What became of a booking that an earlier try of this node sent; undefined if it provably does not exist. */
async function recall(
	run: ItemRun,
	plan: BookingPlan,
	sent: LedgerEntry,
	ledger: BookingLedger,
): Promise<BookingOutcome | undefined> {
	if (sent.reservationId) {
		const { reservationId } = sent;
		return { ok: true, reservationId, answer: { reservation_id: reservationId }, recovered: true };
	}
	const { externalId, date, time } = sent;
	const wanted = { ...planWanted(plan), externalId, date, time };
	const look = await lookForBooking(run, {
		venueId: plan.venueId,
		wanted,
		sentAt: sent.sentAt,
		others: ledger.others(),
	});
	if (look.row) {
		const found = foundInBook(look.row);
		ledger.record({ ...sent, reservationId: found.reservationId });
		return found;
	}
	if (look.complete) return undefined;
	return { ok: 'unknown', externalId, failure: look.failure };
}

/** The user's own key, else one that every try of this booking shares, else a fresh one. */
export function externalIdOf(plan: BookingPlan, ledger: BookingLedger | undefined): string {
	if (plan.asked.externalId) return plan.asked.externalId;
	return ledger?.externalId() ?? `n8n-${randomBytes(16).toString('hex')}`;
}
