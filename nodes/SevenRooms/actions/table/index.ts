import type { Resource } from '../types';
import { getAll } from './getAll.operation';

export const table = {
	name: 'Table',
	value: 'table',
	description: 'A table of a venue',
	operations: [getAll],
} as const satisfies Resource;
