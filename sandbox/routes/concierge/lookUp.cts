import type { FastifyRequest } from 'fastify';
import type { Fields } from '../../body.cjs';
import type { Core } from '../../core.cjs';
import { ApiError } from '../../envelope.cjs';
import { isOfConcierge, municipalityId } from '../../side/concierge.cjs';
import type { Reservation, Venue } from '../../state/types.cjs';
import { pathParam, reservationById } from '../lookUp.cjs';

export type Finder = (core: Core, request: FastifyRequest) => Reservation;

type Codes = (reservation: Reservation) => Array<string | null>;

const byCode: Codes = ({ referenceCode }) => [referenceCode];
const byAnyCode: Codes = ({ referenceCode, externalId }) => [referenceCode, externalId];

/** The concierge's own reservation by id or reference code; of two with one code, either. */
export const ownReservation: Finder = (core, request) =>
	firstOf(core, ownOnes(core, request, byCode));

/** By id, reference code or external id, as the group's routes take it. */
export const groupReservation: Finder = (core, request) =>
	firstOf(core, ownOnes(core, request, byAnyCode));

/** The reservation of the path, which must be this venue's: its code may be another venue's, too. */
export function reservationOfVenue(
	core: Core,
	request: FastifyRequest,
	venueId: string,
): Reservation {
	const found = ownOnes(core, request, byCode);
	const here = found.find((reservation) => reservation.venueId === venueId);
	if (!here && found.length > 0) {
		throw new ApiError(404, 'The venue does not have record of this reservation.');
	}
	return here ?? firstOf(core, []);
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

/** What the concierge booked under the id or code of the path. */
function ownOnes({ state }: Core, request: FastifyRequest, codesOf: Codes): Reservation[] {
	const text = pathParam(request, 'reservationId');
	const byId = state.reservations.get(text);
	if (byId) return isOfConcierge(byId) ? [byId] : [];
	return [...state.reservations.all()].filter(
		(reservation) => isOfConcierge(reservation) && codesOf(reservation).includes(text),
	);
}

/** Somebody else's booking is as unknown as none at all. */
function firstOf(core: Core, found: Reservation[]): Reservation {
	return found[0] ?? reservationById(core, '');
}
