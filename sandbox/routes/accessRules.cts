import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.cjs';
import { ApiError } from '../envelope.cjs';

/** A route that exists, and that a normal credential may not read (API reference, 4.1). */
export function accessRuleRoutes(app: FastifyInstance, _core: Core): void {
	app.get('/access_rules', () => {
		throw new ApiError(403, 'Permission denied for this resource');
	});
}
