import type { Fields } from '../body.cjs';
import type { Core } from '../core.cjs';
import { oneOf, wholeNumber } from '../required.cjs';
import type { Reservation, Row } from '../state/types.cjs';

const GRATUITY_TYPES = [
	'none',
	'gratuity_percentage',
	'require_client_select_charge',
	'client_select_gratuity',
];

/** Makes a link to pay by, amounts in integer cents, and returns it as the API shows it (4.4, 4.10). */
export function addPaylink(core: Core, reservation: Reservation, form: Fields): Row {
	const cents = (name: string) => wholeNumber(form, name, 0) ?? 0;
	const amounts = {
		subtotal: cents('subtotal'),
		tax_amount: cents('tax_amount'),
		service_charge_amount: cents('service_charge_amount'),
		gratuity_amount: cents('gratuity_amount'),
		gratuity_type: oneOf(form, 'gratuity_type', GRATUITY_TYPES),
		type: oneOf(form, 'type', ['charge', 'collect']),
	};
	const minutes = form.paylink_auto_cancel_minutes;
	const id = core.state.side.newId('sr_Paylink');
	const row = {
		id,
		link: `https://example.com/pay/${id}`,
		...amounts,
		note_to_guest: form.note_to_guest ?? null,
		paylink_email_request: form.paylink_email_request ?? null,
		...(minutes ? { paylink_auto_cancel_minutes: Number(minutes) } : {}),
	};
	core.state.side.paylinks.set(id, { reservationId: reservation.id, row });
	return row;
}

/** The paylink that cancels a booking which is not paid in time, from the booking's own fields; cents. */
export function addAutoCancel(core: Core, reservation: Reservation, form: Fields): Row {
	return addPaylink(core, reservation, {
		subtotal: form.payment_subtotal,
		tax_amount: form.payment_tax,
		service_charge_amount: form.payment_service_charge,
		gratuity_amount: form.payment_gratuity,
		note_to_guest: form.paylink_note,
		paylink_email_request: form.paylink_email,
		paylink_auto_cancel_minutes: form.paylink_cancel_time ?? '15',
	});
}
