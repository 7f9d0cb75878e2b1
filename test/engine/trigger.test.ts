import { createHmac } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox/server.cjs';
import {
	openWebhook,
	startEngine,
	testCredential,
	webhook,
	webhookMethod,
	type Delivery,
	type Engine,
	type SavedCredential,
	type WebhookCall,
	type WebhookOptions,
} from '../support/engine.cjs';
import { sandboxLogin } from '../support/sandboxCredential.cjs';

const secret = 'table-for-four-at-eight';
const previousSecret = 'table-for-two-at-nine-';
const bearer = { authorization: `Bearer ${secret}` };

let engine: Engine;
let sandbox: Sandbox;
let api: SavedCredential;
let secrets: SavedCredential;
let emptySecrets: SavedCredential;
let workflows = 0;

beforeAll(async () => {
	engine = await startEngine();
	sandbox = await startSandbox({ reservations: 120 });
	api = await engine.credentials.save('sevenRoomsApi', {
		...sandboxLogin(sandbox),
		timeZone: 'America/New_York',
	});
	secrets = await engine.credentials.save('sevenRoomsWebhookApi', { secret, previousSecret });
	emptySecrets = await engine.credentials.save('sevenRoomsWebhookApi', { secret: '' });
});

afterEach(() => sandbox.clear());

afterAll(async () => {
	await sandbox.close();
	await engine.close();
});

/** A trigger of a workflow of its own, so that no test remembers another's events. */
function trigger(parameters: INodeParameters = {}, more: Partial<WebhookOptions> = {}) {
	return {
		parameters: { events: ['reservation.created', 'reservation.updated'], ...parameters },
		credentials: { sevenRoomsWebhookApi: secrets },
		workflowId: `workflow-${++workflows}`,
		...more,
	};
}

function someReservation(place = 0) {
	return [...sandbox.state.reservations.all()][place];
}

/** An event as the sandbox sends it, with fields of the record replaced. */
function event(entity: IDataObject = {}, parts: IDataObject = {}): IDataObject {
	return {
		entity_type: 'reservation',
		event_type: 'updated',
		updates: [{ field: 'max_guests', previous: 1 }],
		entity: { ...sandbox.state.reservationRow(someReservation()), ...entity },
		...parts,
	};
}

const itemsOf = (delivery: Pick<Delivery, 'items'>) =>
	(delivery.items?.[0] ?? []).map(({ json }) => json);

