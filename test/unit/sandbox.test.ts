import { Client } from './sandboxClient.cjs';

describe('the sandbox at the door', () => {
	let client: Client;

	beforeAll(async () => {
		client = await Client.start();
	});

	afterEach(() => client.sandbox.reset());
	beforeEach(() => client.login());
	afterAll(() => client.close());

	const credentials = () => ({
		client_id: client.sandbox.clientId,
		client_secret: client.sandbox.clientSecret,
	});

	it('logs in with a form and says when the login ends, in UTC without a suffix', async () => {
		const answer = await client.form('POST', '/auth', credentials());

		expect(answer.status).toBe(200);
		expect(answer.body.msg).toBe('Successfully authenticated.');
		expect(answer.body.data.token).toMatch(/^[0-9a-f]{128}$/);
		expect(answer.body.data.token_expiration_datetime).toMatch(/^2026-05-11T12:\d\d:\d\d\.\d{6}$/);
		expect(answer.body.request_id).toMatch(/^\d{10}\.[0-9a-f-]{36}$/);
	});

	it('hands out an id and a secret of 128 lower-case hex characters', () => {
		expect(client.sandbox.clientId).toMatch(/^[0-9a-f]{128}$/);
		expect(client.sandbox.clientSecret).toMatch(/^[0-9a-f]{128}$/);
	});

	it('takes the credentials from the query, too', async () => {
		const query = new URLSearchParams(credentials()).toString();

		expect((await client.call('POST', `/auth?${query}`)).status).toBe(200);
	});

	it('does not read credentials from JSON', async () => {
		const answer = await client.json('POST', '/auth', credentials());

		expect(answer.status).toBe(400);
		expect(answer.body.msg).toContain('client_id');
	});

	it.each([
		['a space behind the secret', () => ({ client_secret: `${client.sandbox.clientSecret} ` })],
		['a line break behind the id', () => ({ client_id: `${client.sandbox.clientId}\n` })],
		['quotes around the id', () => ({ client_id: `"${client.sandbox.clientId}"` })],
		[
			'id and secret swapped',
			() => ({
				client_id: client.sandbox.clientSecret,
				client_secret: client.sandbox.clientId,
			}),
		],
	])('refuses %s', async (_what, change) => {
		const answer = await client.form('POST', '/auth', { ...credentials(), ...change() });

		expect(answer.status).toBe(401);
		expect(answer.body).toEqual({
			code: 401,
			status: 401,
			msg: expect.any(String) as string,
			request_id: expect.any(String) as string,
		});
	});

	it.each([
		['no login', {}],
		['a login nobody gave out', { authorization: 'f'.repeat(128) }],
	])('refuses a request with %s', async (_what, headers) => {
		client.token = '';
		const answer = await client.call('GET', '/venues', { headers });

		expect(answer.status).toBe(401);
		expect(answer.body.msg).toContain('Token is not valid');
	});

	it('wants the token raw, without Bearer', async () => {
		const headers = { authorization: `Bearer ${client.token}` };

		expect((await client.call('GET', '/venues', { headers })).status).toBe(401);
		expect((await client.get('/venues')).status).toBe(200);
	});

	it('takes the API key in the place of a token', async () => {
		client.token = client.sandbox.apiKey;

		expect((await client.get('/venues')).status).toBe(200);
	});

	it('tells an unknown route from a forgotten login', async () => {
		client.token = '';
		const unknown = await client.get('/no/such/thing');

		expect(unknown.status).toBe(404);
		expect(unknown.body.msg).toBe('Could not find resource');
		expect((await client.get('/reservations')).status).toBe(401);
	});

	it('answers the routes that were probed and found missing with 404', async () => {
		const guest = (await client.get('/clients', group())).body.data.results[0];

		for (const path of [`/clients/${String(guest.id)}/reservations`, '/reviews', '/feedback']) {
			expect((await client.get(path)).status).toBe(404);
		}
	});

	it('ends a login after its time', async () => {
		client.sandbox.clock.advance(24 * 3600 * 1000 + 1000);

		expect((await client.get('/venues')).status).toBe(401);
	});

	it('lets several logins live side by side, or only the newest one', async () => {
		const first = client.token;
		await client.login();
		client.token = first;
		expect((await client.get('/venues')).status).toBe(200);

		client.sandbox.behaviour.newestTokenOnly = true;
		await client.login();
		client.token = first;
		expect((await client.get('/venues')).status).toBe(401);
	});

	it.each(['/2_4', '/2_2', '/api-ext/2_4', '/api-ext/2_2'])(
		'serves the API under %s',
		async (base) => {
			const answer = await client.get(`${client.sandbox.url}${base}/venues`);

			expect(answer.status).toBe(200);
			expect(answer.body.data.results).toHaveLength(3);
		},
	);

	it('stands behind an OAuth 2.0 gateway that wants Bearer', async () => {
		const basic = Buffer.from(`${client.sandbox.clientId}:${client.sandbox.clientSecret}`).toString(
			'base64',
		);
		const raw = client.token;
		const login = await client.call('POST', client.sandbox.accessTokenUrl, {
			body: new URLSearchParams({ grant_type: 'client_credentials' }),
			headers: { authorization: `Basic ${basic}` },
		});
		const venues = `${client.sandbox.gatewayUrl}/venues`;
		const token = String(login.body.access_token);

		expect(login.body).toMatchObject({ token_type: 'Bearer', expires_in: 86400 });
		client.token = `Bearer ${token}`;
		expect((await client.get(venues)).status).toBe(200);
		client.token = token;
		expect((await client.get(venues)).status).toBe(401);
		client.token = `Bearer ${raw}`;
		expect((await client.get(venues)).status).toBe(401);
	});

	it('refuses a wrong secret at the gateway', async () => {
		const login = await client.form('POST', client.sandbox.accessTokenUrl, {
			grant_type: 'client_credentials',
			...credentials(),
			client_secret: 'wrong',
		});

		expect(login.status).toBe(401);
		expect(login.body.error).toBe('invalid_client');
	});

	it('refuses a login at the gateway that cannot be read', async () => {
		const login = await client.call('POST', client.sandbox.accessTokenUrl, {
			body: new URLSearchParams({ grant_type: 'client_credentials' }),
			headers: { authorization: `Basic ${Buffer.from('%E0%A4%A:secret').toString('base64')}` },
		});

		expect([login.status, login.body.error]).toEqual([401, 'invalid_client']);
	});

	it('limits the requests of a second, and says when to come back if told to', async () => {
		client.sandbox.behaviour.requestsPerSecond = 1;
		const burst = await Promise.all(Array.from({ length: 10 }, () => client.get('/venues')));
		const refused = burst.filter(({ status }) => status === 429);

		expect(refused.length).toBeGreaterThanOrEqual(1);
		expect(refused[0].headers['retry-after']).toBe('1');

		client.sandbox.behaviour.retryAfter = 'none';
		const again = await Promise.all(Array.from({ length: 10 }, () => client.get('/venues')));
		const silent = again.filter(({ status }) => status === 429);
		expect(silent[0].headers).not.toHaveProperty('retry-after');
	});

	it('shows venues without their time zone, unless told to', async () => {
		const { results } = (await client.get('/venues', group())).body.data;
		expect(results.map(({ name }) => name)).toEqual([
			'Harbour Table',
			'Canal House',
			'Southern Cross',
		]);
		expect(results[0]).not.toHaveProperty('timezone');

		client.sandbox.behaviour.venuesTellZone = true;
		const one = await client.get(`/venues/${String(results[1].id)}`);
		expect(one.body.data.timezone).toBe('Europe/London');
	});

	it('does not know a venue of somebody else', async () => {
		expect((await client.get(`/venues/${'x'.repeat(80)}`)).status).toBe(404);
	});

	it('writes every request down as it came over the wire', async () => {
		client.sandbox.clear();
		await client.book(0, { notes: 'Window, please' });

		expect(client.sandbox.log).toHaveLength(1);
		expect(client.sandbox.log[0]).toMatchObject({
			method: 'PUT',
			path: `/2_4/venues/${client.sandbox.venues[0].id}/book`,
			apiPath: `/venues/${client.sandbox.venues[0].id}/book`,
			contentType: expect.stringContaining('application/x-www-form-urlencoded') as string,
			headers: { authorization: client.token },
			body: { notes: 'Window, please', party_size: '2' },
			status: 200,
			authorized: true,
		});
	});

	it('keeps letters in its inbox', async () => {
		await client.admin('POST', '/inbox/kitchen', { covers: 4 });
		await client.admin('POST', '/inbox/kitchen', { covers: 6 });

		const letters = await client.admin('GET', '/inbox/kitchen');
		expect(letters.body).toEqual([{ covers: 4 }, { covers: 6 }]);
		expect((await client.admin('GET', '/inbox/bar')).body).toEqual([]);
	});

	it('goes back to the first evening on request', async () => {
		const before = (await client.admin('GET', '/admin/state')).body.reservations;
		await client.book(0);
		expect((await client.admin('GET', '/admin/state')).body.reservations).toBe(Number(before) + 1);

		await client.admin('POST', '/admin/reset');
		expect((await client.admin('GET', '/admin/state')).body.reservations).toBe(before);
	});

	it('seeds the same book for the same seed and the same moment', async () => {
		const twin = await Client.start();
		const query = { limit: 400, ...group() };
		const [mine, theirs] = await Promise.all([
			client.get('/reservations', query),
			twin.get('/reservations', query),
		]);
		await twin.close();

		expect(theirs.body.data.results).toEqual(mine.body.data.results);
	});

	const group = () => ({ venue_group_id: client.sandbox.venueGroupId });
});
