import {
	openPoller,
	openWebhook,
	poll,
	startEngine,
	webhook,
	webhookMethod,
	type Engine,
	type SavedCredential,
} from '../support/engine.cjs';
import { packageFolder } from '../support/fixture/folder.cjs';
import { startThings, type ThingsServer } from '../support/fixture/thingsServer.cjs';

const triggerType = 'n8n-nodes-fixture.fixtureTrigger';
const pollerType = 'n8n-nodes-fixture.fixturePoller';
const trigger = { type: triggerType, name: 'Fixture Trigger', parameters: {} };
const params = { secret: 'open sesame' };

let engine: Engine;
let things: ThingsServer;
let saved: SavedCredential;

beforeAll(async () => {
	engine = await startEngine({ packageDir: packageFolder });
	things = await startThings();
	saved = await engine.credentials.save('fixtureApi', { url: things.url });
});

beforeEach(() => {
	things.things = ['chair', 'table'];
});

afterAll(async () => {
	await things.close();
	await engine.close();
});

describe('the test engine delivers webhooks over HTTP', () => {
	it('starts an execution with what arrived and answers 200 without a body', async () => {
		const call = { params, body: { event: 'é' }, query: { a: '1' }, headers: { 'X-Mine': 'yes' } };
		const delivery = await webhook(engine, trigger, call);
		expect([delivery.status, delivery.body]).toEqual([200, '']);
		expect(delivery.items?.[0][0].json).toMatchObject({
			event: 'é',
			rawLength: Buffer.byteLength('{"event":"é"}'),
			query: { a: '1' },
			headers: { 'x-mine': 'yes' },
		});
	});

	it('tells an ignored, a refused and a failed delivery apart', async () => {
		const open = await openWebhook(engine, trigger);
		const ignored = await open.deliver({ params, body: { ignore: true } });
		expect([ignored.status, ignored.json, ignored.items]).toEqual([
			200,
			{ message: 'Webhook call received' },
			undefined,
		]);
		const refused = await open.deliver({ params: { secret: 'wrong' }, body: {} });
		expect([refused.status, refused.body, refused.items]).toEqual([403, 'Forbidden', undefined]);
		const failed = await open.deliver({ params, body: { explode: true } });
		expect([failed.status, failed.error?.message]).toEqual([500, 'Boom']);
		const unreadable = await open.deliver({ params, rawBody: '{' });
		expect(unreadable.status).toBe(422);
		const elsewhere = await fetch(`${open.url}/further`, { method: 'POST' });
		expect(elsewhere.status).toBe(404);
		await open.close();
	});

	it('keeps the answers of deliveries apart that arrive together', async () => {
		const open = await openWebhook(engine, trigger);
		const numbers = Array.from({ length: 20 }, (_, number) => number);
		const deliveries = await Promise.all(
			numbers.map(async (number) => await open.deliver({ params, body: { number } })),
		);
		expect(deliveries.map(({ items }) => items?.[0][0].json.number)).toEqual(numbers);
		expect(open.outcomes).toHaveLength(20);
		await open.close();
	});

	it('activates and deactivates the node, and keeps its static data between deliveries', async () => {
		const open = await openWebhook(engine, trigger);
		expect(open.staticData).toEqual({ url: open.url });
		await open.deliver({ params, body: {} });
		await open.deliver({ params, body: {} });
		expect(open.staticData).toEqual({ url: open.url, count: 2 });
		await open.close();
		expect(open.staticData).toEqual({ count: 2 });
	});

	it('runs the life cycle methods one by one', async () => {
		const staticData = {};
		const options = { ...trigger, staticData };
		expect(await webhookMethod(engine, 'checkExists', options)).toBe(false);
		expect(await webhookMethod(engine, 'create', options)).toBe(true);
		expect(await webhookMethod(engine, 'checkExists', options)).toBe(true);
		expect(await webhookMethod(engine, 'delete', options)).toBe(true);
		expect(staticData).toEqual({});
	});
});

describe('the test engine polls', () => {
	const options = () => ({ type: pollerType, name: 'Poller', parameters: {}, credentials: saved });

	it('emits what is new and remembers it', async () => {
		const staticData = {};
		const first = await poll(engine, { ...options(), staticData });
		expect(first?.[0].map(({ json }) => json.name)).toEqual(['chair', 'table']);
		expect(await poll(engine, { ...options(), staticData })).toBeNull();
		expect(staticData).toEqual({ polls: 2, seen: ['chair', 'table'] });
	});

	it('writes to the database only when something was emitted, as n8n does', () => {
		const poller = openPoller(engine, options());
		return poller
			.poll()
			.then(async () => await poller.poll())
			.then(() => {
				expect(poller.memory).toMatchObject({ polls: 2 });
				expect(poller.saved).toMatchObject({ polls: 1 });
				poller.restart();
				expect(poller.memory).toMatchObject({ polls: 1 });
			});
	});

	it('shows a sample in the editor without moving on', async () => {
		const staticData = {};
		const sample = await poll(engine, { ...options(), staticData, mode: 'manual' });
		expect(sample?.[0]).toHaveLength(1);
		expect(staticData).toEqual({});
	});

	it('throws what the node throws', async () => {
		things.failNext(1, 503);
		await expect(poll(engine, options())).rejects.toThrow();
	});
});
