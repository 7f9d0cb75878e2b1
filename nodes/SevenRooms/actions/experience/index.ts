import type { Resource } from '../types';
import { getAll } from './getAll.operation';
import { get } from './get.operation';

export const experience = {
	name: 'Experience',
	value: 'experience',
	description: 'Something a venue offers beside a plain table',
	operations: [getAll, get],
} as const satisfies Resource;
