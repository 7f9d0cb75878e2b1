import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { startSandbox } from '../../sandbox/server.cjs';
import type { SavedCredential } from '../support/engine.cjs';
import { everythingIn } from '../support/everythingIn.cjs';
import { oneRestaurant } from '../support/opened.cjs';

const restaurant = oneRestaurant({ reservations: 10 });

beforeEach(() => restaurant.sandbox.expireTokens());

const venues = async (credentials: SavedCredential, more = {}) =>
	await restaurant.run({ resource: 'venue', operation: 'getAll', ...more }, { credentials });

const logins = () => restaurant.sandbox.log.filter(({ apiPath }) => apiPath === '/auth');
const tokensSent = () => restaurant.requests().map(({ headers }) => headers.authorization);
const stored = async (saved: SavedCredential) =>
	String((await restaurant.engine.credentials.read(saved)).sessionToken);

/** Another address, another account: nothing is known of it yet. */
const fresh = async (more: ICredentialDataDecryptedObject = {}, base = '/2_2') =>
	await restaurant.credentialWith({ baseUrl: restaurant.sandbox.url + base, ...more });

describe('logging in', () => {
	it('sends id and secret as a form, without what came along when they were copied', async () => {
		const { clientId, clientSecret } = restaurant.sandbox;
		const credential = await fresh({
			clientId: ` "${clientId}"\n`,
			clientSecret: `\t${clientSecret} `,
			baseUrl: ` ${restaurant.sandbox.url}/2_2// `,
		});
		const { error } = await venues(credential);
		expect(error).toBeUndefined();
		const [login] = logins();
		expect(login.method).toBe('POST');
		expect(login.contentType).toMatch(/^application\/x-www-form-urlencoded/);
		expect(login.body).toEqual({ client_id: clientId, client_secret: clientSecret });
		expect(login.headers.authorization).toBeUndefined();
	});

	it('happens once and serves the executions after it, with the token sent raw', async () => {
		const credential = await fresh();
		await venues(credential);
		await venues(credential);
		expect(logins()).toHaveLength(1);
		const token = await stored(credential);
		expect(token).toMatch(/^[0-9a-f]{128}$/);
		expect(tokensSent()).toEqual([token, token]);
	});

	it('puts the word Bearer before the token only where the credential says so', async () => {
		const credential = await fresh({ authorizationScheme: 'bearer' });
		const { error } = await venues(credential);
		expect(error?.httpCode).toBe('401');
		expect(error?.description).toContain('Authorization Scheme');
		expect(tokensSent()[0]).toMatch(/^Bearer [0-9a-f]{128}$/);
		expect(tokensSent().filter((sent) => !String(sent).startsWith('Bearer '))).toEqual([]);
	});

	it('is not needed with an API key', async () => {
		const { apiKey } = restaurant.sandbox;
		const credential = await fresh({ authentication: 'apiKey', apiKey: ` ${apiKey}\n` });
		const { error, json } = await venues(credential);
		expect(error).toBeUndefined();
		expect(json).toHaveLength(3);
		expect(logins()).toEqual([]);
		expect(new Set(tokensSent())).toEqual(new Set([apiKey]));
	});

	it('that is refused tells so in words, and shows neither id nor secret', async () => {
		const clientSecret = 'f'.repeat(128);
		const { error, data } = await venues(await fresh({ clientSecret }));
		expect(error?.message).toContain('SevenRooms refused the login');
		expect(error?.description).toContain('Client ID and Client Secret');
		expect(error?.description).toContain('Permission denied');
		expect(error?.description).toMatch(/Request ID: \d+\./);
		const told = everythingIn(error, data.resultData.runData.SevenRooms);
		expect(told).not.toContain(clientSecret);
		expect(told).not.toContain(restaurant.sandbox.clientId);
		expect(restaurant.requests()).toEqual([]);
	});
});

describe('a token that has expired', () => {
	it('is renewed once, kept, and nobody notices', async () => {
		const credential = await fresh();
		await venues(credential);
		const first = await stored(credential);
		restaurant.sandbox.expireTokens();
		const { error } = await venues(credential);
		expect(error).toBeUndefined();
		expect(logins()).toHaveLength(2);
		expect(await stored(credential)).not.toBe(first);
		expect(tokensSent().at(-1)).toBe(await stored(credential));
	});

	it('in the middle of a write does not book twice', async () => {
		const credential = await fresh();
		await venues(credential);
		const before = restaurant.sandbox.state.reservations.size;
		restaurant.sandbox.faults.add({
			match: { method: 'PUT', times: 1 },
			effect: { kind: 'expireTokens' },
		});
		const { error } = await restaurant.run(
			{
				...{ resource: 'reservation', operation: 'create', venueId: restaurant.newYork },
				...{ firstName: 'Ada', lastName: 'Byron', phone: '+19175550123' },
				...{ partySize: 2, dateTime: '2026-05-15T19:30' },
			},
			{ credentials: credential },
		);
		expect(error).toBeUndefined();
		expect(restaurant.sandbox.state.reservations.size).toBe(before + 1);
	});

	it.each([false, true])(
		'is renewed by one login for 20 executions at the same moment (newest token only: %s)',
		async (newestTokenOnly) => {
			restaurant.sandbox.behaviour.newestTokenOnly = newestTokenOnly;
			const credential = await fresh({}, newestTokenOnly ? '/api-ext/2_4' : '/2_4');
			await venues(credential);
			restaurant.sandbox.expireTokens();
			restaurant.sandbox.clear();
			const runs = await Promise.all(
				Array.from({ length: 20 }, async () => await venues(credential)),
			);
			expect(runs.map(({ error }) => error?.message)).toEqual(Array(20).fill(undefined));
			expect(runs.every(({ json }) => json.length === 3)).toBe(true);
			expect(logins()).toHaveLength(1);
			await venues(credential);
			expect(logins()).toHaveLength(1);
			restaurant.sandbox.behaviour.newestTokenOnly = false;
		},
	);

	it('of a new credential is fetched once for 20 executions that start together', async () => {
		const credential = await fresh({ clientId: `${restaurant.sandbox.clientId} ` }, '/api-ext/2_4');
		const runs = await Promise.all(
			Array.from({ length: 20 }, async () => await venues(credential)),
		);
		expect(runs.every(({ error }) => error === undefined)).toBe(true);
		expect(logins()).toHaveLength(1);
	});
});

