import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { accountOf } from '../../credentials/account';
import { baseUrlExpression } from '../../credentials/environments';
import { TEST_MARK } from '../../credentials/testRequest';
import { send } from '../../nodes/SevenRooms/transport/request';
import { openSession } from '../../nodes/SevenRooms/transport/session';
import { startSandbox } from '../../sandbox/server.cjs';
import { runNode, testCredential, type SavedCredential } from '../support/engine.cjs';
import { executeContext } from '../support/nodeContext.cjs';
import { eachSandbox, oneEngine } from '../support/opened.cjs';

const engine = oneEngine();
const sandbox = eachSandbox({ reservations: 20, newestTokenOnly: true });

const login = () => ({
	environment: 'custom',
	baseUrl: sandbox.baseUrl,
	clientId: sandbox.clientId,
	clientSecret: sandbox.clientSecret,
	requestsPerSecond: 1000,
});

const key = () => ({
	environment: 'custom',
	baseUrl: sandbox.baseUrl,
	authentication: 'apiKey',
	apiKey: sandbox.apiKey,
	requestsPerSecond: 1000,
});

const test = async (data: Parameters<typeof testCredential>[2]) =>
	await testCredential(engine, 'sevenRoomsApi', data);

const save = async (data: Parameters<typeof testCredential>[2]) =>
	await engine.credentials.save('sevenRoomsApi', data);

async function readVenues(credentials: SavedCredential) {
	const context = executeContext(engine, { credentials });
	const session = await openSession(context);
	return await send(context, session, { method: 'GET', path: '/venues', query: { limit: 1 } });
}

const logins = () => sandbox.log.filter(({ apiPath }) => apiPath === '/auth').length;
const lastSent = () => sandbox.log.at(-1)?.headers.authorization;

describe('twenty executions at the same moment', () => {
	it.each([
		['have no token yet', false],
		['hold a token that has ended', true],
	])('that %s log in once, where only the newest token counts', async (_what, hadToken) => {
		const saved = await save(login());
		if (hadToken) await readVenues(saved);
		sandbox.expireTokens();
		sandbox.clear();
		const outcomes = await Promise.all(
			Array.from({ length: 20 }, async () => await readVenues(saved)),
		);
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
		expect(logins()).toBe(1);
	});
});

describe('a credential that was changed', () => {
	it('never sends the token of the account it had before', async () => {
		const other = await startSandbox({ seed: 8, reservations: 20 });
		const saved = await save(login());
		await readVenues(saved);
		const stored = await engine.credentials.read(saved);
		await engine.credentials.overwrite(saved, {
			...stored,
			baseUrl: other.baseUrl,
			clientId: other.clientId,
			clientSecret: other.clientSecret,
		});
		expect(await readVenues(saved)).toMatchObject({ ok: true });
		expect(other.log.map(({ headers }) => headers.authorization)).not.toContain(
			stored.sessionToken,
		);
		await other.close();
	});

	it('uses the key at once when it changes to one, and never the token again', async () => {
		const saved = await save(login());
		await readVenues(saved);
		const stored = await engine.credentials.read(saved);
		await engine.credentials.overwrite(saved, { ...stored, ...key() });
		sandbox.clear();
		expect(await readVenues(saved)).toMatchObject({ ok: true });
		expect(sandbox.log.map(({ headers }) => headers.authorization)).toEqual([sandbox.apiKey]);
		await engine.credentials.overwrite(saved, {
			...(await engine.credentials.read(saved)),
			...login(),
		});
		expect(await readVenues(saved)).toMatchObject({ ok: true });
		expect(lastSent()).not.toBe(stored.sessionToken);
	});
});

describe('what is sent as login', () => {
	it('is the bare token by default, and comes after the word Bearer where that is chosen', async () => {
		const saved = await save(login());
		await readVenues(saved);
		expect(lastSent()).toBe((await engine.credentials.read(saved)).sessionToken);
		await readVenues(await save({ ...login(), authorizationScheme: 'bearer' }));
		expect(sandbox.log.map(({ headers }) => headers.authorization)).toContainEqual(
			expect.stringMatching(/^Bearer \w{128}$/),
		);
	});

	it('comes on top of what the request says itself', async () => {
		await readVenues(await save(login()));
		expect(sandbox.log.at(-1)?.headers).toMatchObject({
			accept: 'application/json',
			authorization: expect.stringMatching(/^\w{128}$/) as unknown,
		});
	});

	it('is the API key without any login', async () => {
		expect(await readVenues(await save(key()))).toMatchObject({ ok: true });
		expect(logins()).toBe(0);
		expect(lastSent()).toBe(sandbox.apiKey);
	});
});

