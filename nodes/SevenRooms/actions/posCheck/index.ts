import type { Resource } from '../types';
import { push } from './push.operation';

export const posCheck = {
	name: 'POS Check',
	value: 'posCheck',
	description: 'A check of the point of sale',
	operations: [push],
} as const satisfies Resource;
