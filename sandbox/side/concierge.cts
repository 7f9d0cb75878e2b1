import { datastoreKey } from '../state/ids.cjs';
import type { Reservation, Venue } from '../state/types.cjs';

/** The one booking partner of the sandbox: a hotel that books tables for its house guests. */
export const concierge = {
	id: datastoreKey('nightloop_Concierge', 5600001),
	groupId: datastoreKey('sr_ConciergeGroup', 5610001),
	/** Stands in `booked_by` of every reservation that belongs to it. */
	name: 'Grand Hotel Concierge',
};

/** A concierge sees its own bookings, not the whole book of the restaurant. */
export function isOfConcierge({ bookedBy }: Reservation): boolean {
	return bookedBy === concierge.name;
}

const CITIES = ['New York', 'London', 'Sydney'];

export function municipalityId({ city }: Venue): string {
	return datastoreKey('Location_Municipality', 5620001 + CITIES.indexOf(city));
}

/** Id to name, as the API shows them. */
export function municipalities(venues: Venue[]): Record<string, string> {
	return Object.fromEntries(venues.map((venue) => [municipalityId(venue), venue.city]));
}

/** Southern Cross takes bookings only: a concierge's request there is refused. */
export function allowsRequests({ urlKey }: Venue): boolean {
	return urlKey !== 'southerncross';
}
