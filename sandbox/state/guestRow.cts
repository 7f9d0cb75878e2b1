import { guestExtras } from './guestExtras.cjs';
import type { SandboxState } from './store.cjs';
import { clientTagGroups, tagRow } from './tags.cjs';
import type { Guest, Reservation, Row } from './types.cjs';
import { userRow } from './users.cjs';

/** A guest with the field set of API reference 5.2; totals are counted from the book each time. */
export function guestRow(state: SandboxState, guest: Guest): Row {
	const book = [...state.reservations.of(guest.id)].filter(({ deleted }) => deleted === null);
	const counted = count(book);
	const extras = guestExtras(guest);
	return {
		id: guest.id,
		venue_group_id: state.venueGroup.id,
		created: guest.created,
		updated: guest.updated,
		deleted: guest.deleted,
		first_name: guest.firstName,
		last_name: guest.lastName,
		salutation: guest.salutation,
		title: extras?.title ?? null,
		gender: extras?.gender ?? null,
		company: guest.company,
		email: guest.email,
		email_alt: extras?.email_alt ?? null,
		phone_number: guest.phone,
		phone_number_locale: guest.phoneLocale,
		phone_number_alt: extras?.phone_number_alt ?? null,
		phone_number_alt_locale: extras?.phone_number_alt_locale ?? null,
		address: guest.address,
		address_2: guest.address2,
		city: guest.city,
		state: guest.state,
		postal_code: guest.postalCode,
		country: guest.country,
		birthday_day: guest.birthday?.day ?? null,
		birthday_month: guest.birthday?.month ?? null,
		birthday_alt_day: null,
		birthday_alt_month: null,
		anniversary_day: guest.anniversary?.day ?? null,
		anniversary_month: guest.anniversary?.month ?? null,
		status: null,
		is_contact_private: false,
		is_one_time_guest: false,
		has_billing_profile: false,
		loyalty_id: guest.loyaltyId,
		loyalty_tier: guest.loyaltyTier,
		loyalty_rank: guest.loyaltyRank,
		marketing_opt_in: guest.marketingOptIn,
		marketing_opt_in_ts: guest.marketingOptIn ? guest.created : null,
		marketing_opt_out_ts: null,
		notes: guest.notes,
		private_notes: extras?.private_notes ?? null,
		reference_code: guest.referenceCode,
		external_user_id: guest.externalUserId,
		external_reference_code: null,
		preferred_language_code: extras?.preferred_language_code ?? null,
		user: userRow('API'),
		tags: guest.tags.map(({ name }) => name).join(', ') || null,
		client_tags: clientTags(guest),
		custom_fields: extras?.custom_fields ?? [],
		member_groups: extras?.member_groups ?? [],
		photo: extras?.photo ?? null,
		photo_crop_info: extras?.photo_crop_info ?? null,
		total_visits: counted.visits,
		total_covers: counted.covers,
		// One schema spells it with a single L (quirk 17).
		[guest.order % 5 === 0 ? 'total_cancelations' : 'total_cancellations']: counted.cancellations,
		total_noshows: counted.noShows,
		total_order_count: 0,
		total_spend: counted.spend,
		total_spend_per_cover: perUnit(counted.spend, counted.covers),
		total_spend_per_visit: perUnit(counted.spend, counted.visits),
		avg_rating: null,
		venue_stats: venueStats(state, guest, book),
	};
}

/** Three shapes are seen in the wild (quirk 17): objects, lists of parts, and `##` strings. */
function clientTags({ tags, order }: Guest): unknown[] {
	const shape = order % 4;
	return tags.map((tag) => {
		const groupId = clientTagGroups.find(({ name }) => name === tag.group)?.id ?? '';
		if (shape === 1) return ['PUBLIC', groupId, tag.group, tag.name, tag.color];
		if (shape === 2) return `PUBLIC##${groupId}##${tag.group}##${tag.name}`;
		return tagRow(tag);
	});
}

function venueStats(state: SandboxState, guest: Guest, book: Reservation[]): Row {
	const visited = state.venues.filter(({ id }) => book.some(({ venueId }) => venueId === id));
	return Object.fromEntries(
		visited.map(({ id }) => {
			const counted = count(book.filter(({ venueId }) => venueId === id));
			return [id, statsRow(guest, id, counted)];
		}),
	);
}

/** Nobody orders at the door here. The venue's own currency is the one that everything is counted in. */
function statsRow(guest: Guest, venueId: string, counted: ReturnType<typeof count>): Row {
	const perCover = perUnit(counted.spend, counted.covers);
	const perVisit = perUnit(counted.spend, counted.visits);
	return {
		venue_id: venueId,
		total_visits: counted.visits,
		total_covers: counted.covers,
		total_cancellations: counted.cancellations,
		total_noshows: counted.noShows,
		total_spend: counted.spend,
		gross_total: counted.spend,
		total_spend_per_cover: perCover,
		total_spend_per_visit: perVisit,
		total_spend_local: counted.spend,
		total_spend_local_per_cover: perCover,
		total_spend_local_per_visit: perVisit,
		last_visit_date: counted.lastVisit,
		avg_rating: null,
		num_ratings: 0,
		...{ total_order_count: 0, total_order_cancellations: 0, total_order_spend: 0 },
		...{ total_order_spend_local: 0, gross_order_total: 0, last_order_date: null },
		...{ total_spend_per_order: 0, total_spend_local_per_order: 0 },
		venue_marketing_optin: guest.venueOptIns.includes(venueId),
		venue_marketing_optints: guest.venueOptIns.includes(venueId) ? guest.created : null,
		booked_by_names: counted.bookedBy,
	};
}

function count(book: Reservation[]) {
	const visits = book.filter(({ status }) => status === 'COMPLETE' || status === 'LEFT');
	const tickets = visits.flatMap(({ posTickets }) => posTickets);
	return {
		visits: visits.length,
		covers: visits.reduce((covers, { partySize }) => covers + partySize, 0),
		cancellations: book.filter(({ status }) => status === 'CANCELED').length,
		noShows: book.filter(({ status }) => status === 'NO_SHOW').length,
		spend: round(tickets.reduce((spend, { total }) => spend + total, 0)),
		lastVisit: visits.reduce<string | null>(
			(last, { date }) => (last === null || date > last ? date : last),
			null,
		),
		bookedBy: [...new Set(book.map(({ bookedBy }) => bookedBy))],
	};
}

function perUnit(amount: number, units: number): number {
	return units === 0 ? 0 : round(amount / units);
}

function round(amount: number): number {
	return Math.round(amount * 100) / 100;
}
