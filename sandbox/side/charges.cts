import { datastoreKey } from '../state/ids.cjs';
import { hash32 } from '../state/random.cjs';
import type { SandboxState } from '../state/store.cjs';
import type { Reservation, Row } from '../state/types.cjs';

/** What is special about one charge; all amounts in integer cents (API reference, 5.4). */
export interface ChargeFacts {
	id: string;
	base: number;
	tax?: number;
	gratuity?: number;
	additionalFee?: number;
	upsell?: number;
	promoCodeId?: string | null;
	promoCode?: string | null;
	promoDiscount?: number;
	total: number;
	/** UTC, without a suffix. */
	charged: string;
	transactionId: string;
	brand?: string;
	last4?: string;
	isRefund?: boolean;
	failed?: boolean;
	notes?: string | null;
}

export const TAX_PERCENT = 8;

/** The charges a reservation brought along: its prepayment, given back if it was canceled, a no-show's fee. */
export function chargesOf(state: SandboxState, reservation: Reservation): Row[] {
	const { prepayment, status, partySize, created, updated } = reservation;
	const paid = Math.round(prepayment * 100);
	const rows = [];
	if (paid > 0) rows.push(seeded(state, reservation, 'prepayment', paid, created));
	if (paid > 0 && status === 'CANCELED') {
		rows.push(seeded(state, reservation, 'refund', paid, updated, { isRefund: true }));
	}
	if (status === 'NO_SHOW' && paid === 0) {
		const failed = reservation.order % 3 === 0;
		const notes = 'No-show fee';
		rows.push(seeded(state, reservation, 'noShow', partySize * 2500, updated, { failed, notes }));
	}
	return rows;
}

export function chargeRow(state: SandboxState, reservation: Reservation, facts: ChargeFacts): Row {
	const { tax = 0, gratuity = 0, brand = 'Visa', last4 = '4242', failed = false } = facts;
	return {
		id: facts.id,
		amount: facts.total,
		base_amount: facts.base,
		original_amount: facts.total,
		tax_amount: tax,
		gratuity_amount: gratuity,
		service_charge_amount: 0,
		additional_fee: facts.additionalFee ?? 0,
		additional_fee_tax: 0,
		processing_fee: null,
		upsell_amount: facts.upsell ?? 0,
		promo_code: facts.promoCode ?? null,
		promo_code_id: facts.promoCodeId ?? null,
		promo_discount_amount: facts.promoDiscount ?? 0,
		brand,
		last_4: last4,
		card_display: `${brand} ${last4}`,
		charged: facts.charged,
		entity_id: reservation.id,
		entity_date: reservation.date,
		venue_id: reservation.venueId,
		venue_group_id: state.venueGroup.id,
		venue_group_client_id: reservation.guestId,
		transaction_id: facts.transactionId,
		transaction_type: 'transaction_type_auto_internal',
		status: failed ? 'status_failed' : 'status_succeeded',
		is_refund: facts.isRefund ?? false,
		is_info_request: false,
		failure_code: failed ? 'card_declined' : null,
		failure_message: failed ? 'Your card was declined.' : null,
		notes: facts.notes ?? null,
		reservation_notes: reservation.notes,
		reference_code: reservation.referenceCode,
		booked_by_name: reservation.bookedBy,
		pos_check_nums: reservation.posTickets.map(({ code }) => String(code)).join(',') || null,
	};
}

/** The same reservation always has the same charges, so no list of them is kept. */
function seeded(
	state: SandboxState,
	reservation: Reservation,
	what: string,
	total: number,
	charged: string,
	extra: Partial<ChargeFacts> = {},
): Row {
	const serial = hash32(`${reservation.id} ${what}`) * 1024 + (reservation.order % 1024);
	const base = Math.round(total / (1 + TAX_PERCENT / 100));
	return chargeRow(state, reservation, {
		id: datastoreKey('sr_BillingHistory', serial),
		...{ base, tax: total - base, total, charged },
		transactionId: `ch_${serial.toString(36)}`,
		...extra,
	});
}
