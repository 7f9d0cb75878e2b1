import type { Resource } from '../types';
import { getAll } from './getAll.operation';

export const municipality = {
	name: 'Municipality',
	value: 'municipality',
	description: 'A city that SevenRooms knows',
	operations: [getAll],
} as const satisfies Resource;