describe('a call of SevenRooms', () => {
	it('becomes one item an event, and is answered with 200 and nothing else', async () => {
		const body = [event(), event({ id: 'another' }, { event_type: 'created', updates: null })];
		const delivery = await webhook(engine, trigger(), { body, headers: bearer });
		expect([delivery.status, delivery.body]).toEqual([200, '']);
		expect(itemsOf(delivery)).toMatchObject([
			{ event: 'reservation.updated', received_via: 'webhook', changed_fields: ['max_guests'] },
			{ event: 'reservation.created', entity_id: 'another', changes: null },
		]);
	});

	it('arrives when the sandbox changes a reservation', async () => {
		const open = await openWebhook(engine, trigger());
		sandbox.webhooks.subscribe({ url: open.url, secret });
		sandbox.state.changeReservation(someReservation(), { partySize: 9 });
		await sandbox.webhooks.settled();
		const [item] = itemsOf(open.outcomes[0]);
		expect(item).toMatchObject({
			event: 'reservation.updated',
			transition: null,
			entity_id: someReservation().id,
			changes: { party_size: { current: 9 } },
			reservation: { party_size: 9 },
		});
		expect(sandbox.webhooks.deliveries.map(({ status }) => status)).toEqual([200]);
		await open.close();
	});

	it('starts nothing if nobody asked for its events', async () => {
		const body = [
			event(),
			event({}, { entity_type: 'charge' }),
			event({}, { event_type: 'merged' }),
		];
		const delivery = await webhook(engine, trigger({ events: ['guest.created'] }), {
			body,
			headers: bearer,
		});
		expect([delivery.status, delivery.items]).toEqual([200, undefined]);
	});

	it.each([
		['reservation.updated', 1],
		['guest.updated, reservation.updated', 1],
		['guest.updated', 0],
	])('is known by events that an expression gives as a text: %s', async (events, count) => {
		const delivery = await webhook(engine, trigger({ events: `={{ "${events}" }}` }), {
			body: [event()],
			headers: bearer,
		});
		expect([delivery.status, itemsOf(delivery).length]).toEqual([200, count]);
	});

	it('starts nothing if it is an empty array', async () => {
		const delivery = await webhook(engine, trigger(), { body: [], headers: bearer });
		expect([delivery.status, delivery.items]).toEqual([200, undefined]);
	});

	it('brings only what passes the filters', async () => {
		const body = [event({ max_guests: 2 }), event({ id: 'large party', max_guests: 8 })];
		const delivery = await webhook(engine, trigger({ filters: { minPartySize: 6 } }), {
			body,
			headers: bearer,
		});
		expect(itemsOf(delivery).map((item) => item.entity_id)).toEqual(['large party']);
	});

	it('brings a cancellation to who asked for cancellations, and nothing else to them', async () => {
		const canceled = event(
			{ status: 'CANCELED' },
			{ updates: [{ field: 'status', previous: 'CONFIRMED' }] },
		);
		const delivery = await webhook(engine, trigger({ events: ['reservation.canceled'] }), {
			body: [event({ id: 'moved' }), canceled],
			headers: bearer,
		});
		expect(itemsOf(delivery)).toMatchObject([
			{ event: 'reservation.updated', transition: 'canceled' },
		]);
	});

	it.each([
		['a single event', 'application/json'],
		['JSON under another content type', 'text/plain'],
	])('may also be %s', async (_, contentType) => {
		const delivery = await webhook(engine, trigger(), {
			rawBody: JSON.stringify(event()),
			headers: { ...bearer, 'content-type': contentType },
		});
		expect([delivery.status, itemsOf(delivery).length]).toEqual([200, 1]);
	});

	it.each([
		['an object that is no event', { rawBody: '{"hello":"world"}' }],
		['an empty object', { rawBody: '{}' }],
		['a number', { rawBody: '7' }],
		['an array of texts', { rawBody: '["reservation"]' }],
		[
			'a form',
			{
				rawBody: 'entity_type=reservation&event_type=updated',
				type: 'application/x-www-form-urlencoded',
			},
		],
		['half of a JSON text', { rawBody: '[{"entity_type":', type: 'text/plain' }],
		['nothing', { rawBody: '' }],
	])('is refused with 400 and without an execution if it is %s', async (_, call) => {
		const { rawBody, type = 'application/json' } = call as { rawBody: string; type?: string };
		const delivery = await webhook(engine, trigger(), {
			rawBody,
			headers: { ...bearer, 'content-type': type },
		});
		expect([delivery.status, delivery.items, delivery.error]).toEqual([400, undefined, undefined]);
	});

	it('can hold a hundred events', async () => {
		const open = await openWebhook(engine, trigger());
		sandbox.webhooks.subscribe({ url: open.url, secret });
		sandbox.webhooks.burst(100);
		await sandbox.webhooks.settled();
		expect(open.outcomes.map((outcome) => itemsOf(outcome).length)).toEqual([100]);
		await open.close();
	});
});

