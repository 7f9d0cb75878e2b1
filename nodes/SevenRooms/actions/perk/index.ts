import type { Resource } from '../types';
import { getAll } from './getAll.operation';

export const perk = {
	name: 'Perk',
	value: 'perk',
	description: 'Something a venue gives on top',
	operations: [getAll],
} as const satisfies Resource;
