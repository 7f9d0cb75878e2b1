import type { Resource } from '../types';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

export const venue = {
	name: 'Venue',
	value: 'venue',
	description: 'A restaurant, bar or club of the venue group',
	operations: [getAll, get],
} as const satisfies Resource;
