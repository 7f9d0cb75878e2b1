import { flag, isRow, number, text, type Row } from './coerce';

/** Fields of a slot, and of its `payments`, that want something when they are above zero or true. */
const OF_SLOT = ['cost', 'min_spend', 'requires_credit_card'];
const OF_PAYMENTS = [
	'cost',
	'subtotal',
	'tax_amt',
	'mandated_gratuity_amt',
	'service_charge_amt',
	'pregratuity_total',
	'require_credit_card',
];

/** Rules that ask nothing of the guest. */
const NO_CARD = new Set(['none', 'no', 'off', 'false', 'not_required']);

/**
 * The fields by which a slot wants a card, a payment or a minimum spend (API reference, 4.3 and 4.10); none means
 * that it books free of charge. Percentages (`gratuity`, `service_charge`, `tax_rate` and the flags about them) do
 * not count by themselves: a share of nothing is nothing.
 */
export function chargeReasons(slot: Row, shift: Row, partySize: number | undefined): string[] {
	const payments = isRow(slot.payments) ? slot.payments : {};
	const venue = isRow(shift.venue) ? shift.venue : {};
	const reasons = [
		...OF_SLOT.filter((field) => asks(slot[field])),
		...OF_PAYMENTS.filter((field) => asks(payments[field])).map((field) => `payments.${field}`),
	];
	if (hasCardRule(payments, partySize)) reasons.push('payments.cc_payment_rule');
	// SevenRooms adds these to the booking, and the bill, by itself.
	if (asks(slot.selected_automatic_upsells)) reasons.push('selected_automatic_upsells');
	if (asks(venue.requires_credit_card)) reasons.push('venue.requires_credit_card');
	return reasons;
}

/** A card rule counts unless it is for larger parties than this one. */
function hasCardRule(payments: Row, partySize: number | undefined): boolean {
	const rule = text(payments.cc_payment_rule)?.trim().toLowerCase();
	if (!rule || NO_CARD.has(rule)) return false;
	const fromPartySize = number(payments.cc_party_size_min);
	return fromPartySize === null || partySize === undefined || partySize >= fromPartySize;
}

function asks(value: unknown): boolean {
	if (Array.isArray(value)) return value.length > 0;
	if (isRow(value)) return Object.keys(value).length > 0;
	const amount = number(value);
	if (amount !== null) return amount > 0;
	return flag(value) ?? text(value) !== null;
}
