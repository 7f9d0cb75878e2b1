import omit from 'lodash/omit';
import type { IDataObject } from 'n8n-workflow';
import { firstNumber, firstText, flag, isRow, number, text, textList, type Row } from './coerce';
import { moneyOf, type Money } from './money';
import { chargeReasons } from './slotCharge';
import { shiftsOf } from './slotShape';
import { businessDateOf, calendarWall } from './time/businessDate';
import { readWall, wallToIso } from './time/rowTime';
import { minutesBetween, readTime } from './time/wallClock';

/** A time that a venue offers, in the user's words. */
export type SimplifiedSlot = {
	venue_id: string | null;
	/** Business date. */
	date: string | null;
	/** ISO with the venue's offset, or without one where the zone is not known. */
	datetime: string | null;
	time: string | null;
	party_size: number | null;
	shift: string | null;
	shift_category: string | null;
	/** `book` or `request`, as SevenRooms writes it. */
	type: string | null;
	/** Can be booked at once. */
	bookable: boolean;
	/** Can be asked for, and the venue decides. */
	requestable: boolean;
	duration_minutes: number | null;
	cost_per_person: Money | null;
	min_spend: Money | null;
	/** Books without a card, a payment or a minimum spend. */
	free_of_charge: boolean;
	/** The fields of SevenRooms' answer that stand against it. */
	charge_reasons: string[];
	access_persistent_id: string | null;
	shift_persistent_id: string | null;
	slot_option_id: string | null;
	slot_name: string | null;
	/** Of the shift: whose upgrades can be booked along. */
	upgrade_category_ids: string[];
};

/** A slot with the row it was read from; `simplifySlot` leaves the row out. */
export type Slot = SimplifiedSlot & { readonly raw: Row };

/** What was asked for: an answer does not repeat it. */
export interface SlotContext {
	readonly venueId?: string;
	/** Business date; the range answer names its own. */
	readonly date?: string;
	readonly partySize?: number;
	readonly zone?: string;
	/** The venue's currency, for labelling amounts. */
	readonly currency?: string;
}

/**
 * The slots of an availability answer (`data` of the envelope), one row each: of the venue API (`times[]` of each
 * shift), of the concierge API (`timeslots[]`) and of its range (`dates{}`); API reference, 4.3 and 4.10. A closed
 * shift has none. Where a slot tells its real time, that wins over the business date.
 */
export function flattenAvailability(data: unknown, context: SlotContext = {}): Slot[] {
	return shiftsOf(data).flatMap(({ shift, slots, date, venueId }) => {
		const closed = flag(shift.is_closed) === true;
		const known = {
			...context,
			date: date ?? context.date,
			venueId: venueId ?? context.venueId,
		};
		return closed ? [] : slots.map((slot) => readSlot(slot, shift, known));
	});
}

/** A slot without the row it was read from. */
export function simplifySlot(slot: Slot): SimplifiedSlot & IDataObject {
	return omit(slot, 'raw');
}

/**
 * The bookable slots within so many minutes of a wanted wall time, nearest first; of two at the same distance the
 * earlier first. Distance is measured on the venue's clock, across midnight too.
 * @param wantedWall `YYYY-MM-DDTHH:mm`
 */
export function nearestSlots<S extends SimplifiedSlot>(
	slots: readonly S[],
	wantedWall: string,
	withinMinutes: number,
): S[] {
	return slots
		.filter((slot) => slot.bookable && slot.datetime !== null)
		.map((slot) => ({ slot, minutes: minutesBetween(wantedWall, wallOfSlot(slot)) }))
		.filter(({ minutes }) => Math.abs(minutes) <= withinMinutes)
		.sort((a, b) => Math.abs(a.minutes) - Math.abs(b.minutes) || a.minutes - b.minutes)
		.map(({ slot }) => slot);
}

/** The calendar wall time of a slot, `YYYY-MM-DDTHH:mm`. */
export function wallOfSlot(slot: SimplifiedSlot): string {
	return (slot.datetime ?? '').slice(0, 16);
}

function readSlot(slot: Row, shift: Row, context: SlotContext): Slot {
	const real = readWall(slot.time_iso) ?? readWall(slot.real_datetime_of_slot);
	const time =
		readTime(slot.time) ??
		readTime(slot.time_slot_iso) ??
		readTime(slot.time_display) ??
		readTime(slot.time_iso) ??
		real?.slice(11) ??
		null;
	const date = context.date ?? (real ? businessDateOf(real) : null);
	const wall = real ?? (date && time ? calendarWall(date, time) : undefined);
	const type = text(slot.type);
	const reasons = chargeReasons(slot, shift, context.partySize);
	return {
		venue_id: context.venueId ?? null,
		date,
		datetime: wall === undefined ? null : wallToIso(wall, context.zone),
		time,
		party_size: context.partySize ?? null,
		shift: firstText(shift.name, shift.shift_name),
		shift_category: firstText(slot.shift_category, shift.shift_category),
		type,
		bookable: type === 'book' && flag(slot.is_held) !== true,
		requestable: type === 'request' && flag(slot.is_requestable) === true,
		duration_minutes: firstNumber(slot.duration),
		cost_per_person: moneyOf(costPerPerson(slot), context.currency, 'major'),
		min_spend: moneyOf(slot.min_spend, context.currency, 'major'),
		free_of_charge: reasons.length === 0,
		charge_reasons: reasons,
		access_persistent_id: text(slot.access_persistent_id),
		shift_persistent_id: firstText(slot.shift_persistent_id, shift.shift_persistent_id),
		slot_option_id: text(slot.slot_option_id),
		slot_name: firstText(slot.slot_name, slot.slot_title),
		upgrade_category_ids: textList(shift.upsell_categories),
		raw: slot,
	};
}

/** The concierge family tells the price of a slot under `payments` alone, and there not always by person (API reference, 4.10). */
function costPerPerson({ cost, payments }: Row): unknown {
	if (number(cost) !== null || !isRow(payments)) return cost;
	return text(payments.charge_type)?.trim().toLowerCase() === 'person' ? payments.cost : cost;
}
