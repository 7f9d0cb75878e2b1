import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Core } from '../core.cjs';
import { whole } from '../schema.cjs';
import { targetSchema } from '../webhookDelivery.cjs';
import { deliverySchema } from '../webhooks.cjs';
import { bodyOf } from './json.cjs';

const ONE_URL = z.strictObject({ url: z.string().optional() });
const RELEASE = z.strictObject({ batchSize: whole(1).optional() });
const BURST = z.strictObject({ count: whole(1).default(1) });

/** Where deliveries go, how they misbehave, and what became of them. */
export function webhookAdmin(app: FastifyInstance, core: Core): void {
	const { webhooks } = core;
	app.get('/admin/webhooks', (_request, reply) =>
		reply.send({ targets: webhooks.targets, settings: webhooks.settings }),
	);
	app.post('/admin/webhooks', (request, reply) => {
		webhooks.subscribe(bodyOf(request, targetSchema));
		return reply.send({ targets: webhooks.targets });
	});
	/** All of them, with their deliveries and settings; with `{ "url" }` that one alone. */
	app.delete('/admin/webhooks', (request, reply) => {
		const { url } = bodyOf(request, ONE_URL);
		if (url === undefined) webhooks.clear();
		else if (!webhooks.unsubscribe(url)) throw new Error('Nothing is sent there.');
		return reply.send({ ok: true });
	});
	app.patch('/admin/webhooks/settings', (request, reply) => {
		Object.assign(webhooks.settings, bodyOf(request, deliverySchema.partial()));
		return reply.send(webhooks.settings);
	});
	app.post('/admin/webhooks/hold', (_request, reply) => {
		webhooks.hold();
		return reply.send({ held: true });
	});
	app.post('/admin/webhooks/release', (request, reply) => {
		webhooks.release(bodyOf(request, RELEASE).batchSize);
		return reply.send({ held: false });
	});
	app.post('/admin/webhooks/burst', (request, reply) => {
		webhooks.burst(bodyOf(request, BURST).count);
		return reply.send({ ok: true });
	});
	app.get('/admin/deliveries', (_request, reply) => reply.send(webhooks.deliveries));
	app.delete('/admin/deliveries', (_request, reply) => {
		webhooks.deliveries.length = 0;
		return reply.send({ ok: true });
	});
}
