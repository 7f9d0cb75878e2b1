import type { INodeProperties } from 'n8n-workflow';
import { textEntry } from '../../../descriptions/entries';
import { bookerDetails } from '../../../descriptions/party';

/** What a booking tells about its guest, beside name, phone and e-mail. */
export const guestDetails: INodeProperties[] = [
	textEntry('Salutation', 'salutation', 'How to address the guest', 'e.g. Ms'),
	textEntry(
		'Birthday',
		'birthday',
		'The birthday, as SevenRooms takes it; its format is not published',
	),
	textEntry(
		'Anniversary',
		'anniversary',
		'The anniversary, as SevenRooms takes it; its format is not published',
	),
	textEntry('Address', 'address', 'Street and number'),
	textEntry('Address 2', 'address2', 'Second line of the address'),
	textEntry('City', 'city', 'City of the address'),
	textEntry('State', 'state', 'State or province of the address'),
	textEntry('Postal Code', 'postalCode', 'Postal code of the address'),
	textEntry('Country', 'country', 'Country code of the address', 'e.g. US'),
	textEntry('Loyalty ID', 'loyaltyId', "The guest's number in the loyalty program"),
	textEntry('Loyalty Tier', 'loyaltyTier', 'Level in the loyalty program', 'e.g. Gold'),
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
	{
		displayName: 'Guest Custom Fields (Unindexed)',
		name: 'guestCustomUnindexed',
		type: 'json',
		default: '',
		description:
			'Further own fields of a guest, as JSON text (client_custom_unindexed in SevenRooms); how it is encoded is not published',
	},
	...bookerDetails,
];
