import type { Resource } from '../types';
import { getAll } from './getAll.operation';

export const promoCode = {
	name: 'Promo Code',
	value: 'promoCode',
	description: 'A code that lowers a price',
	operations: [getAll],
} as const satisfies Resource;
