import type { INodeProperties } from 'n8n-workflow';

/** What every SevenRooms credential asks besides its login. Read by transport/settings. */
export const accountSettings: INodeProperties[] = [
	{
		displayName: 'Venue Group ID',
		name: 'venueGroupId',
		type: 'string',
		default: '',
		description:
			'Sent where SevenRooms asks for a venue group, and when this credential is tested. SevenRooms gives it to you together with the login.',
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: '',
		placeholder: 'e.g. Europe/London',
		description:
			'The zone of your venues, used where SevenRooms does not tell it. Without a zone the node never guesses: output carries the wall time of the venue.',
	},
	{
		displayName: 'Time Zones of Venues',
		name: 'venueTimeZones',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Venue',
		default: {},
		description: 'For groups with venues in several zones: goes before Time Zone',
		options: [
			{
				displayName: 'Venue',
				name: 'venues',
				values: [
					{
						displayName: 'Venue ID',
						name: 'venueId',
						type: 'string',
						default: '',
					},
					{
						displayName: 'Time Zone',
						name: 'timeZone',
						type: 'string',
						default: '',
						placeholder: 'e.g. America/New_York',
					},
				],
			},
		],
	},
	{
		displayName: 'Requests per Second',
		name: 'requestsPerSecond',
		type: 'number',
		typeOptions: { minValue: 0.1, numberPrecision: 1 },
		default: 8,
		description:
			'All workflows of this n8n process share it. With several n8n processes (queue mode, webhook processors) each one keeps its own count: divide your limit by their number.',
	},
	{
		displayName: 'Concierge ID',
		name: 'conciergeId',
		type: 'string',
		default: '',
		description:
			'Only for operations of the concierge channel. Filling it in changes no saved workflow.',
	},
	{
		displayName: 'Concierge Group ID',
		name: 'conciergeGroupId',
		type: 'string',
		default: '',
		description:
			'Only for finding reservations by the concierge channel. Filling it in changes no saved workflow.',
	},
];
