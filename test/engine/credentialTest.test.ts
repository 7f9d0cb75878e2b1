import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import { testCredential, type SavedCredential } from '../support/engine.cjs';
import { oneRestaurant } from '../support/opened.cjs';

const restaurant = oneRestaurant({ reservations: 0 });

/** Presses Test with these changes to a working credential. */
async function test(more: ICredentialDataDecryptedObject = {}, type = 'sevenRoomsApi') {
	const { baseUrl, clientId, clientSecret, venueGroupId } = restaurant.sandbox;
	const data = { environment: 'custom', baseUrl, clientId, clientSecret, venueGroupId, ...more };
	const { status, message } = await testCredential(restaurant.engine, type, data);
	// What n8n would say by itself, and what only a programmer reads.
	expect(message).not.toMatch(/^(Unauthorized|Forbidden|Not Found)$|E[A-Z]{4,}|undefined/);
	return { status, message };
}

const refused = async (more?: ICredentialDataDecryptedObject) => {
	const { status, message } = await test(more);
	expect(status).toBe('Error');
	return message;
};

describe('the Test button of the credential', () => {
	it('says that a right one works, copied with blanks and quotes or not', async () => {
		expect((await test()).status).toBe('OK');
		const clientSecret = ` "${restaurant.sandbox.clientSecret}"\n`;
		expect((await test({ clientSecret, baseUrl: `${restaurant.sandbox.baseUrl}/ ` })).status).toBe(
			'OK',
		);
		const { query, apiPath } = restaurant.sandbox.log.at(-1)!;
		expect(apiPath).toBe('/venues');
		expect(query).toEqual({ limit: '1', venue_group_id: restaurant.sandbox.venueGroupId });
	});

	it.each(['sevenRoomsApi', 'sevenRoomsOAuth2Api'])(
		'asks for the venue group that the node asks for, copied with blanks and quotes or not: %s',
		async (type) => {
			const { accessTokenUrl, gatewayUrl, baseUrl, venueGroupId } = restaurant.sandbox;
			const isGateway = type === 'sevenRoomsOAuth2Api';
			const address = { baseUrl: isGateway ? gatewayUrl : baseUrl, accessTokenUrl };
			for (const typed of [` ${venueGroupId}\n`, `"${venueGroupId}"`]) {
				expect((await test({ ...address, venueGroupId: typed }, type)).status).toBe('OK');
				const asked = { limit: '1', venue_group_id: venueGroupId };
				expect(restaurant.sandbox.log.at(-1)?.query).toEqual(asked);
			}
			expect((await test({ ...address, venueGroupId: ' ' }, type)).status).toBe('OK');
			expect(restaurant.sandbox.log.at(-1)?.query).toEqual({ limit: '1' });
		},
	);

	it('says that an API key works, and that a wrong one does not', async () => {
		const { apiKey } = restaurant.sandbox;
		expect((await test({ authentication: 'apiKey', apiKey })).status).toBe('OK');
		const message = await refused({ authentication: 'apiKey', apiKey: 'wrong' });
		expect(message).toContain('Check the API Key');
	});

	it.each<[string, ICredentialDataDecryptedObject, RegExp]>([
		[
			'a wrong secret',
			{ clientSecret: 'f'.repeat(128) },
			/refused the login.*Client ID and Client Secret/,
		],
		['half a secret', { clientSecret: 'abc' }, /the secret 3\)/],
		['no id', { clientId: '' }, /Client ID of this credential is empty/],
		['no address', { baseUrl: '' }, /Base URL of this credential is empty/],
		['an address without its beginning', { baseUrl: 'api.sevenrooms.com/2_4' }, /https:\/\//],
		[
			'a host that nobody answers at',
			{ baseUrl: 'http://127.0.0.1:9/2_4' },
			/refused the connection/,
		],
		[
			'a host that does not exist',
			{ baseUrl: 'http://nowhere.invalid/2_4' },
			/nowhere\.invalid was not found/,
		],
	])('says in words what is wrong: %s', async (_what, wrong, words) => {
		expect(await refused(wrong)).toMatch(words);
	});

	it('says so when the secret and the id are swapped, and shows neither', async () => {
		const { clientId, clientSecret } = restaurant.sandbox;
		const message = await refused({ clientId: clientSecret, clientSecret: clientId });
		expect(message).toContain('not swapped');
		expect(message).not.toContain(clientId);
		expect(message).not.toContain(clientSecret);
	});

	it('tells a wrong address from a wrong login', async () => {
		const message = await refused({ baseUrl: `${restaurant.sandbox.url}/nowhere` });
		expect(message).toContain('not the SevenRooms API');
		expect(message).toContain('Base URL');
	});

	it.each<[string, string, FaultEffect, RegExp]>([
		[
			'a login without the right to list venues',
			'/venues',
			{ kind: 'forbid' },
			/lacks the right to list venues/,
		],
		['no list of venues there', '/venues', { kind: 'status', status: 404 }, /no list of venues/],
		['a verb that is not known', '/venues', { kind: 'status', status: 405 }, /no list of venues/],
		['a conflict', '/venues', { kind: 'status', status: 409 }, /did not accept the test/],
		['a group that is none', '/venues', { kind: 'status', status: 422 }, /did not accept the test/],
		['the rate limit', '/venues', { kind: 'status', status: 429 }, /rate limit/],
		['an outage', '/venues', { kind: 'status', status: 503 }, /not available at the moment/],
		[
			'a connection that breaks off after the login',
			'/venues',
			{ kind: 'resetBeforeCommit' },
			/^The connection to \S+ broke off/,
		],
		['half a list', '/venues', { kind: 'truncatedJson' }, /is not the SevenRooms API/],
		['a web page instead of a list', '/venues', { kind: 'html200' }, /web page/],
		[
			'a missing right inside a 200',
			'/venues',
			{ kind: 'embeddedStatus', status: 403 },
			/lacks the right to list venues/,
		],
		['a web page instead of the login', '/auth', { kind: 'html200' }, /web page/],
		['half an answer to the login', '/auth', { kind: 'truncatedJson' }, /not the SevenRooms API/],
		[
			'an outage of the login',
			'/auth',
			{ kind: 'status', status: 503 },
			/could not process the login/,
		],
		['too many logins', '/auth', { kind: 'status', status: 429, retryAfter: 7 }, /in 7 seconds/],
		[
			'a refusal inside a 200',
			'/auth',
			{ kind: 'embeddedStatus', status: 401 },
			/refused the login/,
		],
	])('says in words what came back: %s', async (_what, path, effect, words) => {
		restaurant.sandbox.faults.add({ match: { path }, effect });
		expect(await refused()).toMatch(words);
	});
});

