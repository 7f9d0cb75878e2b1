import type { IDataObject, IHttpRequestMethods, INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import type { Channel as ChannelName } from '../../model/booking';
import { apiPath } from '../../transport/request';
import type { ItemRun } from '../itemRun';

/** Where reservations are listed. */
export interface Listing {
	/** Pages with an end at 4,000 rows, or without one. */
	readonly search: string;
	/** Pages without an end, where the family has such a route. */
	readonly export?: string;
	/** The family's own names for what is asked of it. */
	readonly query: (query: IDataObject) => IDataObject;
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
	listing(): Listing;
}

/** The choice between the families; the concierge ids on the credential only make the second one usable. */
export const channelChoice: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'options',
	default: 'venue',
	options: [
		{
			name: 'Concierge',
			value: 'concierge',
			description: 'As a hotel, club or booking partner; needs the Concierge ID in the credential',
		},
		{ name: 'Venue', value: 'venue', description: 'As the restaurant or its group' },
	],
	description: 'Which family of the SevenRooms API to use',
};

const venueChannel: Channel = {
	name: 'venue',
	bookPath: (venueId) => apiPath`/venues/${venueId}/book`,
	readPath: (id) => apiPath`/reservations/${id}`,
	readsCodes: false,
	listing: () => ({
		search: '/reservations',
		export: '/reservations/export',
		query: (query) => query,
	}),
};

/** The channel that the item chose. */
export function channelOf(run: ItemRun): Channel {
	return run.text('channel') === 'concierge' ? conciergeChannel(run) : venueChannel;
}

function conciergeChannel(run: ItemRun): Channel {
	const concierge = conciergeId(run);
	return {
		name: 'concierge',
		bookPath: (venueId) => apiPath`/concierge/${concierge}/venues/${venueId}/book`,
		readPath: (id) => apiPath`/concierge/${concierge}/reservations/${id}`,
		readsCodes: true,
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

/** The credential's concierge, which every route of that family names. */
export function conciergeId(run: ItemRun): string {
	return needed(run.session.conciergeId, 'Concierge ID');
}

export function conciergeGroupId(run: ItemRun): string {
	return needed(run.session.conciergeGroupId, 'Concierge Group ID');
}

function needed(id: string | undefined, name: string): string {
	if (id) return id;
	throw new UserError(`The credential names no ${name}`, {
		description: `The concierge channel needs it: enter the ${name} in the SevenRooms credential, or set Channel to Venue.`,
	});
}
