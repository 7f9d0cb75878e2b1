import type { IHttpRequestMethods } from 'n8n-workflow';
import type { ChannelName } from '../../model/booking/booking';
import { apiPath } from '../../transport/path';
import type { Query } from '../../transport/types';
import { conciergeGroupId, conciergeId, isConcierge } from '../input/channel';
import type { ItemRun } from '../run/itemRun';
import type { Route } from '../types';

/** Where reservations are listed. */
export interface Listing {
	/** Pages with an end at 4,000 rows, or without one. */
	readonly search: string;
	/** Pages without an end, where the family has such a route. */
	readonly export?: string;
	/** The family's own names for what is asked of it. */
	readonly query: (query: Query) => Query;
}

export interface Write {
	readonly method: IHttpRequestMethods;
	readonly path: string;
	readonly form: Record<string, string>;
}

/**
 * The routes of one family of the API for reservations (API reference, 4.4 to 4.6 and 4.10). Operations speak to this
 * and never know which family they are in.
 */
export interface Channel {
	readonly name: ChannelName;
	bookPath(venueId: string): string;
	/** @param id an id; the concierge family takes a confirmation code in its place */
	readPath(id: string): string;
	/** Whether `readPath` takes a confirmation code. */
	readonly readsCodes: boolean;
	/** Whether the credential names what listing needs. */
	readonly lists: boolean;
	listing(): Listing;
}

const venueChannel: Channel = {
	name: 'venue',
	bookPath: (venueId) => apiPath`/venues/${venueId}/book`,
	readPath: (id) => apiPath`/reservations/${id}`,
	readsCodes: false,
	lists: true,
	listing: () => ({
		search: '/reservations',
		export: '/reservations/export',
		query: (query) => query,
	}),
};

const CONCIERGE_ROUTES = {
	book: {
		method: 'PUT',
		path: '/concierge/{concierge_id}/venues/{venue_id}/book',
		confidence: 'H',
	},
	read: {
		method: 'GET',
		path: '/concierge/{concierge_id}/reservations/{reservation_id}',
		confidence: 'H',
	},
	cancel: {
		method: 'DELETE',
		path: '/concierge/{concierge_id}/reservations/{reservation_id}',
		confidence: 'H',
	},
	list: {
		method: 'GET',
		path: '/concierge_group/{concierge_group_id}/reservations',
		confidence: 'H',
	},
} as const satisfies Record<string, Route>;

/** Routes of the concierge family, for the table of operations. */
export function conciergeRoutes(...names: Array<keyof typeof CONCIERGE_ROUTES>): Route[] {
	return names.map((name) => CONCIERGE_ROUTES[name]);
}

/** The channel that the item chose. */
export function channelOf(run: ItemRun): Channel {
	return isConcierge(run) ? conciergeChannel(run) : venueChannel;
}

/** The concierge family, for operations that only it has. */
export function conciergeChannel(run: ItemRun): Channel {
	const concierge = conciergeId(run);
	return {
		name: 'concierge',
		bookPath: (venueId) => apiPath`/concierge/${concierge}/venues/${venueId}/book`,
		readPath: (id) => apiPath`/concierge/${concierge}/reservations/${id}`,
		readsCodes: true,
		lists: run.session.conciergeGroupId !== undefined,
		listing: () => ({
			search: apiPath`/concierge_group/${conciergeGroupId(run)}/reservations`,
			query: ({ from_date, to_date, name, phone }) => ({
				concierge_id: concierge,
				from_date,
				to_date,
				name,
				phone_number: phone,
			}),
		}),
	};
}
