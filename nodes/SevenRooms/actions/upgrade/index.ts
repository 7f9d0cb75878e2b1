import type { Resource } from '../types';
import { getAll } from './getAll.operation';
import { get } from './get.operation';

export const upgrade = {
	name: 'Upgrade',
	value: 'upgrade',
	description: 'Something to add to a booking',
	operations: [getAll, get],
} as const satisfies Resource;
