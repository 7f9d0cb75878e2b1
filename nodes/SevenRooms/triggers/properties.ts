import type { INodeProperties } from 'n8n-workflow';
import { minPartySizeFilter } from '../descriptions/party';
import { filtersCollection } from '../descriptions/reading';
import { statusOptions } from '../descriptions/status';

/** The events that both triggers know. */
export const events: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	default: ['reservation.created', 'reservation.updated'],
	options: [
		{ name: 'Guest Created', value: 'guest.created' },
		{ name: 'Guest Deleted', value: 'guest.deleted' },
		{ name: 'Guest Updated', value: 'guest.updated' },
		{
			name: 'Reservation Arrived',
			value: 'reservation.arrived',
			description: 'The party has arrived',
		},
		{
			name: 'Reservation Canceled',
			value: 'reservation.canceled',
			description: 'By the guest or by the venue',
		},
		{
			name: 'Reservation Completed',
			value: 'reservation.completed',
			description: 'The visit is over',
		},
		{ name: 'Reservation Confirmed', value: 'reservation.confirmed' },
		{ name: 'Reservation Created', value: 'reservation.created' },
		{ name: 'Reservation Deleted', value: 'reservation.deleted' },
		{
			name: 'Reservation No Show',
			value: 'reservation.noShow',
			description: 'The party did not come',
		},
		{ name: 'Reservation Seated', value: 'reservation.seated' },
		{
			name: 'Reservation Updated',
			value: 'reservation.updated',
			description:
				'Any change, including each change of status: also arrived, canceled and the others',
		},
	],
	description: 'What starts the workflow',
};

const statuses: INodeProperties = {
	displayName: 'Statuses',
	name: 'statuses',
	type: 'multiOptions',
	default: [],
	options: statusOptions,
	description:
		'Only reservations that are in one of these now. For a status of your own, such as CUSTOM_STATUS_1, use an expression that gives a list of codes.',
};

const venueIds: INodeProperties = {
	displayName: 'Venue IDs',
	name: 'venueIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. ahNz-venue-01, ahNz-venue-02',
	description:
		'Only reservations of these venues, with commas between the IDs. Guests belong to the venue group and always pass.',
};

const tags: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	default: '',
	placeholder: 'e.g. Special Occasions:Birthday, VIP',
	description:
		'Only records with at least one of these tags, with commas between them and with or without their group',
};

const changedFields: INodeProperties = {
	displayName: 'Changed Fields',
	name: 'changedFields',
	type: 'string',
	default: '',
	placeholder: 'e.g. party_size, datetime, tables',
	description:
		'Only updates in which at least one of these fields changed, with commas between the names. What is new or deleted always passes.',
};

/** What the webhook trigger can leave out. */
export const webhookFilters = filtersCollection([
	changedFields,
	minPartySizeFilter,
	statuses,
	tags,
	venueIds,
]);

/** The exports do not say what changed, so a poll cannot filter by it. */
export const pollFilters = filtersCollection([minPartySizeFilter, statuses, tags, venueIds]);