describe('who may knock', () => {
	const now = () => String(Math.floor(Date.now() / 1000));
	const rawBody = () => JSON.stringify([event()]);
	function signed(body: string, key = secret, at = now(), signature?: string): WebhookCall {
		const digest = createHmac('sha256', key).update(`${at}.${body}`).digest('hex');
		return {
			rawBody: body,
			headers: {
				'x-sevenrooms-signature': signature ?? digest,
				'x-sevenrooms-timestamp': at,
			},
		};
	}
	const ago = (seconds: number) => String(Math.floor(Date.now() / 1000) - seconds);

	const welcome: Array<[string, INodeParameters, () => WebhookCall]> = [
		['with the secret as bearer', {}, () => ({ headers: bearer })],
		['with the secret alone', {}, () => ({ headers: { authorization: secret } })],
		['with the secret before', {}, () => ({ headers: { authorization: previousSecret } })],
		[
			'with the secret in a header of our own',
			{ headerName: 'X-Our-Secret' },
			() => ({ headers: { 'x-our-secret': secret } }),
		],
		[
			'with the secret in the query',
			{ verification: 'querySecret' },
			() => ({ query: { secret } }),
		],
		[
			'with the secret under a name of our own',
			{ verification: 'querySecret', queryName: 'key' },
			() => ({ query: { key: previousSecret } }),
		],
		['with the secret in the path', { verification: 'pathSecret' }, () => ({ params: { secret } })],
		['with a signature', { verification: 'hmac' }, () => signed(rawBody())],
		[
			'with a signature by the secret before',
			{ verification: 'hmac' },
			() => signed(rawBody(), previousSecret, ago(290)),
		],
		['as anybody, if we verify nothing', { verification: 'none' }, () => ({})],
	];

	it.each(welcome)('comes in %s', async (_, parameters, call) => {
		const delivery = await webhook(engine, trigger(parameters), { rawBody: rawBody(), ...call() });
		expect([delivery.status, itemsOf(delivery).length]).toEqual([200, 1]);
	});

	const strangers: Array<[string, INodeParameters, () => WebhookCall]> = [
		['without a header', {}, () => ({})],
		['with a wrong header', {}, () => ({ headers: { authorization: 'Bearer guess' } })],
		['with an empty header', {}, () => ({ headers: { authorization: '' } })],
		['with a bearer and nothing', {}, () => ({ headers: { authorization: 'Bearer ' } })],
		[
			'with the secret in the wrong header',
			{ headerName: 'X-Our-Secret' },
			() => ({ headers: bearer }),
		],
		['with the secret in the query instead', {}, () => ({ query: { secret } })],
		[
			'with a wrong secret in the query',
			{ verification: 'querySecret' },
			() => ({ query: { secret: `${secret}x` } }),
		],
		['without a query', { verification: 'querySecret' }, () => ({ headers: bearer })],
		[
			'with a wrong secret in the path',
			{ verification: 'pathSecret' },
			() => ({ params: { secret: 'guess' }, headers: bearer }),
		],
		['without a signature', { verification: 'hmac' }, () => ({ headers: bearer })],
		[
			'with a signature by a stranger',
			{ verification: 'hmac' },
			() => signed(rawBody(), 'somebody-elses-secret'),
		],
		[
			'with a signature of another body',
			{ verification: 'hmac' },
			() => ({ ...signed('[]'), rawBody: rawBody() }),
		],
		[
			'with a signature that is too old',
			{ verification: 'hmac' },
			() => signed(rawBody(), secret, ago(310)),
		],
		[
			'with a signature from the future',
			{ verification: 'hmac' },
			() => signed(rawBody(), secret, ago(-310)),
		],
		[
			'with a signature that is no signature',
			{ verification: 'hmac' },
			() => signed(rawBody(), secret, now(), 'true'),
		],
		[
			'with a verification that nobody knows',
			{ verification: 'friendly' },
			() => ({ headers: bearer }),
		],
	];

	it.each(strangers)('is turned away with 401 %s', async (_, parameters, call) => {
		const options = trigger(parameters);
		const delivery = await webhook(engine, options, { rawBody: rawBody(), ...call() });
		expect([delivery.status, delivery.body]).toEqual([401, 'Unauthorized']);
		expect([delivery.items, delivery.error]).toEqual([undefined, undefined]);
	});

	it.each([
		['no credential is chosen', () => ({})],
		['the secret is empty', () => ({ sevenRoomsWebhookApi: emptySecrets })],
	])('is turned away by every kind of verification if %s', async (_, credentials) => {
		for (const verification of ['header', 'querySecret', 'pathSecret', 'hmac']) {
			for (const shown of ['', 'undefined', secret]) {
				const delivery = await webhook(
					engine,
					trigger({ verification }, { credentials: credentials() }),
					{
						...signed(rawBody(), shown === '' ? 'x' : shown),
						query: { secret: shown },
						params: { secret: shown || 'undefined' },
					},
				);
				expect([delivery.status, delivery.items]).toEqual([401, undefined]);
			}
		}
	});

	it('is turned away before anybody looks at what was brought', async () => {
		const delivery = await webhook(engine, trigger(), { rawBody: '{}' });
		expect(delivery.status).toBe(401);
	});

	it('is known when the sandbox signs, and not when it signs with another secret', async () => {
		const open = await openWebhook(engine, trigger({ verification: 'hmac' }));
		const signature = {
			header: 'X-SevenRooms-Signature',
			timestampHeader: 'X-SevenRooms-Timestamp',
		};
		sandbox.webhooks.subscribe({ url: open.url, secret, signature });
		sandbox.state.changeReservation(someReservation(1), { partySize: 3 });
		await sandbox.webhooks.settled();
		sandbox.webhooks.settings.wrongSecret = true;
		sandbox.state.changeReservation(someReservation(1), { partySize: 5 });
		await sandbox.webhooks.settled();
		expect(sandbox.webhooks.deliveries.map(({ status }) => status)).toEqual([200, 401]);
		await open.close();
	});
});

