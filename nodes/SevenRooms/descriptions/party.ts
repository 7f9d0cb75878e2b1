import type { INodeProperties } from 'n8n-workflow';
import { textEntry } from './entries';

/** How many women and men come; entries of a collection. */
export const partyMakeUp: INodeProperties[] = [
	{
		displayName: 'Women',
		name: 'femaleGuests',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How many women are in the party',
	},
	{
		displayName: 'Men',
		name: 'maleGuests',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How many men are in the party',
	},
];

/** A filter for reservations and for the events of them. */
export const minPartySizeFilter: INodeProperties = {
	displayName: 'Minimum Party Size',
	name: 'minPartySize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1,
	description: 'Only reservations for at least this many people',
};

/** Who books or asks in the guest's place; entries of a collection. */
export const bookerDetails: INodeProperties[] = [
	textEntry('Booker First Name', 'sourceFirstName', 'First name of who books for the guest'),
	textEntry('Booker Last Name', 'sourceLastName', 'Last name of who books for the guest'),
	textEntry(
		'Booker Email',
		'sourceEmail',
		'E-mail of who books for the guest',
		'e.g. name@example.com',
	),
	textEntry('Booker Phone', 'sourcePhone', 'Phone of who books for the guest', 'e.g. +12125550143'),
];
