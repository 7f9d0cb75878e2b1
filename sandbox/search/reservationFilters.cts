import type { Fields } from '../body.cjs';
import type { Core } from '../core.cjs';
import { isDate } from '../state/businessTime.cjs';
import { looksLikeKey } from '../state/ids.cjs';
import type { Reservation } from '../state/types.cjs';
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

const externalId: Filter<Reservation> = (value, { behaviour }) =>
	behaviour.ignoreExternalIdFilter ? undefined : (record) => record.externalId === value;

/**
 * What `/reservations` and its export filter by (API reference, 4.5). `venue_group_client_id`, `client`
 * and everything else unknown is ignored and returns the whole book.
 */
function reservationFilters(core: Core): Record<string, Filter<Reservation>> {
	return {
		venue_id: (id) => (looksLikeKey(id) ? ({ venueId }) => venueId === id : undefined),
		venue_group_id: (id) => (looksLikeKey(id) ? () => id === core.state.venueGroup.id : undefined),
		from_date: (from) => (isDate(from) ? ({ date }) => date >= from : undefined),
		to_date: (to) => (isDate(to) ? ({ date }) => date <= to : undefined),
		updated_since: updatedSince(),
		client_id: (id) => {
			const guestId = core.state.guests.get(id)?.id;
			return looksLikeKey(id) ? (record) => record.guestId === guestId : undefined;
		},
		reference_code: equals((record) => record.referenceCode),
		external_reference_code: equals((record) => record.externalReferenceCode),
		external_id: externalId,
		external_user_id: equals((record) => record.externalUserId),
		shift_category: equals((record) => record.shiftCategory),
		status: equals((record) => record.status),
		name: nameHas(),
		phone: samePhone((record) => record.phone),
		email: sameEmail((record) => record.email),
		active: (value) =>
			value === 'true'
				? (record) => record.deleted === null && record.status !== 'CANCELED'
				: undefined,
	};
}

export function findReservations(core: Core, query: Fields): Reservation[] {
	const { state, behaviour } = core;
	const zoneOf = (venueId?: string) =>
		state.venues.find(({ id }) => id === venueId)?.timeZone ?? state.venues[0].timeZone;
	return core.pages.remember(searchKey('reservations', state.version, query, behaviour), () =>
		search(candidates(core, query), reservationFilters(core), query, { behaviour, zoneOf }),
	);
}

/** A guest's book is looked up rather than searched for. */
function candidates({ state }: Core, query: Fields): Iterable<Reservation> {
	const guest = query.client_id ? state.guests.get(query.client_id) : undefined;
	return guest ? state.reservations.of(guest.id) : state.reservations.all();
}
