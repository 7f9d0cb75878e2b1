import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Core } from './core.cjs';
import { ApiError, failure, NOT_FOUND } from './envelope.cjs';
import { momentsOf } from './faultEffects.cjs';
import { routeFamilies } from './routes/index.cjs';
import { watchTraffic } from './traffic.cjs';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** Answers without a login. */
		open?: boolean;
	}
}

/** `raw`: SevenRooms itself. `bearer`: the gateway with standard OAuth 2.0 in front of it. */
export type Scheme = 'raw' | 'bearer';

/** The partner API under one base path, e.g. `/2_4`. */
export function partnerApi(app: FastifyInstance, core: Core, base: string, scheme: Scheme): void {
	watchTraffic(app, core, base);
	app.addHook('preHandler', async (request, reply) => {
		// Without a login, 404 tells an unknown route from a known one (API reference, 4.1).
		if (request.is404 || request.routeOptions.config.open) return undefined;
		const token = acceptedToken(core, request, scheme);
		if (token === undefined) {
			return reply.code(401).send(failure(core, 401, 'Permission denied: Token is not valid'));
		}
		request.visit.entry.authorized = true;
		if (overLimit(core, reply, token)) return reply;
		for (const effect of request.visit.effects) {
			if (momentsOf(effect).onAccepted?.({ core, request, reply }, effect) === 'done') return reply;
		}
		return undefined;
	});
	app.setErrorHandler((error, _request, reply) => {
		// What the server itself refuses, e.g. a body beyond all measure, is the caller's mistake, not a failure.
		const { statusCode = 500 } = error as Partial<FastifyError>;
		const status = error instanceof ApiError ? error.status : statusCode;
		const msg =
			error instanceof ApiError ? error.msg : `Sandbox error: ${(error as Error).message}`;
		reply.code(status).send(failure(core, status, msg));
	});
	app.setNotFoundHandler((_request, reply) => {
		reply.code(404).send(failure(core, 404, NOT_FOUND));
	});
	for (const family of routeFamilies) family(app, core);
}

/** The token of a request that may pass; the API key counts as one that never ends. */
function acceptedToken(core: Core, request: FastifyRequest, scheme: Scheme): string | undefined {
	const sent = request.headers.authorization ?? '';
	if (scheme === 'raw') {
		return core.tokens.isLive(sent) || sent === core.apiKey ? sent : undefined;
	}
	const token = /^Bearer (\S+)$/.exec(sent)?.[1] ?? '';
	return core.accessTokens.isLive(token) ? token : undefined;
}

/** Answers 429 when this token asks too often. */
function overLimit(core: Core, reply: FastifyReply, token: string): boolean {
	const { requestsPerSecond, retryAfter } = core.behaviour;
	const wait = core.rateLimit.secondsToWait(token, requestsPerSecond);
	if (wait === undefined) return false;
	const seconds = Math.ceil(wait);
	if (retryAfter === 'seconds') reply.header('retry-after', String(seconds));
	if (retryAfter === 'date') {
		reply.header('retry-after', new Date(Date.now() + seconds * 1000).toUTCString());
	}
	reply.code(429).send(failure(core, 429, 'Too many requests'));
	return true;
}
