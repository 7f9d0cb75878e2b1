import type { INodeProperties } from 'n8n-workflow';

/** Checks of SevenRooms that a booking may override, each named for what it overrides. */
export const force: INodeProperties = {
	displayName: 'Force',
	name: 'force',
	type: 'collection',
	placeholder: 'Add override',
	default: {},
	description: 'Checks of SevenRooms to override. Leave it empty unless you know why.',
	options: [
		{
			displayName: 'After the Cut-Off',
			name: 'bypassEditableCutoff',
			type: 'boolean',
			default: true,
			description: 'Whether to change a reservation although the time for changes has passed',
		},
		{
			displayName: 'Duplicate Check by Guest Only',
			name: 'duplicateCheckByGuestOnly',
			type: 'boolean',
			default: true,
			description: 'Whether SevenRooms looks for double bookings by the guest ID alone',
		},
		{
			displayName: 'Duplicate Reservation',
			name: 'bypassDuplicateCheck',
			type: 'boolean',
			default: true,
			description: 'Whether to book although SevenRooms sees the same reservation already',
		},
		{
			displayName: 'No Free Table',
			name: 'bypassAvailability',
			type: 'boolean',
			default: true,
			description: 'Whether to book although no table is free: this overbooks the venue',
		},
		{
			displayName: 'Required Contact Fields',
			name: 'bypassRequiredContactFields',
			type: 'boolean',
			default: true,
			description: 'Whether to book although the phone or another contact field is missing',
		},
	],
};
