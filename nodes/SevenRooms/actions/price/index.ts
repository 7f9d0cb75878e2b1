import type { Resource } from '../types';
import { calculate } from './calculate.operation';

export const price = {
	name: 'Price',
	value: 'price',
	description: 'What a free time costs',
	operations: [calculate],
} as const satisfies Resource;
