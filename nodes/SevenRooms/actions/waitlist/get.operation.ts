import { apiPath } from '../../transport/path';
import { getOne } from '../reading/record';

export const get = getOne({
	one: 'waitlist entry',
	description: 'Get one party that waits for a table, as SevenRooms sends it',
	routes: [{ method: 'GET', path: '/waitlist/{id}', confidence: 'L' }],
	properties: [
		{
			displayName: 'Waitlist Entry ID',
			name: 'waitlistId',
			type: 'string',
			default: '',
			required: true,
			description: 'The entry to get',
		},
	],
	idName: 'waitlistId',
	idDisplayName: 'Waitlist Entry ID',
	path: (_run, id) => apiPath`/waitlist/${id}`,
	listKey: 'waitlist_entries',
	people: true,
});
