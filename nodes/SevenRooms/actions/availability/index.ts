import type { Resource } from '../types';
import { search } from './search.operation';

export const availability = {
	name: 'Availability',
	value: 'availability',
	description: 'Free times of a venue',
	operations: [search],
} as const satisfies Resource;
