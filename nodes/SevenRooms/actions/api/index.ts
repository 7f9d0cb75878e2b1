import type { Resource } from '../types';
import { request } from './request.operation';

export const api = {
	name: 'API',
	value: 'api',
	description: 'Any other route of the SevenRooms API',
	operations: [request],
} as const satisfies Resource;
