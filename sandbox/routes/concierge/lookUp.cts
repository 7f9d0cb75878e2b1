import type { FastifyRequest } from 'fastify';
import type { Fields } from '../../body.cjs';
import type { Core } from '../../core.cjs';
import { ApiError } from '../../envelope.cjs';
import { isOfConcierge, municipalityId } from '../../side/concierge.cjs';
import type { Reservation, Venue } from '../../state/types.cjs';
import { pathParam, reservationById } from '../lookUp.cjs';

export type Finder = (core: Core, request: FastifyRequest) => Reservation;

/** The concierge's own reservation by id or reference code. */
export const ownReservation: Finder = (core, request) =>
	findOwn(core, pathParam(request, 'reservationId'), ({ referenceCode }) => [referenceCode]);

/** By id, reference code or external id, as the group's routes take it. */
export const groupReservation: Finder = (core, request) =>
	findOwn(core, pathParam(request, 'reservationId'), ({ referenceCode, externalId }) => [
		referenceCode,
		externalId,
	]);

/** The reservation of the path, which must be this venue's. */
export function reservationOfVenue(core: Core, request: FastifyRequest, venue: Venue): Reservation {
	const reservation = ownReservation(core, request);
	if (reservation.venueId === venue.id) return reservation;
	throw new ApiError(404, 'The venue does not have record of this reservation.');
}

/** The venues of a city, by postal code and by part of the name. */
export function venuesIn({ state }: Core, query: Fields): Venue[] {
	const { municipality_id: city, postal_code: code, venue_name: name = '' } = query;
	return state.venues.filter(
		(venue) =>
			(!city || municipalityId(venue) === city) &&
			(!code || venue.postalCode === code) &&
			venue.name.toLowerCase().includes(name.toLowerCase()),
	);
}

function findOwn(
	core: Core,
	text: string,
	codesOf: (reservation: Reservation) => Array<string | null>,
): Reservation {
	const byId = core.state.reservations.get(text);
	if (byId && isOfConcierge(byId)) return byId;
	for (const reservation of core.state.reservations.all()) {
		if (isOfConcierge(reservation) && codesOf(reservation).includes(text)) return reservation;
	}
	// Somebody else's booking is as unknown as none at all.
	return reservationById(core, '');
}
