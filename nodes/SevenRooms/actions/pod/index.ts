import type { Resource } from '../types';
import { getAll } from './getAll.operation';

export const pod = {
	name: 'Pod',
	value: 'pod',
	description: 'A set of venues that share tags',
	operations: [getAll],
} as const satisfies Resource;
