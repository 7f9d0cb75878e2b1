import type { FastifyInstance } from 'fastify';
import { ApiError } from '../envelope.cjs';

/** A route that exists, and that a normal credential may not read (API reference, 4.1). */
export function accessRuleRoutes(app: FastifyInstance): void {
	app.get('/access_rules', () => {
		throw new ApiError(403, 'Permission denied for this resource');
	});
}
