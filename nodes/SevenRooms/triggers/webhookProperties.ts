import type { INodeProperties } from 'n8n-workflow';
import { authenticationChoice } from '../descriptions/authentication';
import { optionsCollection, outputChoice, timeZoneOption } from '../descriptions/reading';
import { events, webhookFilters } from './properties';

const shownFor = (...verification: string[]) => ({ show: { verification } });

const setUp: INodeProperties = {
	displayName:
		'SevenRooms sets the address by hand: there is no screen for it, and n8n cannot do it for you. Copy the <b>Production URL</b> above and send it to your SevenRooms contact or support, asking them to post reservation and guest webhooks there. Tell them as well how each call shows your secret, as chosen under Verification.',
	name: 'setUpNotice',
	type: 'notice',
	default: '',
};

const verification: INodeProperties[] = [
	{
		displayName: 'Verification',
		name: 'verification',
		type: 'options',
		default: 'header',
		options: [
			{
				name: 'None',
				value: 'none',
				description: 'Anybody who knows the address can start the workflow with invented bookings',
			},
			{
				name: 'Secret in a Header',
				value: 'header',
				description: 'Each call carries your secret in a header, alone or after "Bearer"',
			},
			{
				name: 'Secret in the Path',
				value: 'pathSecret',
				description: 'Your secret is the last part of the address',
			},
			{
				name: 'Secret in the Query',
				value: 'querySecret',
				description: 'Your secret stands behind the question mark of the address',
			},
			{
				name: 'Signature (HMAC)',
				value: 'hmac',
				description: 'Each call is signed with your secret. Not confirmed by SevenRooms.',
			},
		],
		description: 'How the workflow knows that a call comes from SevenRooms',
	},
	{
		displayName:
			'Without verification anybody who learns the address can start this workflow with invented bookings. Switch on the option Refetch, so that at least the records are real.',
		name: 'noVerificationNotice',
		type: 'notice',
		default: '',
		displayOptions: shownFor('none'),
	},
	{
		displayName:
			'SevenRooms has not confirmed that it signs webhooks. Use this for a gateway of your own that signs: HMAC-SHA256 over the timestamp, a dot and the body, not older or newer than five minutes.',
		name: 'hmacNotice',
		type: 'notice',
		default: '',
		displayOptions: shownFor('hmac'),
	},
	{
		displayName:
			'In the address that you send to SevenRooms, replace <b>:secret</b> by the secret of your credential.',
		name: 'pathSecretNotice',
		type: 'notice',
		default: '',
		displayOptions: shownFor('pathSecret'),
	},
	{
		displayName: 'Header Name',
		name: 'headerName',
		type: 'string',
		default: 'Authorization',
		required: true,
		description: 'The header that carries the secret',
		displayOptions: shownFor('header'),
	},
	{
		displayName: 'Query Name',
		name: 'queryName',
		type: 'string',
		default: 'secret',
		required: true,
		hint: 'Add it to the address that you send to SevenRooms: ?secret=… with the secret of your credential',
		description: 'The name that stands before the secret in the address',
		displayOptions: shownFor('querySecret'),
	},
	{
		displayName: 'Signature Header',
		name: 'signatureHeader',
		type: 'string',
		default: 'X-SevenRooms-Signature',
		required: true,
		description: 'The header that carries the signature',
		displayOptions: shownFor('hmac'),
	},
	{
		displayName: 'Timestamp Header',
		name: 'timestampHeader',
		type: 'string',
		default: 'X-SevenRooms-Timestamp',
		required: true,
		description:
			'The header that carries the time of the call, in seconds or milliseconds since 1970',
		displayOptions: shownFor('hmac'),
	},
	{
		displayName: 'Signature Encoding',
		name: 'signatureEncoding',
		type: 'options',
		default: 'hex',
		options: [
			{ name: 'Base64', value: 'base64' },
			{ name: 'Hex', value: 'hex' },
		],
		description: 'How the signature is written',
		displayOptions: shownFor('hmac'),
	},
];

const [output, fields] = outputChoice;

const options = optionsCollection([
	fields,
	{
		displayName: 'Ignore Duplicates',
		name: 'ignoreDuplicates',
		type: 'boolean',
		default: true,
		description:
			'Whether to drop an event that this trigger has already given out since n8n started. For exactly once across restarts, put a Remove Duplicates node on event_id behind the trigger.',
	},
	{
		displayName: 'Ignore Out of Order',
		name: 'ignoreOutOfOrder',
		type: 'boolean',
		default: false,
		description:
			'Whether to drop a state of a record that is older than one already received for it. What happened is then never told backwards, but steps in between may be missing.',
	},
	output,
	{
		displayName: 'Refetch',
		name: 'refetch',
		type: 'boolean',
		default: false,
		description:
			'Whether to load each record from SevenRooms with the API credential and take the call as a hint only. What cannot be loaded within 5 seconds goes out as delivered, marked refetched: false.',
	},
	{
		...timeZoneOption,
		// A delivery is answered at once, so no venue record is read for it.
		description:
			"The venue's time zone (IANA name). Leave it out to use the API credential's Time Zones of Venues, else its Time Zone; without any, times have no offset.",
	},
]);

export const webhookProperties: INodeProperties[] = [
	setUp,
	events,
	...verification,
	authenticationChoice(
		'The API credential is optional here: for Refetch and for the time zones of venues',
	),
	webhookFilters,
	options,
];
