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
		webhooks.subscribe(readTarget(objectOf(request)));
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
		webhooks.release(countOf(objectOf(request), 'batchSize'));
		return reply.send({ held: false });
	});
	app.post('/admin/webhooks/burst', (request, reply) => {
		webhooks.burst(countOf(objectOf(request), 'count') ?? 1);
		return reply.send({ ok: true });
	});
	app.get('/admin/deliveries', (_request, reply) => reply.send(webhooks.deliveries));
	app.delete('/admin/deliveries', (_request, reply) => {
		webhooks.deliveries.length = 0;
		return reply.send({ ok: true });
	});
}

/** A whole number of at least 1, if it is given. */
function countOf(body: Record<string, unknown>, name: string): number | undefined {
	const value = body[name];
	if (value === undefined) return undefined;
	if (Number.isInteger(value) && Number(value) >= 1) return Number(value);
	throw new Error(`The "${name}" is a whole number of at least 1.`);
}

const isText = (value: unknown) => typeof value === 'string';
const valuesOf = (value: unknown) => Object.values(value as object) as unknown[];
const isObject = (value: unknown) =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Each field of a target, and what it has to be where it is given. */
const TARGET_FIELDS: Record<keyof WebhookTarget, (value: unknown) => boolean> = {
	url: (value) => isText(value) && /^https?:$/.test(protocolOf(String(value))),
	secret: isText,
	headers: (value) => isObject(value) && valuesOf(value).every(isText),
	signature: (value) => {
		if (!isObject(value)) return false;
		const { header, timestampHeader, encoding = 'hex' } = value as Record<string, unknown>;
		return isText(header) && isText(timestampHeader) && /^(hex|base64)$/.test(String(encoding));
	},
	entityTypes: (value) =>
		Array.isArray(value) && value.every((one) => one === 'reservation' || one === 'client'),
};

function readTarget(target: Record<string, unknown>): WebhookTarget {
	if (!TARGET_FIELDS.url(target.url)) {
		throw new Error('A webhook needs a "url" of http or https.');
	}
	for (const [name, holds] of Object.entries(TARGET_FIELDS)) {
		if (target[name] !== undefined && !holds(target[name])) {
			throw new Error(`The webhook's "${name}" is not as it should be.`);
		}
	}
	return target as unknown as WebhookTarget;
}

function protocolOf(url: string): string {
	return URL.canParse(url) ? new URL(url).protocol : '';
}
