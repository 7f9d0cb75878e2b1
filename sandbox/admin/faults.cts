import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Core } from '../core.cjs';
import type { FaultKind, FaultRule } from '../faults.cjs';
import { pathParam } from '../routes/lookUp.cjs';
import { whole } from '../schema.cjs';
import { bodyOf } from './json.cjs';

/** Effects that have nothing to be told. */
const BARE = [
	'expireTokens',
	'forbid',
	'resetBeforeCommit',
	'resetAfterCommit',
	'timeoutBeforeCommit',
	'timeoutAfterCommit',
	'500AfterCommit',
	'truncate',
	'truncatedJson',
	'html200',
	'reorderRows',
	'repeatCursor',
] as const satisfies readonly FaultKind[];

const status = z.strictObject({
	kind: z.literal('status'),
	status: whole(200, 599),
	msg: z.string().optional(),
	body: z.unknown(),
	html: z.string().optional(),
	empty: z.boolean().optional(),
	retryAfter: whole(0).optional(),
	retryAfterAs: z.enum(['seconds', 'date']).optional(),
	afterCommit: z.boolean().optional(),
});

const effect = z.discriminatedUnion('kind', [
	status,
	z.strictObject({
		kind: z.literal('embeddedStatus'),
		status: whole(400, 599),
		msg: z.string().optional(),
	}),
	z.strictObject({ kind: z.literal('slow'), ms: whole(0) }),
	z.strictObject({ kind: z.literal('duplicateRows'), count: whole(1).optional() }),
	z.strictObject({
		kind: z.literal('dropCursor'),
		as: z.enum(['null', 'absent', 'empty']).optional(),
	}),
	z.strictObject({
		kind: z.literal('ignoreFilters'),
		names: z.array(z.string()).min(1).optional(),
	}),
	...BARE.map((kind) => z.strictObject({ kind: z.literal(kind) })),
]);

/** What is misspelled is refused: left out in silence, a match would meet every request. */
const RULE: z.ZodType<FaultRule> = z.strictObject({
	match: z
		.strictObject({
			method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
			path: z.string(),
			nth: whole(1),
			skip: whole(0),
			times: whole(1),
		})
		.partial()
		.optional(),
	effect,
});

/** `POST /admin/faults` with `{ "match": {…}, "effect": { "kind": … } }`. */
export function faultAdmin(app: FastifyInstance, core: Core): void {
	app.get('/admin/faults', (_request, reply) => reply.send(core.faults.list()));
	app.post('/admin/faults', (request, reply) => {
		return reply.send({ id: core.faults.add(bodyOf(request, RULE)) });
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
