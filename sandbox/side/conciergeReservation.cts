import type { SandboxState } from '../state/store.cjs';
import type { Reservation, Row } from '../state/types.cjs';

/** The four codes that a concierge sees, with their texts (API reference, section 6). */
const STATUS_TEXTS: Record<string, string> = {
	RESERVED: 'On the Books',
	CANCELED: 'Canceled',
	NO_SHOW: 'No Show',
	COMPLETE: 'Complete',
};

/** Fields of the venue's row that a concierge sees, too (API reference, 5.1, column C). */
const SHARED = [
	...['id', 'created', 'updated', 'venue_id', 'reference_code', 'external_id', 'user'],
	...['date', 'arrival_time', 'time_slot_iso', 'real_datetime_of_slot', 'max_guests'],
	...['mf_ratio_male', 'mf_ratio_female', 'booked_by', 'client_requests', 'upgrades', 'perks'],
	...['first_name', 'last_name', 'email', 'phone_number', 'min_price', 'cost_option', 'comps'],
	...['total_payment', 'total_net_payment', 'total_gross_payment', 'prepayment'],
	...['prepayment_net', 'prepayment_tax', 'prepayment_gratuity', 'prepayment_service_charge'],
	...['prepayment_total', 'onsite_payment', 'onsite_payment_net', 'onsite_payment_tax'],
	...['onsite_payment_gratuity', 'onsite_payment_total', 'check_numbers'],
];

/** Everything that is not over counts as on the books. */
export function conciergeStatus({ status }: Reservation): string {
	if (status === 'LEFT' || status === 'PAID') return 'COMPLETE';
	return status in STATUS_TEXTS ? status : 'RESERVED';
}

export function conciergeReservationRow(state: SandboxState, reservation: Reservation): Row {
	const row = state.reservationRow(reservation);
	const code = conciergeStatus(reservation);
	return {
		...Object.fromEntries(SHARED.map((name) => [name, row[name]])),
		deleted: reservation.deleted !== null,
		table_numbers: reservation.tables.join(', '),
		status: STATUS_TEXTS[code],
		status_code: code,
		internal_status: row.status,
		internal_status_display: row.status_display,
		internal_status_simple: row.status_simple,
		booking_policy: null,
		cancellation_policy: row.policy,
	};
}
