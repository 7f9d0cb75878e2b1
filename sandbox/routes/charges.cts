import type { FastifyInstance } from 'fastify';
import { type Fields, queryOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { success } from '../envelope.cjs';
import { inRange } from '../search/dateRange.cjs';
import { searchKey } from '../search/filters.cjs';
import { chargesOf } from '../side/charges.cjs';
import { isOfConcierge } from '../side/concierge.cjs';
import type { Row, Venue } from '../state/types.cjs';
import { venueOf } from './lookUp.cjs';

/**
 * Card charges in cents, with an opaque cursor (API reference, 4.8 and 5.4). The right for it is one of its
 * own: the fault `forbid` on this path takes it away.
 */
export function chargeRoutes(app: FastifyInstance, core: Core): void {
	app.get('/venues/:venueId/charges', (request, reply) =>
		reply.send(success(core, chargePage(core, venueOf(core, request), queryOf(request)))),
	);
}

type Channel = 'venue' | 'concierge';

/** One page: `charges` and `cursor`. A concierge sees those of its own bookings. */
export function chargePage(
	core: Core,
	venue: Venue,
	query: Fields,
	channel: Channel = 'venue',
): { charges: Row[]; cursor: unknown } {
	const always = core.behaviour.exportCursor === 'always';
	const find = () => findCharges(core, venue, query, channel);
	const list = `${channel} charges ${venue.id}`;
	const { rows, cursor } = core.pages.exportPage(list, query, find, always);
	return { charges: rows, cursor };
}

function findCharges(core: Core, venue: Venue, query: Fields, channel: Channel): Row[] {
	const { state, behaviour, pages } = core;
	const list = `charges ${venue.id} ${state.side.charges.length}`;
	const all = pages.remember(searchKey(list, state.version, {}, behaviour), () =>
		[...state.reservations.all()]
			.filter(({ venueId }) => venueId === venue.id)
			.sort((left, right) => left.order - right.order)
			.flatMap((reservation) => chargesOf(state, reservation))
			.concat(state.side.charges.filter(({ venue_id: venueId }) => venueId === venue.id)),
	);
	const wanted = inRange(query, 'from_date', 'to_date');
	// What makes a charge active is not public; that it did not fail is a guess [A].
	const active = (status: unknown) => query.active !== 'true' || status !== 'status_failed';
	return all.filter(({ charged, entity_id: id, status }) => {
		const reservation = state.reservations.get(String(id));
		const isAsked = wanted(String(charged)) && active(status);
		if (!isAsked || !reservation) return false;
		return channel === 'venue' || isOfConcierge(reservation);
	});
}
