import type { IDataObject } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import { listSearch, type NodeResult } from '../support/engine.cjs';
import { speedUp, type FastSleep } from '../support/fastSleep.cjs';
import { everythingIn } from '../support/everythingIn.cjs';
import { oneRestaurant } from '../support/opened.cjs';

const MSG = 'The kitchen is on fire';
const CONTACT = 'ask Byron at ada@example.com or +1 917-555-0123';

const restaurant = oneRestaurant({ reservations: 30 });
let waits: FastSleep;
let id: string;

beforeAll(async () => {
	[{ id }] = restaurant.sandbox.state.reservations.all();
	// Logs in, so that every test below begins with a live token.
	await read();
});

beforeEach(() => {
	waits = speedUp(1000);
});

afterEach(() => waits.restore());

const read = async (): Promise<NodeResult> =>
	await restaurant.run({ resource: 'reservation', operation: 'get', reservationId: id });

/** Puts a fault on the route that `read` asks; `times` left out means for ever. */
const meet = (effect: FaultEffect, times?: number) =>
	restaurant.sandbox.faults.add({ match: { path: '/reservations/', times }, effect });

const tries = () => restaurant.requests('GET', /^\/reservations\//);
const status = (code: number, more: object = {}): FaultEffect => ({
	kind: 'status',
	status: code,
	msg: MSG,
	...more,
});

const words = ({ error }: NodeResult) => `${error?.message} ${error?.description ?? ''}`;

describe('what a host reads when SevenRooms refuses', () => {
	it.each<[number, string, string]>([
		[400, 'did not accept', 'Check the values'],
		[403, 'lacks the right', 'Ask SevenRooms to give this credential the right "reservations"'],
		[404, 'no such record', 'Check the ID'],
		[409, 'already holds', 'present state'],
		[422, 'HTTP 422', 'Check the values'],
	])(
		'%i: what happened, what to do, their words and the request id, after one try',
		async (code, message, advice) => {
			meet(status(code));
			const result = await read();
			expect(result.error?.name).toBe('NodeApiError');
			expect(result.error?.httpCode).toBe(String(code));
			expect(result.error?.message).toContain(message);
			expect(words(result)).toContain(advice);
			expect(words(result)).toContain(MSG);
			expect(words(result)).toMatch(/Request ID: \d+\.[0-9a-f-]{36}/);
			expect(tries()).toHaveLength(1);
			expect(result.error?.context).toMatchObject({
				itemIndex: 0,
				sevenRooms: { status: code, msg: MSG, request_id: expect.any(String), tries: 1 },
			});
		},
	);

	it('404 of a whole list: the venue and the group are to be checked, since no record was named', async () => {
		restaurant.sandbox.faults.add({ match: { path: '/reservations/export' }, effect: status(404) });
		const result = await restaurant.run({
			...{ resource: 'reservation', operation: 'getAll', returnAll: true },
		});
		expect(result.error?.httpCode).toBe('404');
		expect(words(result)).toContain('the Venue Group ID of the credential');
		expect(words(result)).toContain(MSG);
	});

	it('401: the login is renewed once and asked once more, then told in words', async () => {
		meet(status(401));
		const result = await read();
		expect(result.error?.httpCode).toBe('401');
		expect(words(result)).toContain('refused the login');
		expect(words(result)).toContain(MSG);
		expect(tries().length).toBeLessThanOrEqual(4);
		const logins = restaurant.sandbox.log.filter(({ apiPath }) => apiPath === '/auth');
		expect(logins.length).toBeGreaterThanOrEqual(1);
		expect(logins.length).toBeLessThanOrEqual(2);
	});

	it('401 in between: the login is renewed and nobody notices', async () => {
		restaurant.sandbox.expireTokens();
		const { error, json } = await read();
		expect(error).toBeUndefined();
		expect(json[0].id).toBe(id);
	});
});

describe('what happens when SevenRooms is busy or out', () => {
	it('429 with a time: waits as long as told, then goes on', async () => {
		meet(status(429, { retryAfter: 1 }), 2);
		const { error } = await read();
		expect(error).toBeUndefined();
		expect(tries().map((one) => one.status)).toEqual([429, 429, 200]);
		const waited = waits.asked.reduce((sum, ms) => sum + ms, 0);
		expect(waited).toBeGreaterThanOrEqual(2_000);
	});

	it('429 without a time: waits a little, then goes on', async () => {
		meet(status(429), 1);
		const { error } = await read();
		expect(error).toBeUndefined();
		expect(tries()).toHaveLength(2);
	});

	it('429 for longer than somebody at the panel waits: says when it ends', async () => {
		restaurant.sandbox.faults.add({
			match: { path: '/venues' },
			effect: status(429, { retryAfter: 60 }),
		});
		// An account of its own: the others need not wait for it.
		const baseUrl = `${restaurant.sandbox.url}/2_2`;
		const credentials = await restaurant.credentialWith({ baseUrl });
		const look = listSearch(restaurant.engine, { method: 'searchVenues', credentials });
		const error = (await look.catch((caught: unknown) => caught)) as Error & IDataObject;
		expect(error.message).toContain('rate limit');
		expect(error.description).toContain('60 seconds');
		expect(error.description).toContain(MSG);
	});

	it('500 once: asks again after five seconds', async () => {
		meet(status(500), 1);
		const { error } = await read();
		expect(error).toBeUndefined();
		expect(tries()).toHaveLength(2);
		const waited = waits.asked.reduce((sum, ms) => sum + ms, 0);
		expect(waited).toBeGreaterThanOrEqual(5_000);
	});

	it('500 twice: gives up and names the request to escalate with', async () => {
		meet(status(500));
		const result = await read();
		expect(tries()).toHaveLength(2);
		expect(result.error?.message).toContain('after 2 tries');
		expect(words(result)).toContain(MSG);
		expect(words(result)).toMatch(/Request ID: \d+\./);
	});

	it.each<[string, FaultEffect]>([
		['502', status(502)],
		['503', status(503)],
		['504', status(504)],
		['a connection that breaks off', { kind: 'resetBeforeCommit' }],
		['a web page for an error', status(503, { html: '<html><body>Bad gateway</body></html>' })],
		['a web page that says all is well', { kind: 'html200' }],
		['an answer that breaks off', { kind: 'truncate' }],
		['half an answer', { kind: 'truncatedJson' }],
		['an empty answer', status(503, { empty: true })],
		['a 503 inside a 200', { kind: 'embeddedStatus', status: 503, msg: MSG }],
	])('%s: asks five times, then says how long it tried', async (_what, effect) => {
		meet(effect);
		const result = await read();
		expect(tries()).toHaveLength(5);
		expect(result.error?.message).toMatch(/could not be reached after 5 tries over \d+ second/);
		expect(words(result)).not.toContain('<');
	});

	it.each<[string, FaultEffect]>([
		['a 503', status(503)],
		['a connection that breaks off', { kind: 'resetBeforeCommit' }],
		['an answer that breaks off', { kind: 'truncate' }],
	])('%s now and then: nobody notices', async (_what, effect) => {
		meet(effect, 3);
		const { error, json } = await read();
		expect(error).toBeUndefined();
		expect(json[0].id).toBe(id);
	});

	it('a refusal inside a 200 is a refusal', async () => {
		meet({ kind: 'embeddedStatus', status: 400, msg: MSG });
		const result = await read();
		expect(result.error?.httpCode).toBe('400');
		expect(words(result)).toContain(MSG);
		expect(tries()).toHaveLength(1);
	});

	it('a web page of a gateway that refuses is told as one', async () => {
		meet(status(403, { html: '<html><body>Blocked</body></html>' }));
		const result = await read();
		expect(words(result)).toContain('A web page answered, not the API itself');
		expect(words(result)).not.toContain('<html>');
	});
});

describe('what no error gives away', () => {
	const guest = { firstName: 'Ada', lastName: 'Byron', phone: '+19175550123' };
	const booking = {
		resource: 'reservation',
		operation: 'create',
		...guest,
		email: 'ada@example.com',
		partySize: 2,
		dateTime: '2026-05-15T19:30',
	};

	it.each<[string, FaultEffect]>([
		['a refusal', status(400, { msg: CONTACT })],
		['a missing right', status(403, { msg: CONTACT })],
		['a login that is refused', status(401, { msg: CONTACT })],
		['an outage', status(500, { msg: CONTACT })],
		['a broken connection', { kind: 'resetBeforeCommit' }],
		['a web page that says all is well', { kind: 'html200' }],
		['a web page', status(502, { html: `<p>${CONTACT}</p>` })],
	])('%s tells neither token, secret nor guest', async (_what, effect) => {
		restaurant.sandbox.faults.add({ match: { method: 'PUT' }, effect });
		restaurant.sandbox.faults.add({ match: { path: '/clients' }, effect });
		const { sandbox, engine, credential } = restaurant;
		const { sessionToken } = await engine.credentials.read(credential);
		const secrets = [
			...[String(sessionToken), sandbox.clientSecret, sandbox.clientId],
			...['ada@example.com', '9175550123', '917-555-0123'],
		];
		const wrongs = [
			await restaurant.run({ ...booking, venueId: restaurant.newYork }),
			await restaurant.run({
				...{ resource: 'guest', operation: 'getAll' },
				filters: { email: 'ada@example.com', phone: '+19175550123' },
			}),
		];
		for (const { error, data } of wrongs) {
			expect(error).toBeDefined();
			const runs = data.resultData.runData.SevenRooms;
			const told = everythingIn(error, runs);
			for (const secret of secrets) expect(told).not.toContain(secret);
		}
	});
});
