import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Core } from './core.cjs';
import { failure } from './envelope.cjs';
import type { FaultEffect, FaultKind } from './faults.cjs';
import type { ListPlace } from './listPlace.cjs';

export interface Visit {
	core: Core;
	request: FastifyRequest;
	reply: FastifyReply;
}

/**
 * When an effect acts: on arrival (before login and handler), once the login is accepted, on the list
 * that a handler returns, or on the finished answer. What has answered or cut the line returns `done`.
 */
interface Moments<Effect> {
	onArrival?(visit: Visit, effect: Effect): Promise<'done' | void> | 'done' | void;
	onAccepted?(visit: Visit, effect: Effect): 'done' | void;
	onRows?(visit: Visit, effect: Effect, list: ListPlace): void;
	onAnswer?(visit: Visit, effect: Effect, text: string): string | 'done';
}

type EffectOf<Kind extends FaultKind> = FaultEffect & { kind: Kind };

const HTML_PAGE =
	'<!DOCTYPE html><html><head><title>Error</title></head><body>Try again.</body></html>';

const moments: { [Kind in FaultKind]: Moments<EffectOf<Kind>> } = {
	expireTokens: {
		onArrival: ({ core }) => {
			core.tokens.clear();
			core.accessTokens.clear();
		},
	},
	status: {
		onArrival: (visit, effect) => {
			if (effect.afterCommit) return undefined;
			visit.reply.send(statusAnswer(visit, effect));
			return 'done';
		},
		onAnswer: (visit, effect, text) => (effect.afterCommit ? statusAnswer(visit, effect) : text),
	},
	forbid: {
		onAccepted: ({ core, reply }) => {
			reply.code(403).send(failure(core, 403, 'Permission denied for this resource'));
			return 'done';
		},
	},
	resetBeforeCommit: { onArrival: (visit) => reset(visit) },
	resetAfterCommit: { onAnswer: (visit) => reset(visit) },
	timeoutBeforeCommit: { onArrival: (visit) => hang(visit) },
	timeoutAfterCommit: { onAnswer: (visit) => hang(visit) },
	'500AfterCommit': {
		onAnswer: (visit) => statusAnswer(visit, { kind: 'status', status: 500 }),
	},
	truncate: {
		onAnswer: ({ request, reply }, _effect, text) => {
			const body = Buffer.from(text);
			reply.hijack();
			reply.raw.writeHead(reply.statusCode, {
				'content-type': String(reply.getHeader('content-type')),
				'content-length': body.length,
			});
			const half = body.subarray(0, Math.floor(body.length / 2));
			reply.raw.write(half, () => request.raw.socket.destroy());
			return 'done';
		},
	},
	truncatedJson: {
		onAnswer: (_visit, _effect, text) => text.slice(0, Math.floor(text.length / 2)),
	},
	html200: {
		onArrival: ({ reply }) => {
			reply.code(200).type('text/html; charset=utf-8').send(HTML_PAGE);
			return 'done';
		},
	},
	embeddedStatus: {
		onArrival: ({ core, reply }, { status, msg }) => {
			reply.code(200).send(failure(core, status, msg ?? 'Something went wrong'));
			return 'done';
		},
	},
	// An answer that nobody waits for any more holds up no end of the process.
	slow: {
		onArrival: (_visit, { ms }) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
	},
	duplicateRows: {
		onRows: (_visit, { count = 1 }, { holder, key, rows }) => {
			holder[key] = [...rows.slice(0, count), ...rows];
		},
	},
	reorderRows: {
		onRows: (_visit, _effect, { holder, key, rows }) => {
			holder[key] = [...rows].reverse();
		},
	},
	repeatCursor: {
		onRows: ({ request }, _effect, { holder }) => {
			const sent = request.visit.entry.query.cursor;
			if (sent !== undefined) holder.cursor = sent;
		},
	},
	dropCursor: {
		onRows: (_visit, { as = 'null' }, { holder }) => {
			if (as === 'absent') delete holder.cursor;
			else holder.cursor = as === 'empty' ? '' : null;
		},
	},
	ignoreFilters: {
		onArrival: ({ request }, { names }) => {
			const query = request.query as Record<string, string>;
			const ignored = names ?? Object.keys(query).filter((name) => !/^(limit|cursor)$/.test(name));
			for (const name of ignored) delete query[name];
		},
	},
};

/** The moments of an effect, with the effect already filled in. */
export function momentsOf(effect: FaultEffect): Moments<FaultEffect> {
	return moments[effect.kind] as Moments<FaultEffect>;
}

/** Sets status and headers, and returns the body text. */
function statusAnswer({ core, reply }: Visit, effect: EffectOf<'status'>): string {
	const { status, msg, body, html, empty, retryAfter, retryAfterAs } = effect;
	reply.code(status).type(html === undefined ? 'application/json' : 'text/html; charset=utf-8');
	if (retryAfter !== undefined) {
		const moment = new Date(Date.now() + retryAfter * 1000).toUTCString();
		reply.header('retry-after', retryAfterAs === 'date' ? moment : String(retryAfter));
	}
	if (empty) return '';
	return html ?? JSON.stringify(body ?? failure(core, status, msg ?? `Error ${status}`));
}

function reset({ request, reply }: Visit): 'done' {
	reply.hijack();
	request.raw.socket.resetAndDestroy();
	return 'done';
}

function hang({ reply }: Visit): 'done' {
	reply.hijack();
	return 'done';
}
