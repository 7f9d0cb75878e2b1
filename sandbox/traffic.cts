import type { FastifyInstance, FastifyRequest } from 'fastify';
import { queryOf, rawBodyOf, readableBody } from './body.cjs';
import type { Core } from './core.cjs';
import { momentsOf } from './faultEffects.cjs';
import type { FaultEffect } from './faults.cjs';
import { listPlace } from './listPlace.cjs';
import type { LoggedRequest } from './requestLog.cjs';
import type { Row } from './state/types.cjs';

declare module 'fastify' {
	interface FastifyRequest {
		/** What the sandbox notes about a request while it is served. */
		visit: { entry: LoggedRequest; effects: FaultEffect[] };
	}
}

/**
 * Lets every request of this part of the server pass the log, the latency and the faults. `base` is the
 * part of the path that rules and `apiPath` leave out.
 */
export function watchTraffic(app: FastifyInstance, core: Core, base: string): void {
	app.addHook('preHandler', async (request, reply) => {
		const entry = newEntry(request, base);
		const effects = core.faults.meet(request.method, entry.apiPath);
		entry.faults = effects.map(({ kind }) => kind);
		request.visit = { entry, effects };
		core.log.add(entry);
		if (core.behaviour.latencyMs > 0) {
			await new Promise((resolve) => setTimeout(resolve, core.behaviour.latencyMs));
		}
		for (const effect of effects) {
			const outcome = await momentsOf(effect).onArrival?.({ core, request, reply }, effect);
			if (outcome === 'done') return reply;
		}
		return undefined;
	});

	app.addHook('preSerialization', async (request, reply, payload) => {
		for (const effect of request.visit?.effects ?? []) {
			const list = listPlace(payload as Row);
			if (list) momentsOf(effect).onRows?.({ core, request, reply }, effect, list);
		}
		return payload;
	});

	app.addHook('onSend', async (request, reply, payload) => {
		let text = typeof payload === 'string' ? payload : '';
		for (const effect of request.visit?.effects ?? []) {
			const answer = momentsOf(effect).onAnswer?.({ core, request, reply }, effect, text);
			// The line is cut or will stay silent: fastify must not go on to write an answer.
			if (answer === 'done') return new Promise(() => {});
			text = answer ?? text;
		}
		if (request.visit) request.visit.entry.status = reply.statusCode;
		return text;
	});
}

function newEntry(request: FastifyRequest, base: string): LoggedRequest {
	const path = request.url.split('?')[0];
	return {
		method: request.method,
		path,
		apiPath: path.startsWith(base) ? path.slice(base.length) : path,
		query: { ...queryOf(request) },
		headers: { ...request.headers },
		contentType: request.headers['content-type'],
		body: readableBody(request),
		rawBody: rawBodyOf(request),
		status: 0,
		at: Date.now(),
		authorized: false,
		faults: [],
	};
}
