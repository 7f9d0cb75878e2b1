import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.cjs';
import { deliveryChoices } from '../webhooks.cjs';
import type { WebhookTarget } from '../webhookDelivery.cjs';
import { objectOf, takeOver } from './json.cjs';

/** Where deliveries go, how they misbehave, and what became of them. */
export function webhookAdmin(app: FastifyInstance, core: Core): void {
	const { webhooks } = core;
	app.get('/admin/webhooks', (_request, reply) =>
		reply.send({ targets: webhooks.targets, settings: webhooks.settings }),
	);
	app.post('/admin/webhooks', (request, reply) => {
		const target = objectOf(request);
		if (typeof target.url !== 'string' || !/^https?:$/.test(protocolOf(target.url))) {
			throw new Error('A webhook needs a "url" of http or https.');
		}
		webhooks.subscribe(target as unknown as WebhookTarget);
		return reply.send({ targets: webhooks.targets });
	});
	/** All of them, with their deliveries and settings; with `{ "url" }` that one alone. */
	app.delete('/admin/webhooks', (request, reply) => {
		const { url } = objectOf(request);
		if (url === undefined) webhooks.clear();
		else if (!webhooks.unsubscribe(String(url))) throw new Error('Nothing is sent there.');
		return reply.send({ ok: true });
	});
	app.patch('/admin/webhooks/settings', (request, reply) => {
		takeOver(webhooks.settings, objectOf(request), deliveryChoices);
		return reply.send(webhooks.settings);
	});
	app.post('/admin/webhooks/hold', (_request, reply) => {
		webhooks.hold();
		return reply.send({ held: true });
	});
	app.post('/admin/webhooks/release', (request, reply) => {
		webhooks.release(Number(objectOf(request).batchSize) || undefined);
		return reply.send({ held: false });
	});
	app.post('/admin/webhooks/burst', (request, reply) => {
		webhooks.burst(Number(objectOf(request).count) || 1);
		return reply.send({ ok: true });
	});
	app.get('/admin/deliveries', (_request, reply) => reply.send(webhooks.deliveries));
	app.delete('/admin/deliveries', (_request, reply) => {
		webhooks.deliveries.length = 0;
		return reply.send({ ok: true });
	});
}

function protocolOf(url: string): string {
	return URL.canParse(url) ? new URL(url).protocol : '';
}
