import type { FastifyInstance, FastifyRequest } from 'fastify';
import { formOf } from './body.cjs';
import type { Core } from './core.cjs';
import { watchTraffic } from './traffic.cjs';

/**
 * The login of a gateway that puts standard OAuth 2.0 (client credentials) in front of the API. SevenRooms
 * itself has no such thing; the same API under `/gateway/2_4` wants `Authorization: Bearer <access_token>`.
 */
export function gatewayLogin(app: FastifyInstance, core: Core): void {
	watchTraffic(app, core, '');
	app.post('/oauth/token', (request, reply) => {
		const form = formOf(request);
		const { id, secret } = credentialsOf(request, form);
		if (form.grant_type !== 'client_credentials') {
			return reply.code(400).send({ error: 'unsupported_grant_type' });
		}
		if (id !== core.clientId || secret !== core.clientSecret) {
			return reply.code(401).send({ error: 'invalid_client' });
		}
		request.visit.entry.authorized = true;
		const { tokenLifeSeconds, newestTokenOnly } = core.behaviour;
		const { token } = core.accessTokens.issue(tokenLifeSeconds, newestTokenOnly);
		return reply.header('cache-control', 'no-store').send({
			access_token: token,
			token_type: 'Bearer',
			expires_in: tokenLifeSeconds,
		});
	});
}

/** From the body or from HTTP Basic, where both parts are form-encoded (RFC 6749, 2.3.1); nothing when they are not. */
function credentialsOf(request: FastifyRequest, form: Record<string, string>) {
	const basic = /^Basic (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
	if (!basic) return { id: form.client_id, secret: form.client_secret };
	const [id, ...rest] = Buffer.from(basic, 'base64').toString().split(':');
	try {
		return { id: decodeURIComponent(id), secret: decodeURIComponent(rest.join(':')) };
	} catch {
		return {};
	}
}
