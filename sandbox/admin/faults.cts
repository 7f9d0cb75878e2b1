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
	if (kind === 'status' && (Number(said.status) < 200 || Number(said.status) > 599)) {
		throw new Error('The fault "status" wants one from 200 to 599.');
	}
	checkMatch(match ?? {});
	return { match, effect } as FaultRule;
}

const MATCHES: Record<string, string> = {
	method: 'string',
	path: 'string',
	nth: 'number',
	skip: 'number',
	times: 'number',
};

/** A misspelled match would meet every request, an ill-typed one break it. */
function checkMatch(match: unknown): void {
	if (typeof match !== 'object') throw new Error('The "match" of a fault is an object.');
	for (const [name, value] of Object.entries(match as object)) {
		if (typeof value !== MATCHES[name]) throw new Error(`Unknown or ill-typed match "${name}".`);
	}
}
