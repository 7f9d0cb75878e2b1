import { displayTime, isoTime, realDateTime } from './businessTime.cjs';
import { statusTexts } from './statuses.cjs';
import type { SandboxState } from './store.cjs';
import { tagRow } from './tags.cjs';
import type { Reservation, Row } from './types.cjs';
import { upsellCategoryId } from './venues.cjs';

const APP_USERS: Record<string, string> = { API: 'sandbox-user-1', 'Web Widget': 'sandbox-user-2' };

/**
 * A reservation with the full field set of API reference 5.1. Types are mixed the way quirk 17 says,
 * decided by the row's own `order`, so that one reservation always looks the same.
 */
export function reservationRow(state: SandboxState, reservation: Reservation): Row {
	return {
		...identity(state, reservation),
		...whenAndWhere(reservation),
		...guestCopy(state, reservation),
		...statusAndTexts(reservation),
		...extras(reservation),
		...money(reservation),
	};
}

function identity(state: SandboxState, reservation: Reservation): Row {
	const guest = state.guests.get(reservation.guestId);
	const code = reservation.externalReferenceCode;
	return {
		id: reservation.id,
		created: reservation.created,
		updated: reservation.updated,
		deleted: reservation.deleted,
		venue_id: reservation.venueId,
		venue_group_id: state.venueGroup.id,
		client_id: oneIn(11, reservation) ? null : (guest?.clientId ?? null),
		venue_group_client_id: reservation.guestId,
		client_reference_code: guest?.referenceCode ?? null,
		external_client_id: null,
		source_client_id: null,
		reference_code: reservation.referenceCode,
		external_id: reservation.externalId,
		external_reference_code: code !== null && /^\d+$/.test(code) ? Number(code) : code,
		external_user_id: reservation.externalUserId,
		user: { id: APP_USERS[reservation.bookedBy] ?? 'sandbox-user-3', name: reservation.bookedBy },
		modify_reservation_link: `https://example.com/modify/${reservation.referenceCode}`,
	};
}

function whenAndWhere(reservation: Reservation): Row {
	const { tables, seatingArea } = reservation;
	return {
		date: reservation.date,
		arrival_time: displayTime(reservation.minutes),
		time_slot_iso: isoTime(reservation.minutes),
		real_datetime_of_slot: realDateTime(reservation),
		duration: reservation.duration,
		using_default_duration: reservation.usingDefaultDuration,
		seated_time: reservation.seatedTime,
		left_time: reservation.leftTime,
		shift_category: reservation.shiftCategory,
		shift_persistent_id: reservation.shiftPersistentId,
		access_persistent_id: reservation.accessPersistentId,
		max_guests: reservation.partySize,
		arrived_guests: reservation.arrivedGuests,
		mf_ratio_male: reservation.mfRatioMale,
		mf_ratio_female: reservation.mfRatioFemale,
		table_numbers: oneIn(5, reservation) && tables.length > 0 ? tables.join(', ') : tables,
		venue_seating_area_id: seatingArea?.id ?? null,
		venue_seating_area_name: seatingArea?.name ?? null,
		auto_assignments: null,
		served_by: reservation.servedBy,
		booked_by: reservation.isWalkIn ? 'Walk In' : reservation.bookedBy,
	};
}

function guestCopy(state: SandboxState, reservation: Reservation): Row {
	const guest = state.guests.get(reservation.guestId);
	return {
		first_name: reservation.firstName,
		last_name: reservation.lastName,
		email: reservation.email,
		phone_number: reservation.phone,
		address: guest?.address ?? null,
		address_2: guest?.address2 ?? null,
		city: guest?.city ?? null,
		state: guest?.state ?? null,
		postal_code: guest?.postalCode ?? null,
		country: guest?.country ?? null,
		loyalty_id: guest?.loyaltyId ?? null,
		loyalty_tier: guest?.loyaltyTier ?? null,
		loyalty_rank: guest?.loyaltyRank ?? null,
		is_vip: guest?.tags.some(({ name }) => name === 'VIP') ?? false,
		reservation_sms_opt_in: reservation.smsOptIn,
		send_reminder_email: reservation.reminderEmail,
		send_reminder_sms: reservation.reminderSms,
	};
}

function statusAndTexts(reservation: Reservation): Row {
	const { display, simple } = statusTexts(reservation.status);
	const tagNames = reservation.tags.map(({ name }) => name).join(', ');
	return {
		status: reservation.status,
		status_display: display,
		status_simple: simple,
		notes: reservation.notes,
		internal_notes: reservation.internalNotes,
		client_requests: reservation.clientRequests,
		reservation_type: reservation.isWalkIn ? 'WALK_IN' : tagNames || null,
		policy: 'Please cancel a day ahead.',
		rating: reservation.rating,
		problems: {},
	};
}

function extras(reservation: Reservation): Row {
	const field = {
		system_name: 'cf_1',
		display_order: 1,
		name: 'Source detail',
		value: reservation.externalUserId,
	};
	return {
		tags: reservation.tags.map(tagRow),
		custom_fields: oneIn(6, reservation) ? { cf_1: field } : [field],
		upgrades: reservation.upgrades.map(({ id, quantity, price }) => ({
			inventory_id: id,
			category_id: upsellCategoryId(reservation.venueId),
			category: { name: 'Extras', is_charging_tax: true, tax_group_id: null },
			name: 'Extra',
			price,
			quantity,
			pos_item_id: null,
		})),
		perks: null,
		check_numbers: checkNumbers(reservation),
		pos_tickets: reservation.posTickets,
	};
}

function money({ posTickets, prepayment }: Reservation): Row {
	const net = sum(posTickets.map(({ subtotal }) => subtotal));
	const tax = sum(posTickets.map((ticket) => ticket.tax));
	const tip = sum(posTickets.map((ticket) => ticket.tip ?? 0));
	const total = sum(posTickets.map((ticket) => ticket.total));
	return {
		total_payment: sum([total, prepayment]),
		total_net_payment: sum([net, prepayment]),
		total_gross_payment: sum([total, prepayment]),
		prepayment,
		prepayment_net: prepayment,
		prepayment_tax: 0,
		prepayment_gratuity: 0,
		prepayment_service_charge: 0,
		prepayment_total: prepayment,
		onsite_payment: total,
		onsite_payment_net: net,
		onsite_payment_tax: tax,
		onsite_payment_gratuity: tip,
		onsite_payment_total: total,
		cancellation_fee: null,
		min_price: null,
		cost_option: 0,
		comps: 0,
		comps_price_type: null,
		paid_by: null,
	};
}

/** A string, a list or a number, as it pleases (quirk 17). */
function checkNumbers(reservation: Reservation): unknown {
	const codes = reservation.posTickets.map(({ code }) => code);
	if (codes.length === 0) return null;
	if (oneIn(3, reservation)) return codes.map(String);
	return oneIn(4, reservation) ? Number(codes[0]) : codes.join(',');
}

function oneIn(count: number, { order }: Reservation): boolean {
	return order % count === 0;
}

function sum(amounts: number[]): number {
	return Math.round(amounts.reduce((total, amount) => total + amount, 0) * 100) / 100;
}
