import {
	runNode,
	startEngine,
	testCredential,
	type Engine,
	type SavedCredential,
} from '../support/engine.cjs';
import { packageFolder } from '../support/fixture/folder.cjs';
import { startThings, type ThingsServer } from '../support/fixture/thingsServer.cjs';

const type = 'n8n-nodes-fixture.fixture';

let engine: Engine;
let things: ThingsServer;
let saved: SavedCredential;

const run = async (credentials = saved, parameters = {}) =>
	await runNode(engine, { type, parameters, credentials });

beforeAll(async () => {
	engine = await startEngine({ packageDir: packageFolder });
});

beforeEach(async () => {
	things = await startThings();
	saved = await engine.credentials.save('fixtureApi', { url: things.url });
	engine.credentials.writes = 0;
});

afterEach(async () => await things.close());

afterAll(async () => await engine.close());

describe('the test engine keeps credentials as n8n does', () => {
	it('logs in once, saves the token and uses it in the next execution', async () => {
		await run();
		await run();
		expect(things.logins).toBe(1);
		expect(engine.credentials.writes).toBe(1);
		expect(await engine.credentials.read(saved)).toEqual({ url: things.url, token: 'token1' });
		expect(things.calls.at(-1)?.authorization).toBe('token1');
	});

	it('renews a token that is refused, once, and saves the new one', async () => {
		await run();
		things.expireTokens();
		const result = await run();
		expect(result.error).toBeUndefined();
		expect(things.calls.map(({ status }) => status)).toEqual([200, 200, 401, 200, 200]);
		expect((await engine.credentials.read(saved)).token).toBe('token2');
	});

	it('hands out copies, so that only what n8n saved is seen later', async () => {
		const copy = await engine.credentials.read(saved);
		copy.url = 'changed in memory';
		expect((await engine.credentials.read(saved)).url).toBe(things.url);
	});

	it('uses the values of an edit by hand from the next request on', async () => {
		await run();
		await engine.credentials.overwrite(saved, { url: things.url, token: '' });
		await run();
		expect(things.logins).toBe(2);
	});

	it('resolves an expression in a credential field and keeps it when the token is saved', async () => {
		const url = `={{ "${things.url}" }}`;
		const withExpression = await engine.credentials.save('fixtureApi', { url });
		const result = await run(withExpression);
		expect(result.error).toBeUndefined();
		expect(await engine.credentials.read(withExpression)).toEqual({ url, token: 'token1' });
	});

	it('fetches and renews an OAuth2 token through n8n', async () => {
		const oauth = await engine.credentials.save('fixtureOAuth2Api', {
			url: things.url,
			accessTokenUrl: `${things.url}/oauth/token`,
			clientId: 'id',
			clientSecret: 'not a secret',
			authentication: 'body',
		});
		const parameters = { authentication: oauth.type };
		expect((await run(oauth, parameters)).error).toBeUndefined();
		expect(things.calls.at(-1)?.authorization).toBe('Bearer token1');
		things.expireTokens();
		expect((await run(oauth, parameters)).error).toBeUndefined();
		const { oauthTokenData } = await engine.credentials.read(oauth);
		expect(oauthTokenData).toMatchObject({ access_token: 'token2' });
	});
});

describe('the test engine tests credentials as the Test button does', () => {
	it('logs in and reports success', async () => {
		const result = await testCredential(engine, 'fixtureApi', { url: things.url });
		expect(result).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(things.calls.map(({ path }) => path)).toEqual(['/login', '/things']);
	});

	it('shows what the service answered when it refuses', async () => {
		things.failNext(1, 403);
		const result = await testCredential(engine, 'fixtureApi', { url: things.url });
		expect(result).toEqual({ status: 'Error', message: 'Forbidden' });
	});

	it('shows the code when the service cannot be reached', async () => {
		const result = await testCredential(engine, 'fixtureApi', { url: 'http://127.0.0.1:9' });
		expect(result.status).toBe('Error');
	});

	it('says so when there is nothing to test an OAuth2 credential with', async () => {
		const result = await testCredential(engine, 'fixtureOAuth2Api', {});
		expect(result.status).toBe('Error');
	});
});