describe('an event that comes again', () => {
	it('is given out once, also when both calls arrive at the same moment', async () => {
		const open = await openWebhook(engine, trigger());
		const call = { body: [event()], headers: bearer };
		const both = await Promise.all([open.deliver(call), open.deliver(call)]);
		const again = await open.deliver(call);
		expect([...both, again].map(({ status }) => status)).toEqual([200, 200, 200]);
		expect([...both, again].flatMap(itemsOf)).toHaveLength(1);
		await open.close();
	});

	it('is not the deletion after it, although its record shows no sign of one', async () => {
		const deletion = event({}, { event_type: 'deleted', updates: null });
		const events = ['reservation.updated', 'reservation.deleted'];
		const body = [event(), deletion, deletion];
		const delivery = await webhook(engine, trigger({ events }), { body, headers: bearer });
		expect(itemsOf(delivery).map((item) => item.event)).toEqual(events);
	});

	it('is given out once within one call', async () => {
		const body = [event(), event()];
		const delivery = await webhook(engine, trigger(), { body, headers: bearer });
		expect(itemsOf(delivery)).toHaveLength(1);
	});

	it('is given out each time if duplicates are wanted', async () => {
		const open = await openWebhook(engine, trigger({ options: { ignoreDuplicates: false } }));
		const call = { body: [event()], headers: bearer };
		const [first, second] = [await open.deliver(call), await open.deliver(call)];
		expect(itemsOf(first)[0].event_id).toBe(itemsOf(second)[0].event_id);
		await open.close();
	});

	it.each([
		['={{ "false" }}', 2],
		['={{ "true" }}', 1],
		['={{ "" }}', 1],
	])('is given out as an expression switches it: %s', async (ignoreDuplicates, count) => {
		const open = await openWebhook(engine, trigger({ options: { ignoreDuplicates } }));
		const call = { body: [event()], headers: bearer };
		const both = [await open.deliver(call), await open.deliver(call)];
		expect(both.flatMap(itemsOf)).toHaveLength(count);
		await open.close();
	});

	it('is given out by another trigger and by another workflow all the same', async () => {
		const call = { body: [event()], headers: bearer };
		const one = trigger();
		expect(itemsOf(await webhook(engine, one, call))).toHaveLength(1);
		expect(itemsOf(await webhook(engine, { ...one, name: 'Second Trigger' }, call))).toHaveLength(
			1,
		);
		expect(itemsOf(await webhook(engine, trigger(), call))).toHaveLength(1);
	});

	it('is given out when it comes again after a call that could not be worked on', async () => {
		const options = trigger();
		const open = await openWebhook(engine, options);
		const call = { body: [event()], headers: bearer };
		options.parameters.authentication = '={{ $("No Such Node").item.json.name }}';
		const failed = await open.deliver(call);
		expect([failed.status, failed.items, failed.error]).toEqual([500, undefined, undefined]);
		expect(failed.body).toBe('The delivery could not be worked on');
		options.parameters.authentication = 'sevenRoomsApi';
		const again = await open.deliver(call);
		expect([again.status, itemsOf(again).length]).toEqual([200, 1]);
		await open.close();
	});

	it('is given out for real after it was tried out in the editor', async () => {
		const call = { body: [event()], headers: bearer };
		const one = trigger();
		expect(itemsOf(await webhook(engine, { ...one, mode: 'manual' }, call))).toHaveLength(1);
		expect(itemsOf(await webhook(engine, one, call))).toHaveLength(1);
	});

	it('is still to come if the filters left it out before', async () => {
		const call = { body: [event({ max_guests: 4 })], headers: bearer };
		const one = trigger({ filters: { minPartySize: 5 } });
		expect(itemsOf(await webhook(engine, one, call))).toHaveLength(0);
		const { workflowId } = one;
		expect(itemsOf(await webhook(engine, trigger({}, { workflowId }), call))).toHaveLength(1);
	});
});

