import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Fields, formOf } from '../../body.cjs';
import type { Core } from '../../core.cjs';
import { ApiError, NOT_FOUND, success } from '../../envelope.cjs';
import { dateOf, wantFields, wholeNumber } from '../../required.cjs';
import { allowsRequests, concierge } from '../../side/concierge.cjs';
import { requestRow } from '../../side/requestRow.cjs';
import type { GuestRequest } from '../../side/sideBook.cjs';
import { onBusinessDay, parseClock } from '../../state/businessTime.cjs';
import type { Venue } from '../../state/types.cjs';
import { pathParam, venueOf } from '../lookUp.cjs';

const REQUIRED = ['date', 'party_size', 'first_name', 'last_name', 'phone'];

/** Wishes for slots that cannot be booked at once (API reference, 4.10). One is `request`, many `requests`. */
export function conciergeRequests(app: FastifyInstance, core: Core): void {
	const { side } = core.state;

	app.put('/venues/:venueId/request', (request, reply) => {
		const venue = venueOf(core, request);
		const form = formOf(request);
		wantFields(form, ...REQUIRED);
		if (!allowsRequests(venue)) throw new ApiError(403, 'Venue does not allow concierge requests');
		const id = side.newId('nightloop_ReservationRequest');
		side.requests.set(id, { ...blank(core, venue, id), ...said(core, form) });
		return reply.send(success(core, { request_id: id }));
	});

	app.get('/venues/:venueId/request/:requestId', (request, reply) =>
		reply.send(success(core, requestRow(core.state, ownRequest(core, request)))),
	);

	app.post('/venues/:venueId/request/:requestId', (request, reply) => {
		const wish = ownRequest(core, request);
		if (wish.deleted !== null) throw new ApiError(404, NOT_FOUND);
		Object.assign(wish, said(core, formOf(request)), { updated: core.clock.stamp() });
		return reply.send(success(core, { request_id: wish.id, reservation_id: wish.reservationId }));
	});

	app.post('/venues/:venueId/requests/delete', (request, reply) => {
		const venue = venueOf(core, request);
		const form = formOf(request);
		wantFields(form, 'request_ids');
		const found = form.request_ids
			.split(',')
			.map((id) => side.requests.get(id.trim()))
			.filter((wish) => wish?.venueId === venue.id && wish.deleted === null);
		for (const wish of found) {
			const stamp = core.clock.stamp();
			Object.assign(wish as GuestRequest, { deleted: stamp, updated: stamp });
		}
		const ids = found.map((wish) => wish?.id);
		return reply.send(success(core, { count: ids.length, deleted_ids: ids }));
	});
}

function ownRequest(core: Core, request: FastifyRequest): GuestRequest {
	const venue = venueOf(core, request);
	const wish = core.state.side.requests.get(pathParam(request, 'requestId'));
	if (wish?.venueId !== venue.id) throw new ApiError(404, NOT_FOUND);
	return wish;
}

/** What the form says; a field that was not sent stays as it is. */
function said(core: Core, form: Fields): Partial<GuestRequest> {
	const texts = {
		...{ firstName: form.first_name, lastName: form.last_name, phone: form.phone },
		...{ email: form.email, notes: form.notes, externalUserId: form.external_user_id },
	};
	const time = clockOf(form, 'time');
	const fields = {
		...texts,
		date: form.date ? dateOf(form, 'date') : undefined,
		partySize: wholeNumber(form, 'party_size', 1, 9999),
		mfRatioMale: wholeNumber(form, 'mf_ratio_male', 0),
		mfRatioFemale: wholeNumber(form, 'mf_ratio_female', 0),
		minutes: time ?? clockOf(form, 'start_time'),
		start: clockOf(form, 'start_time') ?? time,
		end: clockOf(form, 'end_time') ?? time,
		guestId: form.client_id ? core.state.guests.get(form.client_id)?.id : undefined,
	};
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function clockOf(form: Fields, name: string): number | undefined {
	if (!form[name]) return undefined;
	const clock = parseClock(form[name]);
	if (clock === undefined) throw new ApiError(400, `Invalid ${name}`);
	return onBusinessDay(clock);
}

/** Without a time the wish is for the whole evening. */
function blank(core: Core, venue: Venue, id: string): GuestRequest {
	const created = core.clock.stamp();
	return {
		...{ id, venueId: venue.id, guestId: null, status: 'UNAPPROVED', date: '' },
		...{ minutes: 19 * 60, start: 17 * 60, end: 22 * 60, partySize: 0 },
		...{ mfRatioMale: 0, mfRatioFemale: 0, firstName: '', lastName: '' },
		...{ email: null, phone: null, notes: null, bookedBy: concierge.name },
		...{ externalUserId: null, reservationId: null },
		...{ created, updated: created, deleted: null },
	};
}
