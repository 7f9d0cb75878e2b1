import type { Resource } from '../types';
import { getAll } from './getAll.operation';

export const feedback = {
	name: 'Feedback',
	value: 'feedback',
	description: 'What guests said about their visits',
	operations: [getAll],
} as const satisfies Resource;
