import type { FastifyInstance } from 'fastify';
import { jsonOf } from './body.cjs';
import type { Core } from './core.cjs';
import { pathParam } from './routes/lookUp.cjs';

const LONGEST = 1000;

/** A letter box that example workflows post to, in place of the user's own systems. */
export function inboxRoutes(app: FastifyInstance, core: Core): void {
	app.post('/inbox/:name', (request, reply) => {
		const name = pathParam(request, 'name');
		const letter = jsonOf(request);
		if (letter === undefined) return reply.code(400).send({ error: 'The body is not JSON.' });
		const letters = core.inbox.get(name) ?? [];
		letters.push(letter);
		core.inbox.set(name, letters.slice(-LONGEST));
		return reply.send({ stored: letters.length });
	});

	app.get('/inbox/:name', (request, reply) =>
		reply.send(core.inbox.get(pathParam(request, 'name')) ?? []),
	);

	app.delete('/inbox/:name', (request, reply) => {
		core.inbox.delete(pathParam(request, 'name'));
		return reply.send({ ok: true });
	});
}
