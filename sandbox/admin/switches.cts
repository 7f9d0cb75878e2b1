import type { FastifyInstance } from 'fastify';
import { behaviourChoices } from '../behaviour.cjs';
import type { Core } from '../core.cjs';
import { type Check, checkedOf, objectOf, takeOver } from './json.cjs';

const FURTHEST_SECONDS = 10 * 366 * 86_400;

const jump: Check = {
	wants: `a number from 0 to ${FURTHEST_SECONDS}, which is ten years`,
	holds: (value) => typeof value === 'number' && value >= 0 && value <= FURTHEST_SECONDS,
};

/** Behaviour, clock and tokens. */
export function switchAdmin(app: FastifyInstance, core: Core): void {
	app.get('/admin/behaviour', (_request, reply) => reply.send(core.behaviour));
	app.patch('/admin/behaviour', (request, reply) => {
		takeOver(core.behaviour, objectOf(request), behaviourChoices);
		return reply.send(core.behaviour);
	});
	/** `{ "seconds": 86400 }` moves the clock forward. */
	app.post('/admin/clock', (request, reply) => {
		const { seconds } = checkedOf<{ seconds: number }>(request, { seconds: jump }, 'seconds');
		core.clock.advance(seconds * 1000);
		return reply.send({ now: new Date(core.clock.now()).toISOString() });
	});
	app.post('/admin/tokens/expire', (_request, reply) => {
		core.tokens.clear();
		core.accessTokens.clear();
		return reply.send({ ok: true });
	});
}
