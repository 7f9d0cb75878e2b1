import { isBefore, type ServiceMoment } from './businessTime.cjs';
import { coversLeft } from './capacity.cjs';
import { accessRulesAt, seatings } from './shifts.cjs';
import type { SandboxState } from './store.cjs';
import type { AccessRule, Shift, Venue } from './types.cjs';

export interface SlotQuery {
	date: string;
	partySize: number;
	/** Window on the clock, 0 to 1439; from later than to means past midnight. */
	from: number;
	to: number;
	now: ServiceMoment;
	duration?: number;
	/** Include slots that have to be paid for. */
	paid: boolean;
	/** Every way into a slot instead of the first. */
	allOptions: boolean;
	/** Tell which full slots may be asked for. */
	requestable: boolean;
	upsells: boolean;
	redirectUri: boolean;
	exceptReservationId?: string;
}

/** One way into one seating. */
export interface Slot {
	shift: Shift;
	moment: ServiceMoment;
	rule: AccessRule;
	/** Covers that may still arrive. */
	left: number;
	isFree: boolean;
}

/** The slots of one shift, full ones included (API reference, 4.3). */
export function slotsOf(state: SandboxState, venue: Venue, shift: Shift, query: SlotQuery): Slot[] {
	return seatings(shift).flatMap((minutes) => {
		const moment = { date: query.date, minutes };
		if (!inWindow(minutes % 1440, query) || isBefore(moment, query.now)) return [];
		const rules = accessRulesAt(shift, moment).filter((rule) => query.paid || !rule.cost);
		const left = coversLeft(state, venue, shift, moment, query.exceptReservationId);
		const offered = query.allOptions ? rules : rules.slice(0, 1);
		return offered.map((rule) => ({ shift, moment, rule, left, isFree: left >= query.partySize }));
	});
}

function inWindow(clock: number, { from, to }: SlotQuery): boolean {
	return from <= to ? clock >= from && clock <= to : clock >= from || clock <= to;
}
