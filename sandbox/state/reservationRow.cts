import { bookedUpgradeRows } from '../side/upgrades.cjs';
import { displayTime, isoTime, realDateTime } from './businessTime.cjs';
import { statusTexts } from './statuses.cjs';
import type { SandboxState } from './store.cjs';
import { tagRow } from './tags.cjs';
import { userRow } from './users.cjs';
import type { PosTicket, Reservation, Row, Tag } from './types.cjs';

/**
 * A reservation with the full field set of API reference 5.1. Types are mixed the way quirk 17 says,
 * decided by the row's own `order`, so that one reservation always looks the same.
 *
 * One literal, because spreading parts together is thirty times slower, which a page of 400 rows feels.
 */
export function reservationRow(state: SandboxState, reservation: Reservation): Row {
	const { tables, seatingArea, prepayment, posTickets, bookedBy, isWalkIn } = reservation;
	const guest = state.guests.get(reservation.guestId);
	const status = statusTexts(reservation.status);
	const paid = paidOnSite(posTickets);
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
		external_reference_code: numberIfDigits(reservation.externalReferenceCode),
		external_user_id: reservation.externalUserId,
		user: userRow(bookedBy),
		modify_reservation_link: `https://example.com/modify/${reservation.referenceCode}`,

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
		booked_by: isWalkIn ? 'Walk In' : bookedBy,

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

		status: reservation.status,
		status_display: status.display,
		status_simple: status.simple,
		notes: reservation.notes,
		internal_notes: reservation.internalNotes,
		client_requests: reservation.clientRequests,
		reservation_type: isWalkIn ? 'WALK_IN' : namesOf(reservation.tags),
		policy: 'Please cancel a day ahead.',
		rating: reservation.rating,
		problems: {},

		tags: reservation.tags.map(tagRow),
		custom_fields: customFields(reservation),
		upgrades: upgrades(state, reservation),
		perks: null,
		check_numbers: checkNumbers(reservation),
		pos_tickets: posTickets,

		total_payment: cents(paid.total + prepayment),
		total_net_payment: cents(paid.net + prepayment),
		total_gross_payment: cents(paid.total + prepayment),
		prepayment,
		prepayment_net: prepayment,
		prepayment_tax: 0,
		prepayment_gratuity: 0,
		prepayment_service_charge: 0,
		prepayment_total: prepayment,
		onsite_payment: paid.total,
		onsite_payment_net: paid.net,
		onsite_payment_tax: paid.tax,
		onsite_payment_gratuity: paid.tip,
		onsite_payment_total: paid.total,
		cancellation_fee: null,
		min_price: reservation.minPrice,
		cost_option: 0,
		comps: 0,
		comps_price_type: null,
		paid_by: null,
	};
}

function namesOf(tags: readonly Tag[]): string | null {
	return tags.map(({ name }) => name).join(', ') || null;
}

/** Codes of digits come back as numbers (quirk 17). */
function numberIfDigits(code: string | null): string | number | null {
	return code !== null && /^\d{1,15}$/.test(code) ? Number(code) : code;
}

/** A list, on some rows an object keyed by system name (quirk 17). */
function customFields(reservation: Reservation): unknown {
	const field = {
		system_name: 'cf_1',
		display_order: 1,
		name: 'Source detail',
		value: reservation.externalUserId,
	};
	return oneIn(6, reservation) ? { cf_1: field } : [field];
}

function upgrades(state: SandboxState, { venueId, upgrades: booked }: Reservation): Row[] {
	const venue = booked.length > 0 ? state.venue(venueId) : undefined;
	return venue ? bookedUpgradeRows(venue, booked) : [];
}

/** A string, a list or a number, as it pleases (quirk 17). */
function checkNumbers(reservation: Reservation): unknown {
	const codes = reservation.posTickets.map(({ code }) => code);
	if (codes.length === 0) return null;
	if (oneIn(3, reservation)) return codes.map(String);
	return oneIn(4, reservation) ? Number(codes[0]) : codes.join(',');
}

/** Major units. */
function paidOnSite(tickets: readonly PosTicket[]) {
	const sum = (amount: (ticket: PosTicket) => number) =>
		cents(tickets.reduce((total, ticket) => total + amount(ticket), 0));
	return {
		net: sum(({ subtotal }) => subtotal),
		tax: sum(({ tax }) => tax),
		tip: sum(({ tip }) => tip ?? 0),
		total: sum(({ total }) => total),
	};
}

function oneIn(count: number, { order }: Reservation): boolean {
	return order % count === 0;
}

function cents(amount: number): number {
	return Math.round(amount * 100) / 100;
}
