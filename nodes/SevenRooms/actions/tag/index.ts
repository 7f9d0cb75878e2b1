import type { Resource } from '../types';
import { getAll } from './getAll.operation';

export const tag = {
	name: 'Guest Tag',
	value: 'tag',
	description: 'The guest tags of a venue, in their groups',
	operations: [getAll],
} as const satisfies Resource;