describe('a credential that was edited', () => {
	it('never goes on with the old account’s token after its secret changed', async () => {
		const credential = await fresh();
		await venues(credential);
		const old = await restaurant.engine.credentials.read(credential);
		const edited = { ...old, clientSecret: 'e'.repeat(128) };
		await restaurant.engine.credentials.overwrite(credential, edited);
		restaurant.sandbox.clear();
		const { error } = await venues(credential);
		expect(error?.message).toContain('refused the login');
		expect(tokensSent()).not.toContain(old.sessionToken);
	});

	it('never shows the old environment’s token to the new one', async () => {
		const elsewhere = await startSandbox({ seed: 11, reservations: 5 });
		const credential = await fresh();
		await venues(credential);
		const old = await restaurant.engine.credentials.read(credential);
		const { baseUrl, clientId, clientSecret } = elsewhere;
		const edited = { ...old, baseUrl, clientId, clientSecret };
		await restaurant.engine.credentials.overwrite(credential, edited);
		const { error } = await venues(credential);
		expect(error).toBeUndefined();
		const sent = elsewhere.log.map(({ headers }) => headers.authorization);
		expect(sent).not.toContain(old.sessionToken);
		expect(elsewhere.log.at(-1)?.status).toBe(200);
		await elsewhere.close();
	});
});

describe('a gateway with OAuth 2.0 in front of SevenRooms', () => {
	const gateway = async (more: ICredentialDataDecryptedObject = {}) => {
		const { gatewayUrl, accessTokenUrl, clientId, clientSecret, venueGroupId } = restaurant.sandbox;
		return await restaurant.engine.credentials.save('sevenRoomsOAuth2Api', {
			...{ baseUrl: `${gatewayUrl}/`, accessTokenUrl, clientId, clientSecret, venueGroupId },
			...{ timeZone: 'America/New_York', requestsPerSecond: 1000, ...more },
		});
	};

	it('is used with its own tokens, which n8n renews', async () => {
		const credential = await gateway();
		const first = await venues(credential, { authentication: credential.type });
		expect(first.error).toBeUndefined();
		expect(first.json).toHaveLength(3);
		expect(String(tokensSent().at(-1))).toMatch(/^Bearer [0-9a-f]+$/);
		restaurant.sandbox.expireTokens();
		const second = await venues(credential, { authentication: credential.type });
		expect(second.error).toBeUndefined();
		expect(logins()).toEqual([]);
	});

	it.each([500, 503, 429])(
		'is asked again when it is not there for a moment (%s), and not taken for a refusal',
		async (status) => {
			const credential = await gateway();
			restaurant.sandbox.faults.add({
				match: { path: '/oauth/token', times: 1 },
				effect: { kind: 'status', status },
			});
			const { error, json } = await venues(credential, { authentication: credential.type });
			expect(error).toBeUndefined();
			expect(json).toHaveLength(3);
		},
	);

	it('is told of by its token address when nobody answers there', async () => {
		const credential = await gateway({ accessTokenUrl: 'http://127.0.0.1:1/oauth/token' });
		const { error } = await venues(credential, { authentication: credential.type });
		expect(error?.message).toContain(
			'The Access Token URL of this credential could not be reached',
		);
		expect(error?.description).toContain('Check Access Token URL');
		expect(restaurant.requests()).toEqual([]);
	});

	it('books a table like any other', async () => {
		const credentials = await gateway();
		const { error, json } = await restaurant.run(
			{
				...{ authentication: credentials.type, resource: 'reservation', operation: 'create' },
				...{ venueId: restaurant.newYork, dateTime: '2026-05-15T20:00', partySize: 2 },
				...{ firstName: 'Ada', lastName: 'Byron', phone: '+19175550123' },
			},
			{ credentials },
		);
		expect(error).toBeUndefined();
		expect(json[0].datetime).toBe('2026-05-15T20:00:00-04:00');
	});
});

describe('n8n’s own HTTP Request node', () => {
	it('logs in and renews with the credential as a predefined type', async () => {
		const credentials = await fresh();
		const ask = async () =>
			await restaurant.run(
				{ url: `${restaurant.sandbox.url}/2_2/venues`, nodeCredentialType: 'sevenRoomsApi' },
				{ type: 'n8n-nodes-base.httpRequest', name: 'HTTP Request', credentials },
			);
		const first = await ask();
		expect(first.error).toBeUndefined();
		expect(first.json[0]).toMatchObject({ status: 200, data: { limit: 50 } });
		restaurant.sandbox.expireTokens();
		const second = await ask();
		expect(second.error).toBeUndefined();
		expect(tokensSent().at(-1)).toBe(await stored(credentials));
	});
});
