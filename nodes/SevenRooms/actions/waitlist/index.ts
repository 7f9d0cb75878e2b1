import type { Resource } from '../types';
import { getAll } from './getAll.operation';
import { get } from './get.operation';

export const waitlist = {
	name: 'Waitlist',
	value: 'waitlist',
	description: 'Parties that wait for a table',
	operations: [getAll, get],
} as const satisfies Resource;
