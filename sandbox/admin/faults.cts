import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.cjs';
import { ruleSchema } from '../faults.cjs';
import { pathParam } from '../routes/lookUp.cjs';
import { bodyOf } from './json.cjs';

/** `POST /admin/faults` with `{ "match": {…}, "effect": { "kind": … } }`. */
export function faultAdmin(app: FastifyInstance, core: Core): void {
	app.get('/admin/faults', (_request, reply) => reply.send(core.faults.list()));
	app.post('/admin/faults', (request, reply) => {
		return reply.send({ id: core.faults.add(bodyOf(request, ruleSchema)) });
	});
	app.delete('/admin/faults', (_request, reply) => {
		core.faults.clear();
		return reply.send({ ok: true });
	});
	app.delete('/admin/faults/:id', (request, reply) => {
		const removed = core.faults.remove(pathParam(request, 'id'));
		return reply.code(removed ? 200 : 404).send({ ok: removed });
	});
}
