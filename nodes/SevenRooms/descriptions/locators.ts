import type { INodeProperties } from 'n8n-workflow';

/** A venue, picked from the list or pasted. */
export function venueLocator({
	description,
	required = true,
}: {
	description: string;
	required?: boolean;
}): INodeProperties {
	return {
		displayName: 'Venue',
		name: 'venueId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required,
		description,
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

/** The venue beside a reservation that may be given by its confirmation code. */
export const venueOfCode = venueLocator({
	required: false,
	description: 'The venue that gave out the confirmation code. Not needed with an ID.',
});

/** A reservation, picked from the list, by ID or by the confirmation code that the guest was given. */
export function reservationLocator({ description }: { description: string }): INodeProperties {
	return {
		displayName: 'Reservation',
		name: 'reservationId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description,
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
export function guestLocator({ description }: { description: string }): INodeProperties {
	return {
		displayName: 'Guest',
		name: 'guestId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description,
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
