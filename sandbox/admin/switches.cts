import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.cjs';
import { objectOf, takeOver } from './json.cjs';

/** Behaviour, clock and tokens. */
export function switchAdmin(app: FastifyInstance, core: Core): void {
	app.get('/admin/behaviour', (_request, reply) => reply.send(core.behaviour));
	app.patch('/admin/behaviour', (request, reply) => {
		takeOver(core.behaviour, objectOf(request));
		return reply.send(core.behaviour);
	});
	/** `{ "seconds": 86400 }` moves the clock forward. */
	app.post('/admin/clock', (request, reply) => {
		core.clock.advance(Number(objectOf(request).seconds ?? 0) * 1000);
		return reply.send({ now: new Date(core.clock.now()).toISOString() });
	});
	app.post('/admin/tokens/expire', (_request, reply) => {
		core.tokens.clear();
		core.accessTokens.clear();
		return reply.send({ ok: true });
	});
}
