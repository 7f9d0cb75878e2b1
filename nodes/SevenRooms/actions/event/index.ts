import type { Resource } from '../types';
import { getAll } from './getAll.operation';

export const event = {
	name: 'Event',
	value: 'event',
	description: 'An event of a venue',
	operations: [getAll],
} as const satisfies Resource;
