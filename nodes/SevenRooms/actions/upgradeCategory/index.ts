import type { Resource } from '../types';
import { getAll } from './getAll.operation';
import { get } from './get.operation';

export const upgradeCategory = {
	name: 'Upgrade Category',
	value: 'upgradeCategory',
	description: 'A group of upgrades',
	operations: [getAll, get],
} as const satisfies Resource;
