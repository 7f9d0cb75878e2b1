import type { Fields } from '../body.cjs';
import type { Core } from '../core.cjs';
import { isDate } from '../state/businessTime.cjs';
import { looksLikeKey } from '../state/ids.cjs';
import type { Guest } from '../state/types.cjs';
import {
	equals,
	type Filter,
	nameHas,
	sameEmail,
	samePhone,
	search,
	searchKey,
	updatedSince,
} from './filters.cjs';

/** What `/clients` and its export filter by (API reference, 4.7); `query`, `search`, `text` are not. */
function clientFilters({ state }: Core): Record<string, Filter<Guest>> {
	return {
		venue_group_id: (id) => (looksLikeKey(id) ? () => id === state.venueGroup.id : undefined),
		venue_id: (id) => {
			if (!looksLikeKey(id)) return undefined;
			return (guest) => [...state.reservations.of(guest.id)].some(({ venueId }) => venueId === id);
		},
		updated_since: updatedSince(),
		phone: samePhone((guest) => guest.phone),
		email: sameEmail((guest) => guest.email),
		name: nameHas(),
		external_user_id: equals((guest) => guest.externalUserId),
		loyalty_id: equals((guest) => guest.loyaltyId),
		loyalty_tier: equals((guest) => guest.loyaltyTier),
		has_loyalty_id: (value) =>
			/^(true|false)$/.test(value)
				? (guest) => (guest.loyaltyId !== null) === (value === 'true')
				: undefined,
		loyalty_rank_min: rank((guestRank, least) => guestRank >= least),
		loyalty_rank_max: rank((guestRank, most) => guestRank <= most),
	};
}

function rank(holds: (guestRank: number, limit: number) => boolean): Filter<Guest> {
	return (value) =>
		/^\d+$/.test(value)
			? ({ loyaltyRank }) => loyaltyRank !== null && holds(loyaltyRank, Number(value))
			: undefined;
}

/** The guests of `/clients`. */
export function findClients(core: Core, query: Fields): Guest[] {
	return found(core, 'clients', query, clientFilters(core));
}

/** The guests of `/clients/export`, which alone is known to filter by tag and by birthday. */
export function exportClients(core: Core, query: Fields): Guest[] {
	return found(core, 'clients export', query, {
		...clientFilters(core),
		tag: (wanted) => (guest) =>
			guest.tags.some(({ group, name }) => name === wanted || `${group}:${name}` === wanted),
		...birthdayFilters(query),
	});
}

function found(
	core: Core,
	list: string,
	query: Fields,
	filters: Record<string, Filter<Guest>>,
): Guest[] {
	const { state, behaviour } = core;
	const zoneOf = () => state.venues[0].timeZone;
	return core.pages.remember(searchKey(list, state.version, query, behaviour), () =>
		search(state.guests.all(), filters, query, { behaviour, zoneOf }),
	);
}

/** Birthdays have no year, so that of a date does not count; a range may go over New Year. */
function birthdayFilters(query: Fields): Record<string, Filter<Guest>> {
	const [start, end] = [query.birthday_start, query.birthday_end].map(dayOfYear);
	const overNewYear = start !== undefined && end !== undefined && start > end;
	const filter = (side: (day: string) => boolean): Filter<Guest> => {
		return (value) => {
			if (dayOfYear(value) === undefined) return undefined;
			return ({ birthday }) => {
				if (!birthday) return false;
				const day = twoDigits(birthday.month) + twoDigits(birthday.day);
				return overNewYear ? day >= start || day <= end : side(day);
			};
		};
	};
	return {
		birthday_start: filter((day) => start !== undefined && day >= start),
		birthday_end: filter((day) => end !== undefined && day <= end),
	};
}

/** `0131` of `2026-01-31`. */
function dayOfYear(date: string | undefined): string | undefined {
	return date !== undefined && isDate(date) ? date.slice(5).replace('-', '') : undefined;
}

function twoDigits(part: number): string {
	return String(part).padStart(2, '0');
}
