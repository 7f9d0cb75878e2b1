import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.cjs';
import { deliveryChoices } from '../webhooks.cjs';
import type { WebhookTarget } from '../webhookDelivery.cjs';
import {
	type Check,
	checkedOf,
	listOf,
	object,
	objectOf,
	oneOf,
	takeOver,
	text,
	whole,
} from './json.cjs';

/** Where deliveries go, how they misbehave, and what became of them. */
export function webhookAdmin(app: FastifyInstance, core: Core): void {
	const { webhooks } = core;
	app.get('/admin/webhooks', (_request, reply) =>
		reply.send({ targets: webhooks.targets, settings: webhooks.settings }),
	);
	app.post('/admin/webhooks', (request, reply) => {
		webhooks.subscribe(checkedOf<WebhookTarget>(request, TARGET, 'url'));
		return reply.send({ targets: webhooks.targets });
	});
	/** All of them, with their deliveries and settings; with `{ "url" }` that one alone. */
	app.delete('/admin/webhooks', (request, reply) => {
		const { url } = checkedOf<{ url?: string }>(request, { url: text });
		if (url === undefined) webhooks.clear();
		else if (!webhooks.unsubscribe(url)) throw new Error('Nothing is sent there.');
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
		const checks = { batchSize: whole(1) };
		webhooks.release(checkedOf<{ batchSize?: number }>(request, checks).batchSize);
		return reply.send({ held: false });
	});
	app.post('/admin/webhooks/burst', (request, reply) => {
		webhooks.burst(checkedOf<{ count?: number }>(request, { count: whole(1) }).count ?? 1);
		return reply.send({ ok: true });
	});
	app.get('/admin/deliveries', (_request, reply) => reply.send(webhooks.deliveries));
	app.delete('/admin/deliveries', (_request, reply) => {
		webhooks.deliveries.length = 0;
		return reply.send({ ok: true });
	});
}

const HTTP: Check = {
	wants: 'an address of http or https',
	holds: (value) =>
		text.holds(value) &&
		URL.canParse(String(value)) &&
		/^https?:$/.test(new URL(String(value)).protocol),
};

const headers: Check = {
	wants: 'an object of texts',
	holds: (value) => object.holds(value) && Object.values(value as object).every(text.holds),
};

const signature: Check = {
	wants: '"header" and "timestampHeader", and an "encoding" of hex or base64 if need be',
	holds: (value) => {
		if (!headers.holds(value)) return false;
		const { header, timestampHeader, encoding = 'hex', ...more } = value as Record<string, string>;
		const isKnown = ['hex', 'base64'].includes(encoding) && Object.keys(more).length === 0;
		return isKnown && text.holds(header) && text.holds(timestampHeader);
	},
};

const TARGET: Record<keyof WebhookTarget, Check> = {
	url: HTTP,
	secret: text,
	headers,
	signature,
	entityTypes: listOf(oneOf('reservation', 'client')),
};
