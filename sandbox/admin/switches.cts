import type { FastifyInstance } from 'fastify';
import { behaviourChoices } from '../behaviour.cjs';
import type { Core } from '../core.cjs';
import { objectOf, takeOver } from './json.cjs';

const FURTHEST_SECONDS = 10 * 366 * 86_400;

/** Behaviour, clock and tokens. */
export function switchAdmin(app: FastifyInstance, core: Core): void {
	app.get('/admin/behaviour', (_request, reply) => reply.send(core.behaviour));
	app.patch('/admin/behaviour', (request, reply) => {
		takeOver(core.behaviour, objectOf(request), behaviourChoices);
		return reply.send(core.behaviour);
	});
	/** `{ "seconds": 86400 }` moves the clock forward. */
	app.post('/admin/clock', (request, reply) => {
		const { seconds } = objectOf(request);
		if (typeof seconds !== 'number' || seconds < 0 || seconds > FURTHEST_SECONDS) {
			throw new Error('Time flies by "seconds", a number of at most ten years.');
		}
		core.clock.advance(seconds * 1000);
		return reply.send({ now: new Date(core.clock.now()).toISOString() });
	});
	app.post('/admin/tokens/expire', (_request, reply) => {
		core.tokens.clear();
		core.accessTokens.clear();
		return reply.send({ ok: true });
	});
}
