import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.cjs';
import { ApiError, NOT_FOUND, success } from '../envelope.cjs';
import { experienceRows } from '../side/experiences.cjs';
import { pathParam, venueOf } from './lookUp.cjs';

/** Experiences; the list and the one share the singular key `experience` (API reference, 3.1). */
export function experienceRoutes(app: FastifyInstance, core: Core): void {
	app.get('/experiences/:venueId', (request, reply) =>
		reply.send(success(core, { experience: experienceRows(venueOf(core, request)) })),
	);

	app.get('/experiences/:venueId/details/:experienceId', (request, reply) => {
		const id = pathParam(request, 'experienceId');
		const experience = experienceRows(venueOf(core, request)).find((row) => row.id === id);
		if (!experience) throw new ApiError(404, NOT_FOUND);
		return reply.send(success(core, { experience }));
	});
}
