import type { Resource } from '../types';
import { cancel } from './cancel.operation';
import { create } from './create.operation';
import { deleteOperation } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';
import { updateStatus } from './updateStatus.operation';
import { upsert } from './upsert.operation';

export const reservation = {
	name: 'Reservation',
	value: 'reservation',
	description: 'A table for a party at a time',
	operations: [getAll, create, upsert, update, updateStatus, cancel, get, deleteOperation],
} as const satisfies Resource;
