import type { IDataObject } from 'n8n-workflow';
import { isRow, number, text } from './coerce';
import { centsOf } from './money';

/** Amounts of a payment link, all in cents on the wire (API reference, 4.4 and 3.5). */
const AMOUNTS = ['subtotal', 'tax_amount', 'service_charge_amount', 'gratuity_amount'];

/** A payment link in the user's words; every amount says that it is in cents, and of which currency. */
export function simplifyPaylink(raw: unknown, currency?: string): IDataObject {
	const row = isRow(raw) ? raw : {};
	return {
		id: text(row.id),
		reservation_id: text(row.reservation_id),
		venue_id: text(row.venue_id),
		link: text(row.link),
		type: text(row.type),
		...centsOf(row, AMOUNTS, currency),
		gratuity_type: text(row.gratuity_type),
		note_to_guest: text(row.note_to_guest),
		email: text(row.paylink_email_request),
		cancels_after_minutes: number(row.paylink_auto_cancel_minutes),
	};
}