describe('events in the wrong order', () => {
	const older = () => event({ updated: '2026-01-12T09:41:00.100000', max_guests: 2 });
	const newer = () => event({ updated: '2026-01-12T09:41:00.200000', max_guests: 4 });
	const other = () => event({ id: 'other', updated: '2026-01-12T09:41:00.050000' });

	it('come as they come', async () => {
		const body = [newer(), older()];
		const delivery = await webhook(engine, trigger(), { body, headers: bearer });
		expect(itemsOf(delivery)).toHaveLength(2);
	});

	it.each([
		['={{ "false" }}', 1],
		['={{ "true" }}', 0],
	])('come as an expression switches it: %s', async (ignoreOutOfOrder, count) => {
		const open = await openWebhook(engine, trigger({ options: { ignoreOutOfOrder } }));
		await open.deliver({ body: [newer()], headers: bearer });
		const late = await open.deliver({ body: [older()], headers: bearer });
		expect(itemsOf(late)).toHaveLength(count);
		await open.close();
	});

	it('are dropped where the newer state is known, if wanted so', async () => {
		const open = await openWebhook(engine, trigger({ options: { ignoreOutOfOrder: true } }));
		const first = await open.deliver({ body: [newer()], headers: bearer });
		const late = await open.deliver({ body: [older(), other()], headers: bearer });
		expect(itemsOf(first)).toHaveLength(1);
		expect(itemsOf(late).map(({ entity_id: id }) => id)).toEqual(['other']);
		await open.close();
	});

	it('are dropped where the record is known to be deleted since, be its last update the same', async () => {
		const parameters = {
			events: ['reservation.updated', 'reservation.deleted'],
			options: { ignoreOutOfOrder: true },
		};
		const open = await openWebhook(engine, trigger(parameters));
		const gone = event({
			...(newer().entity as IDataObject),
			deleted: '2026-01-12T09:41:00.300000',
		});
		const body = [{ ...gone, event_type: 'deleted', updates: null }];
		expect(itemsOf(await open.deliver({ body, headers: bearer }))).toHaveLength(1);
		expect(itemsOf(await open.deliver({ body: [newer()], headers: bearer }))).toEqual([]);
		await open.close();
	});
});

