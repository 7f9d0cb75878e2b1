import type { Fields } from '../body.cjs';
import type { Core } from '../core.cjs';
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
		tag: (wanted) => (guest) =>
			guest.tags.some(({ group, name }) => name === wanted || `${group}:${name}` === wanted),
		loyalty_id: equals((guest) => guest.loyaltyId),
		loyalty_tier: equals((guest) => guest.loyaltyTier),
		has_loyalty_id: (value) => (guest) => (guest.loyaltyId !== null) === (value === 'true'),
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

export function findClients(core: Core, query: Fields): Guest[] {
	const { state, behaviour } = core;
	const zoneOf = () => state.venues[0].timeZone;
	return core.pages.remember(searchKey('clients', state.version, query, behaviour), () =>
		search(state.guests.all(), clientFilters(core), query, { behaviour, zoneOf }),
	);
}
