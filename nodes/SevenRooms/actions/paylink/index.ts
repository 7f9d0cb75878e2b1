import type { Resource } from '../types';
import { getAll } from './getAll.operation';
import { create } from './create.operation';
import { deleteOperation } from './delete.operation';

export const paylink = {
	name: 'Payment Link',
	value: 'paylink',
	description: 'A link by which a guest pays',
	operations: [getAll, create, deleteOperation],
} as const satisfies Resource;