describe('loading the record anew', () => {
	const refetching = (more: Partial<WebhookOptions> = {}) =>
		trigger(
			{
				options: { refetch: true },
				verification: 'none',
				events: ['reservation.updated', 'guest.updated'],
			},
			{ credentials: { sevenRoomsApi: api }, ...more },
		);

	it('takes the call as a hint and shows what SevenRooms holds', async () => {
		const invented = event({ max_guests: 99, first_name: 'Nobody' });
		const delivery = await webhook(engine, refetching(), { body: [invented] });
		const { partySize } = someReservation();
		expect(itemsOf(delivery)).toMatchObject([
			{ refetched: true, reservation: { party_size: partySize } },
		]);
	});

	it('names the venue of the record, not the one that the call invented', async () => {
		const invented = event({ venue_id: 'invented' });
		const { venueId } = someReservation();
		const [loaded] = itemsOf(await webhook(engine, refetching(), { body: [invented] }));
		expect(loaded).toMatchObject({ venue_id: venueId, reservation: { venue_id: venueId } });
		const none = refetching({ credentials: {} });
		const [delivered] = itemsOf(await webhook(engine, none, { body: [invented] }));
		expect(delivered).toMatchObject({ venue_id: 'invented', refetched: false });
	});

	it('is left alone if an expression switches it off', async () => {
		const options = refetching();
		options.parameters.options = { refetch: '={{ "false" }}' };
		const delivery = await webhook(engine, options, { body: [event()] });
		expect(itemsOf(delivery)).toHaveLength(1);
		expect(Object.keys(itemsOf(delivery)[0])).not.toContain('refetched');
		expect(sandbox.log).toEqual([]);
	});

	it('leaves the identity of the event as it was delivered', async () => {
		const body = [event({ updated: '2026-01-12T09:41:00.300000' })];
		const plain = itemsOf(await webhook(engine, trigger({ verification: 'none' }), { body }));
		const loaded = itemsOf(await webhook(engine, refetching(), { body }));
		expect(loaded[0].event_id).toBe(plain[0].event_id);
	});

	it('works for guests', async () => {
		const guest = [...sandbox.state.guests.all()][0];
		const entity = { id: guest.id, first_name: 'Nobody', updated: '2026-01-12T09:41:00.000000' };
		const body = [{ entity_type: 'client', event_type: 'updated', updates: [], entity }];
		const delivery = await webhook(engine, refetching(), { body });
		expect(itemsOf(delivery)).toMatchObject([
			{ refetched: true, guest: { first_name: guest.firstName } },
		]);
	});

	it.each([
		['SevenRooms does not know the record', () => ({ id: 'made-up' }), () => undefined],
		[
			'SevenRooms refuses it',
			() => ({}),
			() => sandbox.faults.add({ match: { path: '/reservations' }, effect: { kind: 'forbid' } }),
		],
		[
			'SevenRooms answers with another record',
			() => ({}),
			() => {
				const { id } = someReservation();
				const other = { ...sandbox.state.reservationRow(someReservation(1)), max_guests: 99 };
				sandbox.faults.add({
					match: { path: `/reservations/${id}` },
					effect: { kind: 'status', status: 200, body: { status: 200, data: other } },
				});
			},
		],
	])('gives out the delivery marked as such if %s', async (_, entity, prepare) => {
		prepare();
		const body = [event({ max_guests: 7, ...entity() })];
		const delivery = await webhook(engine, refetching(), { body });
		expect(delivery.status).toBe(200);
		expect(itemsOf(delivery)).toMatchObject([{ refetched: false, reservation: { party_size: 7 } }]);
	});

	it.each([
		...['..', '.', ' .. ', 'a/b', '/', '../venues', '?limit=1', '#', '%2e%2e', '\\..', 'a\nb'],
		// Half of a pair of characters, which no address can hold; more than a server reads of an address.
		...['\ud800', 'x'.repeat(5_000), 'x'.repeat(40_000)],
	])(
		'asks no other address for an odd ID (%#), and still loads the event beside it',
		async (id) => {
			const other = someReservation(1);
			const row = { ...sandbox.state.reservationRow(other), max_guests: 99 };
			const body = [event({ id, max_guests: 7 }), event(row)];
			const items = itemsOf(await webhook(engine, refetching(), { body }));
			expect(items).toHaveLength(2);
			const of = (entityId: string) => items.find((item) => item.entity_id === entityId);
			expect(of(id)).toMatchObject({ refetched: false, reservation: { party_size: 7 } });
			expect(of(other.id)).toMatchObject({
				refetched: true,
				reservation: { party_size: other.partySize },
			});
			const paths = sandbox.log.map(({ apiPath }) => apiPath).filter((path) => path !== '/auth');
			expect(paths.filter((path) => !/^\/reservations\/[^/]+$/.test(path))).toEqual([]);
		},
	);

	it('loads all others while one record never comes', async () => {
		const rows = [...sandbox.state.reservations.all()].slice(0, 12);
		const path = `/reservations/${rows[0].id}`;
		sandbox.faults.add({ match: { path }, effect: { kind: 'timeoutBeforeCommit' } });
		const body = rows.map((row) => event({ ...sandbox.state.reservationRow(row) } as IDataObject));
		const items = itemsOf(await webhook(engine, refetching(), { body }));
		expect(items.map(({ entity_id: id }) => id)).toEqual(rows.map(({ id }) => id));
		expect(items.map(({ refetched }) => refetched)).toEqual([false, ...Array(11).fill(true)]);
	});

	it.each(['', ' ', '\n', null, undefined, {}])(
		'leaves out what has no ID (%j), and still loads the event beside it',
		async (id) => {
			const other = someReservation(1);
			const row = { ...sandbox.state.reservationRow(other), max_guests: 99 };
			const body = [event({ id: id as string, max_guests: 7 }), event(row)];
			const items = itemsOf(await webhook(engine, refetching(), { body }));
			expect(items).toMatchObject([
				{ entity_id: other.id, refetched: true, reservation: { party_size: other.partySize } },
			]);
		},
	);

	it.each(['..', 'a/b', '?venue_id=1', '\ud800'])(
		'asks no other address for an odd ID of a guest (%#), either',
		async (id) => {
			const [guest] = sandbox.state.guests.all();
			const change = (entity: IDataObject) => ({
				...{ entity_type: 'client', event_type: 'updated', updates: [] },
				entity: { ...entity, first_name: 'Nobody', updated: '2026-01-12T09:41:00.000000' },
			});
			const body = [change({ id }), change({ id: guest.id })];
			const items = itemsOf(await webhook(engine, refetching(), { body }));
			expect(items.map(({ entity_id: name, refetched }) => [name, refetched])).toEqual([
				[id, false],
				[guest.id, true],
			]);
			const paths = sandbox.log.map(({ apiPath }) => apiPath).filter((path) => path !== '/auth');
			expect(paths.filter((path) => !/^\/clients\/[^/]+$/.test(path))).toEqual([]);
		},
	);

	it('gives out the delivery marked as such if there is no API credential', async () => {
		const delivery = await webhook(engine, refetching({ credentials: {} }), { body: [event()] });
		expect(itemsOf(delivery)).toMatchObject([{ refetched: false }]);
	});
});

