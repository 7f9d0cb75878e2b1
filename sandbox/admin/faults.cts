import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.cjs';
import { isFaultKind } from '../faultEffects.cjs';
import type { FaultKind, FaultRule } from '../faults.cjs';
import { pathParam } from '../routes/lookUp.cjs';
import { objectOf } from './json.cjs';

/** `POST /admin/faults` with `{ "match": {…}, "effect": { "kind": … } }`. */
export function faultAdmin(app: FastifyInstance, core: Core): void {
	app.get('/admin/faults', (_request, reply) => reply.send(core.faults.list()));
	app.post('/admin/faults', (request, reply) =>
		reply.send({ id: core.faults.add(readRule(objectOf(request))) }),
	);
	app.delete('/admin/faults', (_request, reply) => {
		core.faults.clear();
		return reply.send({ ok: true });
	});
	app.delete('/admin/faults/:id', (request, reply) => {
		const removed = core.faults.remove(pathParam(request, 'id'));
		return reply.code(removed ? 200 : 404).send({ ok: removed });
	});
}

/** Numbers without which an effect cannot happen. */
const NEEDED: Partial<Record<FaultKind, string>> = {
	status: 'status',
	embeddedStatus: 'status',
	slow: 'ms',
};

function readRule({ match, effect }: Record<string, unknown>): FaultRule {
	const said = (effect ?? {}) as Record<string, unknown>;
	const { kind } = said;
	if (typeof kind !== 'string' || !isFaultKind(kind)) throw new Error('Unknown fault kind.');
	const needed = NEEDED[kind];
	if (needed && !Number.isInteger(said[needed])) {
		throw new Error(`The fault "${kind}" wants a whole number "${needed}".`);
	}
	return { match, effect } as FaultRule;
}
