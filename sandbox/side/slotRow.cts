import { displayTime, isoTime, realDateTime } from '../state/businessTime.cjs';
import { defaultDuration } from '../state/shifts.cjs';
import type { Slot, SlotQuery } from '../state/slots.cjs';
import type { SandboxState } from '../state/store.cjs';
import type { AccessRule, Row, Venue } from '../state/types.cjs';
import { costsOf } from './prices.cjs';
import { upgradeRows } from './upgrades.cjs';

/** A slot with the fields of API reference 4.10, which the venue's own slots are likely to have, too (4.3). */
export function slotRow(state: SandboxState, venue: Venue, slot: Slot, query: SlotQuery): Row {
	const { shift, moment, rule, left, isFree } = slot;
	const quarter = (moment.minutes - 360) / 15;
	return {
		time: displayTime(moment.minutes),
		time_iso: realDateTime(moment),
		time_display: displayTime(moment.minutes),
		time_slot: quarter,
		time_slot_iso: isoTime(moment.minutes),
		real_datetime_of_slot: realDateTime(moment),
		type: isFree ? 'book' : 'request',
		// A full slot may be asked for on the hour only; elsewhere it is simply full.
		is_requestable: query.requestable && !isFree && moment.minutes % 60 === 0,
		is_held: !isFree && isHeld(state, venue, slot),
		is_exclusive: rule.exclusive ?? false,
		access_persistent_id: rule.persistentId,
		access_rule_id: rule.id,
		shift_persistent_id: shift.persistentId,
		shift_category: shift.category,
		duration: query.duration ?? defaultDuration(shift, query.partySize),
		sort_order: quarter,
		pacing_covers_remaining: left,
		min_spend: null,
		requires_credit_card: rule.cost !== undefined,
		booking_policy: null,
		cancellation_policy: 'Please cancel a day ahead.',
		...{ cancel_cutoff_num: null, cancel_cutoff_type: null, cancel_cutoff_hour: null },
		...{ cutoff_num: null, cutoff_type: null, cutoff_hour: null },
		experience_id: null,
		reservation_redirect_uri: query.redirectUri
			? `https://example.com/reserve/${venue.urlKey}`
			: null,
		selected_automatic_upsells: [],
		upsells: query.upsells ? upgradeRows(venue) : null,
		payments: rule.cost === undefined ? null : payments(rule, query.partySize),
		...(query.allOptions ? option(rule) : {}),
	};
}

function isHeld(state: SandboxState, venue: Venue, { shift, moment }: Slot): boolean {
	const { date, minutes } = moment;
	return state.side.holds.covers(venue.id, date, minutes, minutes + shift.interval) > 0;
}

/** Only where several ways into a slot were asked for; its id is the access rule's (4.10). */
function option(rule: AccessRule): Row {
	const name = rule.cost === undefined ? 'Standard table' : 'Tasting menu';
	return {
		...{ slot_option_id: rule.id, slot_name: name, slot_title: name },
		...{ slot_photo_small: null, slot_photo_large: null },
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
