import { readOptions } from '../../sandbox/cliOptions.cjs';
import { Client, startReceiver } from './sandboxClient.cjs';

describe('the command line of the sandbox', () => {
	it('knows its options, and what they are when left out', () => {
		expect(readOptions([])).toEqual({
			...{ port: 7007, host: '127.0.0.1', reservations: 300, seed: 7, now: undefined },
			...{ latencyMs: 0, requestsPerSecond: 0 },
		});
		const told = ['--port', '0', '--reservations=0', '--now', '2026-05-10', '--rps', '5'];
		expect(readOptions(told)).toMatchObject({
			...{ port: 0, reservations: 0, now: '2026-05-10', requestsPerSecond: 5 },
		});
	});

	it.each(['port', 'reservations', 'seed', 'latency', 'rps'])('wants a number for --%s', (name) => {
		for (const wrong of ['many', '1.5', '-1', '']) {
			expect(() => readOptions([`--${name}=${wrong}`])).toThrow(
				`--${name} wants a whole number, not "${wrong}".`,
			);
		}
	});

	it('does not know any other option', () => {
		expect(() => readOptions(['--colour', 'green'])).toThrow('--colour');
	});
});

describe('what the admin routes of the sandbox refuse', () => {
	let client: Client;

	beforeAll(async () => {
		client = await Client.start({ reservations: 60 });
	});

	afterEach(async () => {
		client.sandbox.reset();
		await client.login();
	});
	afterAll(() => client.close());

	it.each([
		['time that is no number', 'POST', '/admin/clock', { seconds: 'soon' }],
		['time that runs back', 'POST', '/admin/clock', { seconds: -1 }],
		['a jump without a length', 'POST', '/admin/clock', {}],
		['a jump beyond all calendars', 'POST', '/admin/clock', { seconds: 1e15 }],
		['an unknown switch', 'PATCH', '/admin/behaviour', { colour: 'green' }],
		['an unknown choice', 'PATCH', '/admin/behaviour', { cancelRoute: 'sometimes' }],
		['a choice among numbers', 'PATCH', '/admin/behaviour', { unknownReservationStatus: 418 }],
		['less than no limit', 'PATCH', '/admin/behaviour', { requestsPerSecond: -1 }],
		['an unknown order', 'PATCH', '/admin/webhooks/settings', { order: 'upside down' }],
		['an address nobody can post to', 'POST', '/admin/webhooks', { url: 'ftp://example.com' }],
		['a secret that is no text', 'POST', '/admin/webhooks', { url: 'http://a.test', secret: 5 }],
		[
			'a header without a name',
			'POST',
			'/admin/webhooks',
			{ url: 'http://a.test', headers: ['x'] },
		],
		['a misspelled secret', 'POST', '/admin/webhooks', { url: 'http://a.test', secrets: 'x' }],
		['half a signature', 'POST', '/admin/webhooks', { url: 'http://a.test', signature: {} }],
		['a perhaps', 'POST', '/admin/reset', { keepWebhooks: 'yes' }],
		['the last few', 'GET', '/admin/log?last=few', undefined],
		['an answer after the end of time', 'PATCH', '/admin/behaviour', { latencyMs: 1e300 }],
		['unknown kinds', 'POST', '/admin/webhooks', { url: 'http://a.test', entityTypes: ['table'] }],
		['a burst in words', 'POST', '/admin/webhooks/burst', { count: 'many' }],
		['a burst of less than nothing', 'POST', '/admin/webhooks/burst', { count: -3 }],
		['events half a call', 'POST', '/admin/webhooks/release', { batchSize: 0.5 }],
		['an unknown fault', 'POST', '/admin/faults', { effect: { kind: 'bad luck' } }],
		['a status without a number', 'POST', '/admin/faults', { effect: { kind: 'status' } }],
		[
			'a status beyond all others',
			'POST',
			'/admin/faults',
			{ effect: { kind: 'status', status: 1000 } },
		],
		['a match in words', 'POST', '/admin/faults', { match: 'all', effect: { kind: 'forbid' } }],
		[
			'a match nobody knows',
			'POST',
			'/admin/faults',
			{ match: { paths: '/venues' }, effect: { kind: 'forbid' } },
		],
		[
			'a misspelled match, which would meet everything',
			'POST',
			'/admin/faults',
			{ matches: { path: '/venues' }, effect: { kind: 'forbid' } },
		],
		['a zeroth visit', 'POST', '/admin/faults', { match: { nth: 0 }, effect: { kind: 'forbid' } }],
		[
			'a setting that another fault has',
			'POST',
			'/admin/faults',
			{ effect: { kind: 'forbid', retryAfter: 2 } },
		],
		[
			'a page that is no text',
			'POST',
			'/admin/faults',
			{ effect: { kind: 'status', status: 500, html: 5 } },
		],
		[
			'names in one text',
			'POST',
			'/admin/faults',
			{ effect: { kind: 'ignoreFilters', names: 'date' } },
		],
		['slowness before now', 'POST', '/admin/faults', { effect: { kind: 'slow', ms: -5 } }],
		['slowness without a length', 'POST', '/admin/faults', { effect: { kind: 'slow' } }],
		[
			'a broken expression',
			'POST',
			'/admin/faults',
			{ match: { path: '([' }, effect: { kind: 'html200' } },
		],
	])('%s, and goes on as before', async (_what, method, path, body) => {
		const answer = await client.admin(method, path, body);

		expect([answer.status, typeof answer.body.error]).toEqual([400, 'string']);
		expect((await client.get('/venues')).status).toBe(200);
		expect((await client.admin('GET', '/admin/state')).body).toMatchObject({
			...{ faults: 0, webhookTargets: 0 },
		});
		expect((await client.form('POST', '/reservations/unknown/cancel')).status).toBe(400);
	});

	it.each([
		['a party in words', { partySize: 'six' }],
		['a party of nobody', { partySize: null }],
		['a party of less than nobody', { partySize: -3 }],
		['a day that is none', { date: '2026-02-30' }],
		['a minute before the day begins', { minutes: 30 }],
		['no status', { status: '' }],
		['a venue that is another', { venueId: 'another' }],
		['one table instead of a list', { tables: '12' }],
		['tables without names', { tables: [12, null] }],
		['a tag without its group', { tags: ['VIP'] }],
		['the time of a deletion', { deleted: '2026-05-10T12:00:00.000000' }],
		['an address that is a number', { email: 5 }],
		['a time of sitting down in words', { seatedTime: 'soon' }],
		['a day of sitting down', { seatedTime: '2026-05-10' }],
		['a time of leaving that is not in UTC', { leftTime: '2026-05-10T12:00:00+02:00' }],
		['an id', { id: 'another' }],
		['a field that is not there', { colour: 'green' }],
	])('%s for a reservation', async (_what, changes) => {
		const [reservation] = client.sandbox.state.reservations.all();
		const before = client.sandbox.state.reservationRow(reservation);
		const answer = await client.admin('PATCH', `/admin/reservations/${reservation.id}`, changes);

		expect([answer.status, typeof answer.body.error]).toEqual([400, 'string']);
		expect(client.sandbox.state.reservationRow(reservation)).toEqual(before);
	});

	it.each([
		['POST', '/admin/webhooks', { urll: 'http://a.test' }, 'body.url: Required'],
		['POST', '/admin/webhooks', { urll: 'http://a.test' }, "Unrecognized key(s) in object: 'urll'"],
		['POST', '/admin/faults', { effect: { kind: 'slow', mss: 5 } }, "in object: 'mss'"],
		['PATCH', '/admin/behaviour', { unknownReservationStatus: 418 }, 'Status: Expected 400 or 404'],
		['DELETE', '/admin/webhooks', { urll: 'x' }, "body: Unrecognized key(s) in object: 'urll'"],
		['PATCH', '/admin/behaviour', { latencyMs: 'long' }, 'body.latencyMs: Expected number'],
		['POST', '/admin/faults', { effect: { kind: 'slow', ms: 0.5 } }, 'body.effect.ms: Expected'],
	])('by name: %s %s %j', async (method, path, body, message) => {
		const answer = await client.admin(method, path, body);
		expect(answer.body.error).toContain(message);
	});

	it.each(['2026-05-10T12:00:00', '2026-05-10 12:00:00', null])(
		'no time of sitting down that a reservation may show: %s',
		async (seatedTime) => {
			const [{ id }] = client.sandbox.state.reservations.all();
			const { body } = await client.admin('PATCH', `/admin/reservations/${id}`, { seatedTime });
			expect(body).toMatchObject({ seated_time: seatedTime });
		},
	);

	it('no address for its capital letters', async () => {
		const { status } = await client.admin('POST', '/admin/webhooks', { url: 'HTTP://a.test' });
		expect(status).toBe(200);
	});

	it('an address nobody knows the name of, and goes on posting to the others', async () => {
		client.sandbox.webhooks.subscribe({ url: 'http://127.0.0.1:9/webhook' });
		const { status } = await client.admin('DELETE', '/admin/webhooks', {
			address: 'http://a.test',
		});

		expect([status, client.sandbox.webhooks.targets.length]).toEqual([400, 1]);
	});

	it('nothing that a host may well do: empty a field, or fill an empty one', async () => {
		const [reservation] = client.sandbox.state.reservations.all();
		const path = `/admin/reservations/${reservation.id}`;

		await client.admin('PATCH', path, { internalNotes: 'Birthday', partySize: 6 });
		const { body } = await client.admin('PATCH', path, { internalNotes: null });
		expect(body).toMatchObject({ internal_notes: null, max_guests: 6 });
	});

	it('no batch size, but sends one event a call at least', async () => {
		const receiver = await startReceiver();
		client.sandbox.webhooks.subscribe({ url: receiver.url });
		await client.admin('PATCH', '/admin/webhooks/settings', { batchSize: 0 });
		await client.book(0);
		await client.sandbox.webhooks.settled();
		await receiver.close();

		expect(receiver.calls.map(({ events }) => events.length)).toEqual([1, 1]);
	});
});
