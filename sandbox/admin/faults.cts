import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.cjs';
import { isFaultKind } from '../faultEffects.cjs';
import type { FaultKind, FaultMatch, FaultRule } from '../faults.cjs';
import { pathParam } from '../routes/lookUp.cjs';
import {
	anything,
	check,
	checkedOf,
	type Check,
	type Checks,
	listOf,
	object,
	oneOf,
	text,
	whole,
	yesOrNo,
} from './json.cjs';

/** `POST /admin/faults` with `{ "match": {…}, "effect": { "kind": … } }`. */
export function faultAdmin(app: FastifyInstance, core: Core): void {
	app.get('/admin/faults', (_request, reply) => reply.send(core.faults.list()));
	app.post('/admin/faults', (request, reply) => {
		const rule = checkedOf<FaultRule>(request, { match: object, effect: object }, 'effect');
		checkRule(rule);
		return reply.send({ id: core.faults.add(rule) });
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

const MATCH: Record<keyof FaultMatch, Check> = {
	method: oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
	path: text,
	nth: whole(1),
	skip: whole(0),
	times: whole(1),
};

/** What an effect may be told besides its kind. */
const SETTINGS: { [Kind in FaultKind]?: Checks } = {
	status: {
		...{ status: whole(200, 599), msg: text, body: anything, html: text, empty: yesOrNo },
		...{ retryAfter: whole(0), retryAfterAs: oneOf('seconds', 'date'), afterCommit: yesOrNo },
	},
	embeddedStatus: { status: whole(400, 599), msg: text },
	slow: { ms: whole(0) },
	duplicateRows: { count: whole(1) },
	dropCursor: { as: oneOf('null', 'absent', 'empty') },
	ignoreFilters: { names: listOf(text) },
};

/** Without these an effect cannot happen. */
const NEEDED: Partial<Record<FaultKind, string>> = {
	status: 'status',
	embeddedStatus: 'status',
	slow: 'ms',
};

/** What is misspelled would be left out in silence: a match, and the fault meets every request. */
function checkRule({ match = {}, effect: { kind, ...told } }: FaultRule): void {
	if (!isFaultKind(kind)) throw new Error('Unknown fault kind.');
	const needed = NEEDED[kind];
	if (needed && !(needed in told)) throw new Error(`The fault "${kind}" wants "${needed}".`);
	check(told, SETTINGS[kind] ?? {});
	check(match, MATCH);
}
