import { isTrue, type Fields } from '../body.cjs';
import { accessRulesAt, shiftsOn } from '../state/shifts.cjs';
import { type SlotQuery, slotsOf } from '../state/slots.cjs';
import type { SandboxState } from '../state/store.cjs';
import type { AccessRule, Row, Shift, Venue } from '../state/types.cjs';
import { allowsRequests } from './concierge.cjs';
import { venueOfSlots } from './conciergeVenue.cjs';
import { costsOf } from './prices.cjs';
import { upgradeRows } from './upgrades.cjs';

/** What a concierge may add to its question. */
export interface SlotWishes {
	requestable: boolean;
	upsells: boolean;
	redirectUri: boolean;
}

export function readWishes(query: Fields): SlotWishes {
	return {
		requestable: isTrue(query.can_request),
		upsells: isTrue(query.include_upsells),
		redirectUri: isTrue(query.include_reservation_redirect_uri),
	};
}

/** One element per shift, as API reference 4.10 lists its fields; closed days have one without slots. */
export function slotLists(
	state: SandboxState,
	venue: Venue,
	query: SlotQuery,
	wishes: SlotWishes,
): Row[] {
	const open = shiftsOn(venue, query.date);
	const lists = open.map((shift) =>
		slotsOf(state, venue, shift, query)
			.filter(({ type }) => type === 'book' || (wishes.requestable && allowsRequests(venue)))
			.map((slot) => timeslot(state, venue, shift, slot, query, wishes)),
	);
	return (open.length > 0 ? lists : [[]]).map((timeslots) => ({
		timeslots,
		is_closed: open.length === 0,
		is_empty_code: timeslots.length === 0 ? 'NO_SLOTS' : null,
		is_previous_version: false,
		request_min_size: 1,
		request_max_size: 12,
		should_retry_without_fast: false,
		venue: venueOfSlots(venue),
	}));
}

function timeslot(
	state: SandboxState,
	venue: Venue,
	shift: Shift,
	slot: Row,
	query: SlotQuery,
	wishes: SlotWishes,
): Row {
	const minutes = minutesOf(String(slot.time_slot_iso));
	const rule = accessRulesAt(shift, { date: query.date, minutes }).find(
		({ persistentId }) => persistentId === slot.access_persistent_id,
	);
	const quarter = (minutes - 360) / 15;
	const isHeld =
		slot.type === 'request' &&
		state.side.holds.covers(venue.id, query.date, minutes, minutes + shift.interval) > 0;
	return {
		...slot,
		...{ time_display: slot.time, time_slot: quarter, sort_order: quarter },
		...{ is_held: isHeld, is_exclusive: rule?.exclusive ?? false },
		...{ access_rule_id: slot.access_persistent_id, shift_persistent_id: shift.persistentId },
		...{ min_spend: null, experience_id: null, booking_policy: null },
		...{ cancellation_policy: 'Please cancel a day ahead.' },
		...{ cancel_cutoff_num: null, cancel_cutoff_type: null, cancel_cutoff_hour: null },
		...{ cutoff_num: null, cutoff_type: null, cutoff_hour: null },
		reservation_redirect_uri: wishes.redirectUri
			? `https://example.com/reserve/${venue.urlKey}`
			: null,
		selected_automatic_upsells: [],
		upsells: wishes.upsells ? upgradeRows(venue) : null,
		payments: rule?.cost === undefined ? null : payments(rule, query.partySize),
		...(query.allOptions ? option(rule) : {}),
	};
}

/** Beside `slot_option_id`, only where several ways into a slot were asked for. */
function option(rule: AccessRule | undefined): Row {
	const name = rule?.cost === undefined ? 'Standard table' : 'Tasting menu';
	return {
		...{ slot_name: name, slot_title: name, slot_photo_small: null, slot_photo_large: null },
		...{ slot_body_html: `<p>${name}</p>`, slot_body_plaintext: name },
	};
}

function payments(rule: AccessRule, partySize: number): Row {
	const { subtotal, tax, taxPercent } = costsOf(rule, partySize, 0);
	return {
		...{ cost: rule.cost, subtotal, tax_amt: tax, tax_rate: taxPercent },
		...{ gratuity: 0, gratuity_type: 'none', default_gratuity: null, mandated_gratuity_amt: 0 },
		...{ service_charge: 0, service_charge_amt: 0, pregratuity_total: subtotal + tax },
		...{ charge_type: 'person', cc_payment_rule: 'advanced_payment', cc_party_size_min: 1 },
		...{ require_credit_card: true, require_gratuity_charge: false },
		...{ apply_gratuity_charge: false, apply_service_charge: false },
	};
}

/** Of `19:00:00`, on the business day. */
function minutesOf(clock: string): number {
	const [hours, minutes] = clock.split(':').map(Number);
	return (hours < 6 ? hours + 24 : hours) * 60 + minutes;
}
