import { fromDateFilter, toDateFilter, updatedSinceFilter } from '../../descriptions/dates';
import { minPartySizeFilter } from '../../descriptions/party';
import { filtersCollection } from '../../descriptions/reading';
import { statusOptions } from '../../descriptions/status';

/** The Filters of a reservation read. */
export const reservationFilters = filtersCollection([
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'e.g. name@example.com',
		default: '',
		description: "The guest's e-mail address on the reservation",
	},
	{
		displayName: 'Exclude Canceled',
		name: 'excludeCanceled',
		type: 'boolean',
		default: true,
		description: 'Whether to leave out canceled reservations',
	},
	{
		displayName: 'Exclude Deleted',
		name: 'excludeDeleted',
		type: 'boolean',
		default: true,
		description: 'Whether to leave out deleted reservations',
	},
	{
		displayName: 'External ID',
		name: 'externalId',
		type: 'string',
		default: '',
		description: 'Your own key for the reservation',
	},
	fromDateFilter,
	{
		displayName: 'Guest ID',
		name: 'guestId',
		type: 'string',
		default: '',
		description: 'Only reservations of this guest',
	},
	{
		displayName: 'Maximum Party Size',
		name: 'maxPartySize',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 20,
		description: 'Only reservations for at most this many people',
	},
	minPartySizeFilter,
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		description: "Part of the guest's first or last name",
	},
	{
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		default: '',
		description: "The guest's phone number; the last nine digits are compared",
	},
	{
		displayName: 'Reference Code',
		name: 'referenceCode',
		type: 'string',
		placeholder: 'e.g. K7QX2MD',
		default: '',
		description: 'The confirmation code that the guest was given',
	},
	{
		displayName: 'Shift Category',
		name: 'shiftCategory',
		type: 'string',
		placeholder: 'e.g. DINNER',
		default: '',
		description: 'Part of the day, as SevenRooms writes it: DINNER, LUNCH, …',
	},
	{
		displayName: 'Source',
		name: 'source',
		type: 'string',
		default: '',
		description: 'Your own key for the person or app that booked (External User ID in SevenRooms)',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'multiOptions',
		default: [],
		options: statusOptions,
		description:
			"Only reservations in these statuses. A venue's own status code can be given with an expression.",
	},
	{
		displayName: 'Tag',
		name: 'tag',
		type: 'string',
		placeholder: 'e.g. Special Occasions:Birthday',
		default: '',
		description: 'Only reservations with this tag, as Group:Tag or the tag alone',
	},
	toDateFilter,
	updatedSinceFilter,
]);
