import type { INodeProperties } from 'n8n-workflow';

/** How much of a guest a read gives out; the choice that every read of guests has. */
export const privacyChoice: INodeProperties = {
	displayName: 'Privacy',
	name: 'privacy',
	type: 'options',
	default: 'full',
	options: [
		{ name: 'Full', value: 'full', description: 'Names and contact data as SevenRooms has them' },
		{
			name: 'Masked',
			value: 'masked',
			description: 'Initials and the last two digits, no addresses or birthdays',
		},
		{
			name: 'None',
			value: 'none',
			description:
				'No names, contact data, birthdays or notes of guests; IDs, tags and names of staff stay',
		},
	],
	description: 'How much of a guest to give out, and so to keep in the execution data of n8n',
};
