import type { FastifyInstance } from 'fastify';
import { formOf, queryOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { ApiError, success } from '../envelope.cjs';
import { utcText } from '../state/clock.cjs';

/** `POST /auth` (API reference, section 2): form or query credentials, taken as they come. */
export function authRoutes(app: FastifyInstance, core: Core): void {
	app.post('/auth', { config: { open: true } }, (request, reply) => {
		const sent = { ...queryOf(request), ...formOf(request) };
		const missing = ['client_id', 'client_secret'].filter((name) => !sent[name]);
		if (missing.length > 0) {
			throw new ApiError(400, `Missing required parameters: ${missing.join(', ')}`);
		}
		// Nothing is trimmed: a stray space or quote is a wrong credential (quirk 26).
		if (sent.client_id !== core.clientId || sent.client_secret !== core.clientSecret) {
			throw new ApiError(401, 'Permission denied: invalid client_id or client_secret');
		}
		request.visit.entry.authorized = true;
		const { tokenLifeSeconds, newestTokenOnly } = core.behaviour;
		const { token, expiresAt } = core.tokens.issue(tokenLifeSeconds, newestTokenOnly);
		const data = { token, token_expiration_datetime: utcText(expiresAt * 1000) };
		return reply.send(success(core, data, { msg: 'Successfully authenticated.' }));
	});
}
