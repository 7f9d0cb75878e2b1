import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { behaviourSchema } from '../behaviour.cjs';
import type { Core } from '../core.cjs';
import { bodyOf } from './json.cjs';

const TEN_YEARS_S = 10 * 366 * 86_400;
const JUMP = z.strictObject({ seconds: z.number().min(0).max(TEN_YEARS_S) });

/** Behaviour, clock and tokens. */
export function switchAdmin(app: FastifyInstance, core: Core): void {
	app.get('/admin/behaviour', (_request, reply) => reply.send(core.behaviour));
	app.patch('/admin/behaviour', (request, reply) => {
		Object.assign(core.behaviour, bodyOf(request, behaviourSchema.partial()));
		return reply.send(core.behaviour);
	});
	/** `{ "seconds": 86400 }` moves the clock forward. */
	app.post('/admin/clock', (request, reply) => {
		const { seconds } = bodyOf(request, JUMP);
		core.clock.advance(seconds * 1000);
		return reply.send({ now: new Date(core.clock.now()).toISOString() });
	});
	app.post('/admin/tokens/expire', (_request, reply) => {
		core.tokens.clear();
		core.accessTokens.clear();
		return reply.send({ ok: true });
	});
}
