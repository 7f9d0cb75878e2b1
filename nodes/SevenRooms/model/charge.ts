import type { IDataObject } from 'n8n-workflow';
import { firstText, flag, isRow, text, textList } from './coerce';
import { centsOf } from './money';
import { utc } from './time/dates';

/** Amounts of a charge, all in cents on the wire (API reference, 5.4). */
const AMOUNTS = [
	'amount',
	'base_amount',
	'original_amount',
	'tax_amount',
	'gratuity_amount',
	'service_charge_amount',
	'additional_fee',
	'additional_fee_tax',
	'processing_fee',
	'upsell_amount',
	'promo_discount_amount',
];

/** A card charge in the user's words; every amount says that it is in cents, and of which currency. */
export function simplifyCharge(raw: unknown, currency?: string): IDataObject {
	const row = isRow(raw) ? raw : {};
	return {
		id: text(row.id),
		reservation_id: text(row.entity_id),
		reservation_date: text(row.entity_date),
		venue_id: text(row.venue_id),
		guest_id: text(row.venue_group_client_id),
		reference_code: text(row.reference_code),
		charged_at: utc(row.charged) ?? text(row.charged),
		status: text(row.status),
		type: text(row.transaction_type),
		is_refund: flag(row.is_refund),
		...centsOf(row, AMOUNTS, currency),
		promo_code: text(row.promo_code),
		card_brand: text(row.brand),
		last_4: text(row.last_4),
		transaction_id: text(row.transaction_id),
		failure: firstText(row.failure_message, row.failure_code),
		notes: text(row.notes),
		booked_by_name: text(row.booked_by_name),
		check_numbers: textList(row.pos_check_nums),
	};
}
