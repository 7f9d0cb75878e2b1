import type { Resource } from '../types';
import { exportAll } from './exportAll.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getVisits } from './getVisits.operation';
import { updateTags } from './updateTags.operation';

export const guest = {
	name: 'Guest',
	value: 'guest',
	description: 'A person who books; guests belong to the venue group',
	notice:
		'SevenRooms has no way to create, change or merge a guest alone. Use Reservation > Create: it creates or matches the guest and saves tags, consents and address along with the booking.',
	operations: [getAll, get, getVisits, updateTags, exportAll],
} as const satisfies Resource;
