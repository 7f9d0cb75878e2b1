import type { FastifyRequest } from 'fastify';
import type { Core } from '../core.cjs';
import { ApiError, NOT_FOUND } from '../envelope.cjs';
import type { Guest, Reservation, Venue } from '../state/types.cjs';

export function pathParam(request: FastifyRequest, name: string): string {
	return (request.params as Record<string, string>)[name];
}

export function venueOf(core: Core, request: FastifyRequest): Venue {
	const id = pathParam(request, 'venueId');
	const venue = core.state.venues.find((one) => one.id === id);
	if (!venue) throw new ApiError(404, NOT_FOUND);
	return venue;
}

/** The group's id must be the credential's own. */
export function checkVenueGroup(core: Core, request: FastifyRequest): void {
	if (pathParam(request, 'venueGroupId') !== core.state.venueGroup.id) {
		throw new ApiError(404, NOT_FOUND);
	}
}

/** A reservation by id; deleted ones are still readable, unknown ones are 400 (or 404 on request). */
export function reservationById(core: Core, id: string): Reservation {
	const reservation = core.state.reservations.get(id);
	if (reservation) return reservation;
	if (core.behaviour.unknownReservationStatus === 404) {
		throw new ApiError(404, 'The venue does not have record of this reservation.');
	}
	throw new ApiError(400, 'Invalid reservation ID');
}

export function guestById(core: Core, id: string): Guest {
	const guest = core.state.guests.get(id);
	if (!guest) throw new ApiError(404, NOT_FOUND);
	return guest;
}
