import type { INodeProperties } from 'n8n-workflow';
import { guestLocator, venueLocator } from '../../../descriptions/locators';
import { inPanelOrder } from '../../../descriptions/panelOrder';
import { partySize } from '../../../descriptions/slot';
import { bookingDetails, messageDetails } from './booking';
import { force } from './force';
import { guestDetails } from './guest';
import { paymentDetails } from './payment';

const withFields = { show: { inputMode: ['fields'] } };
const withDetails = { show: { inputMode: ['fields'], guestMode: ['details'] } };
const withExisting = { show: { inputMode: ['fields'], guestMode: ['existing'] } };

/** Everything a booking can say beside guest, table and time. */
export const additionalFields: INodeProperties[] = inPanelOrder([
	...bookingDetails,
	...messageDetails,
	...guestDetails,
	...paymentDetails,
]);

/** The parameters of a new booking, as fields or as JSON. */
export const bookingParameters: INodeProperties[] = [
	// Not required, since JSON brings its own; without either the node says so itself.
	venueLocator({
		required: false,
		description: 'Where to book. With JSON input, used where the JSON names no venue_id.',
	}),
	{
		displayName: 'Input',
		name: 'inputMode',
		type: 'options',
		default: 'fields',
		options: [
			{ name: 'Fields', value: 'fields', description: 'Fill in the fields below' },
			{ name: 'JSON', value: 'json', description: 'Take a booking as JSON as it stands' },
		],
		description: 'How the booking is given',
	},
	{
		displayName: 'Reservation (JSON)',
		name: 'reservationJson',
		type: 'json',
		default:
			'{\n  "venue_id": "",\n  "guest_id": "",\n  "party_size": 2,\n  "datetime": "2026-05-15T19:30",\n  "special_request": ""\n}',
		required: true,
		displayOptions: { show: { inputMode: ['json'] } },
		description:
			'The booking as one JSON object with the keys venue_id, guest_id (or first_name, last_name, phone, email), party_size, datetime, duration_minutes, special_request, source and any other booking field in snake_case. Unknown keys are refused.',
	},
	{
		displayName: 'Date and Time',
		name: 'dateTime',
		type: 'dateTime',
		default: '',
		required: true,
		displayOptions: withFields,
		description:
			"When the party comes. A time without an offset is on the venue's clock; one with an offset or Z is converted to the venue's time zone.",
	},
	{ ...partySize, displayOptions: withFields, description: 'How many people come' },
	{
		displayName: 'Guest',
		name: 'guestMode',
		type: 'options',
		default: 'details',
		options: [
			{
				name: 'Existing Guest',
				value: 'existing',
				description: 'Book for a guest that SevenRooms knows',
			},
			{
				name: 'New or Matched by Phone',
				value: 'details',
				description: 'Give name and phone; SevenRooms matches or creates the guest',
			},
		],
		displayOptions: withFields,
		description: 'Who the table is for',
	},
	{
		...guestLocator({ description: 'The guest to book for' }),
		displayName: 'Existing Guest',
		displayOptions: withExisting,
	},
	{
		displayName: 'First Name',
		name: 'firstName',
		type: 'string',
		default: '',
		displayOptions: withDetails,
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		default: '',
		displayOptions: withDetails,
	},
	{
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		default: '',
		placeholder: 'e.g. +12125550143',
		displayOptions: withDetails,
		description:
			'With + and country code. SevenRooms needs names and phone for every new booking, unless Force overrides it.',
	},
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'e.g. name@example.com',
		displayOptions: withDetails,
		description: "The guest's e-mail address",
	},
	{
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		default: '',
		placeholder: 'e.g. +12125550143',
		displayOptions: withExisting,
		description:
			'The phone for this booking, with + and country code. Left out, the one that SevenRooms holds of the guest.',
	},
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'e.g. name@example.com',
		displayOptions: withExisting,
		description: 'The e-mail address for this booking. Left out, SevenRooms goes by the guest.',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		displayOptions: withFields,
		options: additionalFields,
	},
	force,
];