describe('what an item shows', () => {
	const shown = async (options: INodeParameters, credentials = {}) => {
		const parameters = { verification: 'none', options };
		const delivery = await webhook(engine, trigger(parameters, { credentials }), {
			body: [
				event({
					date: '2026-07-17',
					arrival_time: '7:30 PM',
					time_slot_iso: '19:30:00',
					real_datetime_of_slot: '2026-07-17 19:30:00',
				}),
			],
		});
		return itemsOf(delivery)[0].reservation as IDataObject;
	};

	it('is the record in plain words, on the venue’s clock where nobody told the zone', async () => {
		expect(await shown({})).toMatchObject({ datetime: '2026-07-17T19:30:00' });
	});

	it('has the venue’s offset if the option or the credential tells the zone', async () => {
		expect(await shown({ timeZone: 'Europe/London' })).toMatchObject({
			datetime: '2026-07-17T19:30:00+01:00',
		});
		expect(await shown({}, { sevenRoomsApi: api })).toMatchObject({
			datetime: '2026-07-17T19:30:00-04:00',
		});
	});

	it('still comes, without an offset, if the zone is misspelled', async () => {
		expect(await shown({ timeZone: 'Mars/Crater' })).toMatchObject({
			datetime: '2026-07-17T19:30:00',
		});
	});

	it('is the record of SevenRooms or the chosen fields, if wanted so', async () => {
		expect(await shown({ output: 'raw' })).toMatchObject({ arrival_time: '7:30 PM' });
		expect(await shown({ output: 'selectedFields', fields: 'time, venue_id' })).toEqual({
			time: '19:30',
			venue_id: someReservation().venueId,
		});
	});

	it('takes the chosen fields from a list, too, whatever else is in it', async () => {
		const fields = '={{ ["time ", 7, null, "venue_id"] }}';
		expect(await shown({ output: 'selectedFields', fields })).toEqual({
			time: '19:30',
			'7': null,
			venue_id: someReservation().venueId,
		});
	});

	it('never carries a field called error, which would send it to the wrong output', async () => {
		const body = [event({ error: 'boom' }, { error: 'boom' })];
		const [item] = itemsOf(await webhook(engine, trigger(), { body, headers: bearer }));
		expect(item).toMatchObject({ event: 'reservation.updated' });
		expect(item).not.toHaveProperty('error');
	});
});

