import { Workflow, type ICredentialDataDecryptedObject, type INodeTypes } from 'n8n-workflow';
import { accountOf, apiVersionOf, checkedBaseUrl, cleaned } from '../../credentials/account';
import { hear, scrubbed, retryAfterMsOf } from '../../credentials/answer';
import { SevenRoomsApi } from '../../credentials/SevenRoomsApi.credentials';

const login = { clientId: 'a'.repeat(128), clientSecret: 'b'.repeat(128) };

describe('where a credential leads', () => {
	it.each([
		['us', 'https://api.sevenrooms.com/2_4'],
		['eu', 'https://api.eu.sevenrooms.com/2_4'],
		['demo', 'https://demo.sevenrooms.com/api-ext/2_4'],
	])('knows the %s environment', (environment, baseUrl) => {
		expect(accountOf({ environment, ...login }).baseUrl).toBe(baseUrl);
	});

	it('takes the API version into named environments', () => {
		const older = accountOf({ environment: 'us', apiVersion: '2_2', ...login });
		expect(older.baseUrl).toBe('https://api.sevenrooms.com/2_2');
		expect(['2.2', ' /2_2/ ', '', 'x y'].map(apiVersionOf)).toEqual(['2_2', '2_2', '2_4', '2_4']);
	});

	it('takes a custom address as it is, without blanks and trailing slashes', () => {
		const custom = { environment: 'custom', apiVersion: '2_2', ...login };
		const baseUrl = ' https://gateway.example.com/rooms/2_4// ';
		expect(accountOf({ ...custom, baseUrl }).baseUrl).toBe('https://gateway.example.com/rooms/2_4');
	});

	it.each([
		'',
		'api.sevenrooms.com/2_4',
		'ftp://example.com',
		'https://a:b@example.com',
		'https://x/?q=1',
		'https://example.com/2_4#top',
	])('refuses "%s" as an address', (baseUrl) => {
		expect(() => checkedBaseUrl(baseUrl)).toThrow(/^The Base URL of this credential/);
	});
});

describe('the address that the Test button asks', () => {
	const node = {
		id: 'asking',
		name: 'Asking',
		type: 'test.asking',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	const nodeTypes = { getByNameAndVersion: () => undefined } as unknown as INodeTypes;
	const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const { baseURL } = new SevenRoomsApi().test.request;

	it.each<ICredentialDataDecryptedObject>([
		{ environment: 'us' },
		{ environment: 'eu', apiVersion: '2.2' },
		{ environment: 'demo', apiVersion: ' /2_2/ ' },
		{ environment: 'us', apiVersion: '"2_3"' },
		{ environment: 'us', apiVersion: 'x y' },
		{ environment: 'us', apiVersion: '' },
		{ environment: 'custom', baseUrl: 'https://gateway.example.com/rooms/2_4' },
		{ environment: 'custom', baseUrl: ' https://gateway.example.com/rooms/2_4// ' },
		{ environment: 'custom', baseUrl: '"https://gateway.example.com/2_4/"\n' },
		{ environment: 'custom', baseUrl: "'https://gateway.example.com/2_4'", apiVersion: '2_2' },
	])('is the one that the node asks for %j', (settings) => {
		const asked = expression.getSimpleParameterValue(node, baseURL, 'internal', {
			$credentials: settings,
		});
		expect(asked).toBe(accountOf({ ...settings, ...login }).baseUrl);
	});
});

describe('which account a token belongs to', () => {
	const custom = { environment: 'custom', baseUrl: 'https://example.com/2_4', ...login };
	const { fingerprint } = accountOf(custom);

	it('stays the same for stray blanks and quotes', () => {
		const pasted = { ...custom, clientId: ` "${login.clientId}"\n`, baseUrl: `${custom.baseUrl}/` };
		expect(accountOf(pasted).fingerprint).toBe(fingerprint);
		expect(cleaned("'x'")).toBe('x');
		expect(cleaned('" x\n"')).toBe('x');
	});

	it.each([
		['ID', { clientId: 'c' }],
		['secret', { clientSecret: 'c' }],
		['address', { baseUrl: 'https://example.com/2_2' }],
		['kind of login', { authentication: 'apiKey', apiKey: login.clientSecret }],
	])('changes with the %s', (_what, change) => {
		expect(accountOf({ ...custom, ...change }).fingerprint).not.toBe(fingerprint);
	});

	it('does not give the secret away', () => {
		expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
		expect(fingerprint).not.toContain(login.clientSecret.slice(0, 16));
	});
});

describe('words of SevenRooms that are shown', () => {
	it('hide contact data, tokens and markup, and keep dates, times and numbers', () => {
		const said =
			'<b>Lena</b> lena.o+x@mail.example.com, +1 (212) 555-0143 or 020 7946 0018, 2026-05-15 19:30:00, ' +
			`limit 4000 ${'ab12'.repeat(32)}`;
		expect(scrubbed(said)).toBe(
			'Lena [e-mail], [phone] or [phone], 2026-05-15 19:30:00, limit 4000 [hidden]',
		);
	});

	it('hide whatever secret they repeat', () => {
		expect(scrubbed('bad key k-123456', ['k-123456'])).toBe('bad key [hidden]');
		// Long enough to be cut off in the middle of the key.
		const page = '<hr>'.repeat(497);
		expect(scrubbed(`${page}bad key k-123456`, ['k-123456'])).not.toContain('k-1');
	});
});

describe('an answer', () => {
	it.each([
		['', 'empty'],
		[' \n', 'empty'],
		[null, 'empty'],
		['\n<!DOCTYPE html><title>502 Bad Gateway</title>', 'web page'],
		['upstream connect error', 'not JSON'],
		['"yes"', 'not JSON'],
	])('of %j is told as %s', (raw, unreadable) => {
		expect(hear(raw)).toEqual({ body: null, unreadable });
	});

	it('may have null in any field, and then says nothing', () => {
		const heard = hear({ status: null, code: null, msg: null, request_id: null });
		expect(Object.values(heard).slice(1)).toEqual([undefined, undefined, undefined]);
	});

	it('says what is wrong with each field, where its words come in a list or by field', () => {
		expect(hear({ msg: { date: 'is required', time: ['is late', null] } }).msg).toBe(
			'date: is required; time: is late',
		);
	});
});

describe('how long SevenRooms asks to wait', () => {
	const now = Date.parse('2026-01-12T09:00:00Z');

	it.each([
		['7', 7000],
		['0.5', 500],
		['Mon, 12 Jan 2026 09:00:30 GMT', 30_000],
		['Mon, 12 Jan 2026 08:00:00 GMT', undefined],
		['0', undefined],
		['soon', undefined],
		[undefined, undefined],
	])('is read from %s', (header, ms) => {
		expect(retryAfterMsOf({ 'retry-after': header }, now)).toBe(ms);
	});
});
