import type { Resource } from '../types';
import { getAll } from './getAll.operation';

export const shift = {
	name: 'Shift',
	value: 'shift',
	description: 'A service period with its hours and pacing',
	operations: [getAll],
} as const satisfies Resource;
