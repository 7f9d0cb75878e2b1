import type { Resource } from '../types';
import { getAll } from './getAll.operation';
import { get } from './get.operation';
import { create } from './create.operation';
import { update } from './update.operation';
import { deleteOperation } from './delete.operation';

export const request = {
	name: 'Request',
	value: 'request',
	description: 'A wish for a time that cannot be booked at once',
	operations: [getAll, get, create, update, deleteOperation],
} as const satisfies Resource;
