import type { INodeProperties } from 'n8n-workflow';

interface LocatorTexts {
	displayName?: string;
	description?: string;
	required?: boolean;
	name?: string;
}

/** A venue, picked from the list or pasted. */
export function venueLocator(texts: LocatorTexts = {}): INodeProperties {
	return {
		displayName: texts.displayName ?? 'Venue',
		name: texts.name ?? 'venueId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: texts.required ?? true,
		description: texts.description ?? 'The restaurant, bar or club',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchVenues', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. ahNzfnNldmVucm9vbXMtc2VjdXJlchwLEg9uaWdodGxvb3BfVmVudWU',
			},
		],
	};
}

/** Venues of a read: one, several (IDs with commas, or an expression that gives a list), or none for the whole group. */
export const venuesLocator: INodeProperties = {
	...venueLocator({
		required: false,
		description: 'The venue to read; several by ID with commas between them',
	}),
	hint: 'Leave empty for every venue of the group that the credential names',
};

/** A reservation, picked from the list, by ID or by the confirmation code that the guest was given. */
export function reservationLocator(texts: LocatorTexts = {}): INodeProperties {
	return {
		displayName: texts.displayName ?? 'Reservation',
		name: texts.name ?? 'reservationId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: texts.required ?? true,
		description: texts.description ?? 'The reservation to work on',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchReservations', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. ahNzfnNldmVucm9vbXMtc2VjdXJlciILEhtuaWdodGxvb3BfUmVzZXJ2YXRpb24',
			},
			{
				displayName: 'By Confirmation Code',
				name: 'code',
				type: 'string',
				placeholder: 'e.g. K7QX2MD',
				hint: 'Codes can repeat across venues, so choose the venue as well',
			},
		],
	};
}

/** A guest, found by name, e-mail or phone, or pasted. */
export function guestLocator(texts: LocatorTexts = {}): INodeProperties {
	return {
		displayName: texts.displayName ?? 'Guest',
		name: texts.name ?? 'guestId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: texts.required ?? true,
		description:
			texts.description ?? 'The guest, who belongs to the venue group and not to one venue',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchGuests', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. ahNzfnNldmVucm9vbXMtc2VjdXJlciALEhpuaWdodGxvb3BfVmVudWVHcm91cENsaWVudA',
			},
		],
	};
}
