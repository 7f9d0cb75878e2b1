import type { FastifyInstance } from 'fastify';
import { queryOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { ApiError, NOT_FOUND, success } from '../envelope.cjs';
import { offsetPage } from '../paging.cjs';
import { inDays } from '../search/dateRange.cjs';
import { ofVenue } from '../search/ofVenue.cjs';
import type { WaitlistEntry } from '../side/sideBook.cjs';
import { displayTime } from '../state/businessTime.cjs';
import type { Row } from '../state/types.cjs';
import { pathParam } from './lookUp.cjs';

/** The waitlist, whose `data` is a list around the list (API reference, 3.1 and 4.8). */
export function waitlistRoutes(app: FastifyInstance, core: Core): void {
	app.get('/waitlist', (request, reply) => {
		const query = queryOf(request);
		const atVenue = ofVenue(query);
		const wanted = inDays(query, 'from_date', 'to_date');
		const found = [...core.state.side.waitlist.values()].filter(
			(entry) => atVenue(entry) && wanted(entry.date),
		);
		const { rows, cursor, limit } = offsetPage(found, query);
		const entries = rows.map((entry) => entryRow(core, entry));
		return reply.send(success(core, [{ waitlist_entries: entries, cursor, limit }]));
	});

	app.get('/waitlist/:entryId', (request, reply) => {
		const entry = core.state.side.waitlist.get(pathParam(request, 'entryId'));
		if (!entry) throw new ApiError(404, NOT_FOUND);
		return reply.send(success(core, entryRow(core, entry)));
	});
}

function entryRow({ state }: Core, entry: WaitlistEntry): Row {
	const guest = state.guests.get(entry.guestId);
	return {
		id: entry.id,
		venue_id: entry.venueId,
		venue_group_client_id: entry.guestId,
		date: entry.date,
		arrival_time: displayTime(entry.minutes),
		max_guests: entry.partySize,
		quoted_wait: entry.quotedWait,
		status: entry.status,
		first_name: guest?.firstName ?? null,
		last_name: guest?.lastName ?? null,
		phone_number: guest?.phone ?? null,
		created: entry.created,
		updated: entry.updated,
	};
}