describe('the Test button', () => {
	it('says yes to a login that works, also one that was pasted with blanks and quotes', async () => {
		const ok = { status: 'OK', message: 'Connection successful!' };
		expect(await test(login())).toEqual(ok);
		expect(await test({ ...login(), clientId: ` "${sandbox.clientId}"\n` })).toEqual(ok);
		expect(await test(key())).toEqual(ok);
		expect(logins()).toBe(2);
	});

	it.each([
		[
			'a wrong secret',
			{ clientSecret: 'e'.repeat(128) },
			/^SevenRooms refused the login at .*not swapped.*SevenRooms said: ".*" \(request ID \S+\)\.$/,
		],
		[
			'half a secret',
			{ clientSecret: 'ee' },
			/128 characters each; here the ID has 128 and the secret 2/,
		],
		['no secret', { clientSecret: '' }, /^The Client Secret of this credential is empty/],
		['no address', { baseUrl: '' }, /^The Base URL of this credential is empty/],
		[
			'a host that refuses',
			{ baseUrl: 'http://127.0.0.1:9/2_4' },
			/^127\.0\.0\.1:9 refused the connection/,
		],
		[
			'a host that is not there',
			{ baseUrl: 'http://nowhere.invalid/2_4' },
			/^The host nowhere\.invalid was not found/,
		],
		[
			'a wrong API key',
			{ authentication: 'apiKey', apiKey: 'wrong' },
			/^SevenRooms refused the login.*API Key/,
		],
		[
			'a key at a host that refuses',
			{ authentication: 'apiKey', apiKey: 'k', baseUrl: 'http://127.0.0.1:9/2_4' },
			/^127\.0\.0\.1:9 refused/,
		],
	])('tells in words of %s', async (_what, change, words) => {
		const result = await test({ ...login(), ...change });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(words);
		expect(result.message).not.toContain(sandbox.clientId);
	});

	it('tells of an address that is not the SevenRooms API', async () => {
		expect((await test({ ...login(), baseUrl: sandbox.url })).message).toMatch(
			/is not the SevenRooms API \(HTTP 404/,
		);
		sandbox.faults.add({ match: { path: '/auth' }, effect: { kind: 'html200' } });
		expect((await test(login())).message).toMatch(
			/is not the SevenRooms API \(HTTP 200, web page\)/,
		);
	});

	it.each([
		['/auth', 403, /does not allow it/],
		['/auth', 405, /is not the SevenRooms API \(HTTP 405, no login there\)/],
		['/auth', 429, /too many logins.*in 7 seconds/],
		['/auth', 500, /could not process the login \(HTTP 500\)/],
		['/venues', 403, /lacks the right to list venues/],
		['/venues', 404, /no list of venues at this address/],
		['/venues', 429, /rate limit/],
		['/venues', 503, /not available at the moment/],
	])('tells what to do when %s answers %i', async (path, status, words) => {
		sandbox.faults.add({ match: { path }, effect: { kind: 'status', status, retryAfter: 7 } });
		const result = await test(login());
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(words);
	});

	it('proves a saved login anew, so that a host that went away is told in words', async () => {
		const saved = await save(login());
		expect((await testCredential(engine, 'sevenRoomsApi', login(), saved)).status).toBe('OK');
		const stored = await engine.credentials.read(saved);
		expect(stored.sessionToken).not.toBe('');
		const other = await startSandbox({ reservations: 0 });
		const gone = other.baseUrl;
		await other.close();
		const result = await testCredential(
			engine,
			'sevenRoomsApi',
			{ ...stored, baseUrl: gone },
			saved,
		);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/refused the connection/);
	});

	it('leaves no trace of itself on the wire', async () => {
		await test(login());
		const [{ apiPath, headers }] = sandbox.log.slice(-1);
		expect(apiPath).toBe('/venues');
		expect(headers).not.toHaveProperty(TEST_MARK);
	});

	it('shows neither the secret nor contact data that SevenRooms repeats', async () => {
		const msg = `${sandbox.clientSecret} lena@example.com +1 212-555-0143`;
		sandbox.faults.add({ match: { path: '/auth' }, effect: { kind: 'status', status: 401, msg } });
		expect((await test(login())).message).toContain('"[hidden] [e-mail] [phone]"');
	});

	it('asks for the venues of the group, if one is named', async () => {
		await test(login());
		expect(sandbox.log.at(-1)?.query).toEqual({ limit: '1' });
		await test({ ...login(), venueGroupId: sandbox.venueGroupId });
		expect(sandbox.log.at(-1)?.query).toEqual({ limit: '1', venue_group_id: sandbox.venueGroupId });
	});

	it.each<ICredentialDataDecryptedObject>([
		{ environment: 'us', apiVersion: '2_4' },
		{ environment: 'eu', apiVersion: ' 2.2 ' },
		{ environment: 'demo', apiVersion: '' },
		{ environment: 'custom', baseUrl: ' https://gateway.example.com/2_4/ ' },
	])('goes to the address that requests go to: %j', (data) => {
		const context = executeContext(engine);
		const written = baseUrlExpression().slice(1);
		const expression = written.replaceAll('$credentials', `(${JSON.stringify(data)})`);
		expect(context.evaluateExpression(expression, 0)).toBe(accountOf(data).baseUrl);
	});

	it('tries an OAuth2 gateway with its own kind of token', async () => {
		const gateway = {
			baseUrl: `${sandbox.gatewayUrl}/`,
			accessTokenUrl: sandbox.accessTokenUrl,
			clientId: sandbox.clientId,
			clientSecret: sandbox.clientSecret,
		};
		const result = await testCredential(engine, 'sevenRoomsOAuth2Api', gateway);
		expect(result).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(lastSent()).toMatch(/^Bearer /);
		const wrong = await testCredential(engine, 'sevenRoomsOAuth2Api', {
			...gateway,
			clientSecret: 'z',
		});
		expect(wrong.status).toBe('Error');
	});
});

describe("n8n's HTTP Request node", () => {
	const read = async (credentials: SavedCredential) =>
		await runNode(engine, {
			type: 'n8n-nodes-base.httpRequest',
			parameters: { url: `${sandbox.baseUrl}/venues`, nodeCredentialType: 'sevenRoomsApi' },
			credentials,
		});

	it('can use the credential, renews it too, and shows why a login was refused', async () => {
		const saved = await save(login());
		expect((await read(saved)).error).toBeUndefined();
		sandbox.expireTokens();
		expect((await read(saved)).error).toBeUndefined();
		expect(logins()).toBe(2);
		const wrong = await read(await save({ ...login(), clientSecret: 'e'.repeat(128) }));
		expect(wrong.error?.message).toMatch(/^SevenRooms refused the login/);
	});
});
