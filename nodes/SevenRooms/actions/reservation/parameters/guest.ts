import type { INodeProperties } from 'n8n-workflow';

const text = (
	displayName: string,
	name: string,
	description: string,
	placeholder?: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description,
	...(placeholder ? { placeholder } : {}),
});

/** What a booking tells about its guest, beside name, phone and e-mail. */
export const guestDetails: INodeProperties[] = [
	text('Salutation', 'salutation', 'How to address the guest', 'e.g. Ms'),
	text('Birthday', 'birthday', 'The birthday, as SevenRooms takes it; its format is not published'),
	text(
		'Anniversary',
		'anniversary',
		'The anniversary, as SevenRooms takes it; its format is not published',
	),
	text('Address', 'address', 'Street and number'),
	text('Address 2', 'address2', 'Second line of the address'),
	text('City', 'city', 'City of the address'),
	text('State', 'state', 'State or province of the address'),
	text('Postal Code', 'postalCode', 'Postal code of the address'),
	text('Country', 'country', 'Country code of the address', 'e.g. US'),
	text('Loyalty ID', 'loyaltyId', "The guest's number in the loyalty program"),
	text('Loyalty Tier', 'loyaltyTier', 'Level in the loyalty program', 'e.g. Gold'),
	{
		displayName: 'Loyalty Rank',
		name: 'loyaltyRank',
		type: 'number',
		default: 0,
		description: 'Rank of the level in the loyalty program',
	},
	{
		displayName: 'Guest Custom Fields',
		name: 'guestCustomFields',
		type: 'json',
		default: '',
		description:
			"The venue group's own fields of a guest, as JSON text; SevenRooms does not publish how it is encoded",
	},
	text('Booker First Name', 'sourceFirstName', 'First name of who books for the guest'),
	text('Booker Last Name', 'sourceLastName', 'Last name of who books for the guest'),
	text('Booker Email', 'sourceEmail', 'E-mail of who books for the guest', 'e.g. name@example.com'),
	text('Booker Phone', 'sourcePhone', 'Phone of who books for the guest', 'e.g. +12125550143'),
];
