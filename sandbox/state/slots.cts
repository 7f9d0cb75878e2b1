import {
	displayTime,
	isBefore,
	isoTime,
	realDateTime,
	type ServiceMoment,
} from './businessTime.cjs';
import { coversLeft } from './capacity.cjs';
import { accessRulesAt, defaultDuration, seatings } from './shifts.cjs';
import type { SandboxState } from './store.cjs';
import type { AccessRule, Row, Shift, Venue } from './types.cjs';

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
	exceptReservationId?: string;
}

/** The slots of one shift (API reference, 4.3). Full ones stay in the list as `request`. */
export function slotsOf(state: SandboxState, venue: Venue, shift: Shift, query: SlotQuery): Row[] {
	return seatings(shift).flatMap((minutes) => {
		const moment = { date: query.date, minutes };
		if (!inWindow(minutes % 1440, query) || isBefore(moment, query.now)) return [];
		const rules = accessRulesAt(shift, moment).filter((rule) => query.paid || !rule.cost);
		const left = coversLeft(state, venue, shift, moment, query.exceptReservationId);
		const offered = query.allOptions ? rules : rules.slice(0, 1);
		return offered.map((rule) => slotRow(shift, moment, rule, left, query));
	});
}

function slotRow(
	shift: Shift,
	moment: ServiceMoment,
	rule: AccessRule,
	left: number,
	query: SlotQuery,
): Row {
	const isFree = left >= query.partySize;
	return {
		time: displayTime(moment.minutes),
		time_iso: realDateTime(moment),
		time_slot_iso: isoTime(moment.minutes),
		real_datetime_of_slot: realDateTime(moment),
		type: isFree ? 'book' : 'request',
		// A full slot may be asked for on the hour only; elsewhere it is simply full.
		is_requestable: !isFree && moment.minutes % 60 === 0,
		is_held: false,
		access_persistent_id: rule.persistentId,
		// On lunch the id stands on the shift alone.
		...(shift.category === 'LUNCH' ? {} : { shift_persistent_id: shift.persistentId }),
		shift_category: shift.category,
		duration: query.duration ?? defaultDuration(shift, query.partySize),
		pacing_covers_remaining: left,
		requires_credit_card: rule.cost !== undefined,
		...(rule.cost === undefined ? {} : { cost: rule.cost }),
		...(query.allOptions ? { slot_option_id: rule.persistentId } : {}),
	};
}

function inWindow(clock: number, { from, to }: SlotQuery): boolean {
	return from <= to ? clock >= from && clock <= to : clock >= from || clock <= to;
}