describe('setting the trigger up', () => {
	it('registers nothing at SevenRooms, and says so', async () => {
		const before = sandbox.log.length;
		expect(await webhookMethod(engine, 'checkExists', trigger())).toBe(false);
		expect(await webhookMethod(engine, 'create', trigger())).toBe(true);
		expect(await webhookMethod(engine, 'delete', trigger())).toBe(true);
		expect(sandbox.log.length).toBe(before);
	});

	it.each([
		['No Events are chosen', { events: [] }],
		['No Events are chosen', { events: '={{ "" }}' }],
		[
			'Events names "canceled", which is no event',
			{ events: '={{ "reservation.created, canceled" }}' },
		],
		['No Fields are named', { options: { output: 'selectedFields' } }],
		['No Fields are named', { options: { output: 'selectedFields', fields: ' , ' } }],
		['Minimum Party Size is not a number', { filters: { minPartySize: '={{ "six" }}' } }],
		['Venue IDs is not a list of texts', { filters: { venueIds: '={{ ({ id: "v1" }) }}' } }],
		['Statuses is not a list of texts', { filters: { statuses: '={{ [{ id: 1 }] }}' } }],
		['Tags is not a list of texts', { filters: { tags: '={{ true }}' } }],
		['Changed Fields is not a list of texts', { filters: { changedFields: '={{ ({}) }}' } }],
	])('says at once what would only show by silence: %s (%#)', async (message, parameters) => {
		for (const mode of ['webhook', 'manual'] as const) {
			await expect(
				webhookMethod(engine, 'create', trigger(parameters, { mode })),
			).rejects.toMatchObject({ name: 'NodeOperationError', message });
		}
	});

	it('refuses a secret for the path that n8n would take for two parts of it', async () => {
		const data = { secret: 'table/for+four' };
		const saved = await engine.credentials.save('sevenRoomsWebhookApi', data);
		const withSecret = (verification: string) =>
			trigger({ verification }, { credentials: { sevenRoomsWebhookApi: saved } });
		const refusal = await webhookMethod(engine, 'create', withSecret('pathSecret')).catch(
			(error: Error) => error,
		);
		expect(refusal).toMatchObject({
			name: 'NodeOperationError',
			message: 'The secret holds a slash, so it cannot stand in the path of an address',
		});
		expect(JSON.stringify(refusal)).not.toContain(data.secret);
		for (const verification of ['header', 'querySecret', 'hmac']) {
			expect(await webhookMethod(engine, 'create', withSecret(verification))).toBe(true);
		}
	});

	it('loses no event if the fields are taken away later', async () => {
		const options = trigger({ options: { output: 'selectedFields', fields: 'id' } });
		const open = await openWebhook(engine, options);
		options.parameters.options = { output: 'selectedFields' };
		const delivery = await open.deliver({ body: [event()], headers: bearer });
		expect(itemsOf(delivery)).toMatchObject([{ event: 'reservation.updated', reservation: {} }]);
		await open.close();
	});

	it('keeps nothing in static data, where the last writer wins', async () => {
		const open = await openWebhook(engine, trigger());
		await open.deliver({ body: [event()], headers: bearer });
		expect(open.staticData).toEqual({});
		await open.close();
	});

	it.each([
		['a long secret', { secret }, 'OK'],
		['two long secrets', { secret, previousSecret }, 'OK'],
		['two secrets of 16', { secret: 'a'.repeat(16), previousSecret: 'b'.repeat(16) }, 'OK'],
		['a secret of 15', { secret: 'a'.repeat(15) }, 'Error'],
		['a secret before of 15', { secret, previousSecret: 'b'.repeat(15) }, 'Error'],
		['a short secret', { secret: 'tiny-key' }, 'Error'],
		['a secret of blanks', { secret: ' '.repeat(20) }, 'Error'],
		['no secret', { secret: '' }, 'Error'],
		['a short secret before', { secret, previousSecret: 'tiny-key' }, 'Error'],
		['the same secret twice', { secret, previousSecret: secret }, 'Error'],
	])('tests a credential with %s, and repeats no secret', async (_, data, status) => {
		const result = await testCredential(engine, 'sevenRoomsWebhookApi', data);
		expect(result.status).toBe(status);
		expect(result.message).not.toMatch(/tiny-key|table-for|a{15}|b{15}/);
	});
});