describe('the address that the Test button asks', () => {
	const forms: Array<[string, string, string]> = [
		['as the sandbox gives it', 'URL/2_4', '/2_4'],
		['with a slash at the end', 'URL/2_4/', '/2_4'],
		['with slashes and blanks', ' URL/2_4// \n', '/2_4'],
		['in double quotes', '"URL/2_4"', '/2_4'],
		['in single quotes, with a slash', "'URL/2_4/'", '/2_4'],
		['of another version', 'URL/2_2', '/2_2'],
		['of another version behind a path', '\tURL/api-ext/2_2/', '/api-ext/2_2'],
	];
	const withUrl = (form: string) => form.replace('URL', restaurant.sandbox.url);
	const asked = () => {
		const addresses = restaurant.sandbox.log.map(
			({ method, headers, path }) => `${method} http://${String(headers.host)}${path}`,
		);
		restaurant.sandbox.clear();
		return addresses;
	};
	const readVenues = async (credentials: SavedCredential) => {
		const parameters = { resource: 'venue', operation: 'getAll', authentication: credentials.type };
		const { error } = await restaurant.run(parameters, { credentials });
		expect(error).toBeUndefined();
		return asked();
	};

	it.each(forms)('is the node’s for a Base URL %s', async (_what, form, base) => {
		const baseUrl = withUrl(form);
		const addresses = ['POST /auth', 'GET /venues'].map((route) =>
			route.replace('/', `${restaurant.sandbox.url}${base}/`),
		);
		// The version of the named environments does not count beside a Base URL.
		expect((await test({ baseUrl, apiVersion: '9_9' })).status).toBe('OK');
		// Once for us to tell in words what stands in the way, and once by n8n.
		expect(asked()).toEqual([...addresses, addresses[1]]);
		restaurant.sandbox.expireTokens();
		expect(await readVenues(await restaurant.credentialWith({ baseUrl }))).toEqual(addresses);
	});

	const gatewayForms = forms.filter(([, , base]) => base === '/2_4');

	it.each(gatewayForms)('is the node’s for a gateway’s Base URL %s', async (_what, form) => {
		const baseUrl = withUrl(form).replace('/2_4', '/gateway/2_4');
		const { accessTokenUrl, clientId, clientSecret } = restaurant.sandbox;
		const addresses = [`POST ${accessTokenUrl}`, `GET ${restaurant.sandbox.gatewayUrl}/venues`];
		expect((await test({ baseUrl, accessTokenUrl }, 'sevenRoomsOAuth2Api')).status).toBe('OK');
		expect(asked()).toEqual(addresses);
		const data = { baseUrl, accessTokenUrl, clientId, clientSecret };
		const saved = await restaurant.engine.credentials.save('sevenRoomsOAuth2Api', data);
		expect(await readVenues(saved)).toEqual(addresses);
	});
});

describe('the Test button of a gateway credential', () => {
	const gateway = async (more: ICredentialDataDecryptedObject = {}) => {
		const { gatewayUrl, accessTokenUrl } = restaurant.sandbox;
		return await test({ baseUrl: gatewayUrl, accessTokenUrl, ...more }, 'sevenRoomsOAuth2Api');
	};

	it('asks the gateway for venues', async () => {
		expect((await gateway()).status).toBe('OK');
	});

	it.each<[string, FaultEffect]>([
		['a web page', { kind: 'html200' }],
		['half an answer', { kind: 'truncatedJson' }],
		['the answer of another service', { kind: 'status', status: 200, body: { hello: 'world' } }],
	])(
		'does not take for SevenRooms what comes with 200 from elsewhere: %s',
		async (_what, effect) => {
			restaurant.sandbox.faults.add({ match: { path: '/venues' }, effect });
			const { status, message } = await gateway();
			expect([status, message]).toEqual([
				'Error',
				expect.stringContaining('is not the SevenRooms API'),
			]);
		},
	);

	it('does not pass one that the gateway refuses', async () => {
		expect((await gateway({ clientSecret: 'wrong' })).status).toBe('Error');
	});
});
