import type { Resource } from '../types';
import { create } from './create.operation';
import { release } from './release.operation';

export const hold = {
	name: 'Hold',
	value: 'hold',
	description: 'A free time kept for some minutes',
	operations: [create, release],
} as const satisfies Resource;
