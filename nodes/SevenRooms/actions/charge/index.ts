import type { Resource } from '../types';
import { getAll } from './getAll.operation';
import { add } from './add.operation';

export const charge = {
	name: 'Charge',
	value: 'charge',
	description: 'A card payment',
	operations: [getAll, add],
} as const satisfies Resource;
