import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { queryOf } from '../body.cjs';
import { type Core, resetCore } from '../core.cjs';
import { wholeNumber } from '../required.cjs';
import { bookAdmin } from './book.cjs';
import { faultAdmin } from './faults.cjs';
import { bodyOf } from './json.cjs';
import { standAdmin } from './stand.cjs';
import { switchAdmin } from './switches.cjs';
import { webhookAdmin } from './webhooks.cjs';

const RESET = z.strictObject({ keepWebhooks: z.boolean().optional() });

/** The sandbox's own routes: nothing here exists at SevenRooms, nothing here needs a login. */
export function adminRoutes(app: FastifyInstance, core: Core): void {
	app.get('/admin/state', (_request, reply) => reply.send(counts(core)));
	/** `{ "keepWebhooks": true }`: changes are still sent to whom they were sent before. */
	app.post('/admin/reset', (request, reply) => {
		const { keepWebhooks } = bodyOf(request, RESET);
		const targets = keepWebhooks ? [...core.webhooks.targets] : [];
		resetCore(core);
		for (const target of targets) core.webhooks.subscribe(target);
		return reply.send(counts(core));
	});
	app.get('/admin/log', (request, reply) => {
		const last = wholeNumber(queryOf(request), 'last', 1);
		return reply.send(last === undefined ? core.log.entries : core.log.entries.slice(-last));
	});
	app.delete('/admin/log', (_request, reply) => {
		core.log.clear();
		return reply.send({ ok: true });
	});
	app.setErrorHandler((error, _request, reply) =>
		reply.code(400).send({ error: (error as Error).message }),
	);
	for (const routes of [switchAdmin, faultAdmin, webhookAdmin, bookAdmin, standAdmin])
		routes(app, core);
}

function counts({ state, log, webhooks, faults, clock }: Core) {
	return {
		now: new Date(clock.now()).toISOString(),
		venueGroupId: state.venueGroup.id,
		venues: state.venues.map(({ id, name, timeZone, urlKey }) => ({ id, name, timeZone, urlKey })),
		reservations: state.reservations.size,
		guests: state.guests.size,
		messages: state.messages.length,
		requests: log.entries.length,
		faults: faults.list().length,
		webhookTargets: webhooks.targets.length,
		deliveries: webhooks.deliveries.length,
	};
}
