import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import {
	accountOf,
	baseUrlExpression,
	cleaned,
	DEFAULT_API_VERSION,
	type Account,
} from './account';
import { LoginNeeded } from './loginStopped';
import { accountSettings } from './properties';
import { TEST_MARK, venuesTest } from './testRequest';
import { tokenGuard } from './tokenGuard';

export class SevenRoomsApi implements ICredentialType {
	name = 'sevenRoomsApi';

	displayName = 'SevenRooms API';

	icon: Icon = {
		light: 'file:../nodes/SevenRooms/sevenrooms.svg',
		dark: 'file:../nodes/SevenRooms/sevenrooms.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-sevenrooms/n8n-nodes-sevenrooms/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'US Production', value: 'us' },
				{ name: 'EU Production', value: 'eu' },
				{ name: 'Demo', value: 'demo' },
				{ name: 'Custom', value: 'custom' },
			],
			default: 'us',
			description: 'Where your venues live. A login is valid in one environment only.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://api.sevenrooms.com/2_4',
			description: 'Everything before the paths, with the version',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'string',
			default: DEFAULT_API_VERSION,
			displayOptions: { show: { environment: ['us', 'eu', 'demo'] } },
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'Client ID and Secret', value: 'clientCredentials' },
				{ name: 'API Key', value: 'apiKey' },
			],
			default: 'clientCredentials',
			description: 'What SevenRooms gave you. An ID and secret log in and renew by themselves.',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['clientCredentials'] } },
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['clientCredentials'] } },
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['apiKey'] } },
		},
		{
			displayName: 'Authorization Scheme',
			name: 'authorizationScheme',
			type: 'options',
			options: [
				{ name: 'Raw', value: 'raw', description: 'What SevenRooms itself expects' },
				{
					name: 'Bearer',
					value: 'bearer',
					description: 'For a gateway that wants the word before the token',
				},
			],
			default: 'raw',
		},
		...accountSettings,
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Session Token ID',
			name: 'sessionTokenId',
			type: 'hidden',
			default: '',
			description: 'Which account the session token belongs to',
		},
	];

	/**
	 * Called by n8n when there is no token yet, and when SevenRooms answered 401 or authenticate() asked for a login;
	 * what it returns is stored with the credential. Throws LoginStopped.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const account = accountOf(credentials);
		const held = heldToken(credentials, account);
		const { helpers } = this;
		const { logIn, proveApiKey } = await import('./login');
		const sessionToken = await tokenGuard.obtain(account.fingerprint, held, async () => {
			if (account.mode === 'clientCredentials') return await logIn(helpers, account);
			await proveApiKey(helpers, account, { Authorization: schemed(credentials, account.secret) });
			// A mark that the key was tried; the key itself is sent from its own field.
			return { token: account.fingerprint };
		});
		return { sessionToken, sessionTokenId: account.fingerprint };
	}

	/**
	 * Adds the login to a request. A token of another account (the credential was edited since) is never sent: without
	 * the header SevenRooms answers 401, and n8n fetches the right one. A test of the credential asks for that login at
	 * once, so that it proves ID and secret and tells in words what stands in the way. May run twice on one request.
	 */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const account = accountOf(credentials);
		if (needsProof(requestOptions, account)) throw new LoginNeeded();
		const token = account.mode === 'apiKey' ? account.secret : heldToken(credentials, account);
		const headers = Object.fromEntries(
			Object.entries(requestOptions.headers ?? {}).filter(
				([name]) => !REPLACED_HEADERS.has(name.toLowerCase()),
			),
		);
		if (token) headers.Authorization = schemed(credentials, token);
		return { ...requestOptions, headers };
	}

	test: ICredentialTestRequest = venuesTest(baseUrlExpression(), { [TEST_MARK]: 'yes' });
}

const REPLACED_HEADERS: ReadonlySet<string> = new Set(['authorization', TEST_MARK]);

/** A login that was made within this time is proof enough, in ms. */
const PROOF_LASTS_MS = 2_000;
const sentToLogin = new WeakSet<IHttpRequestOptions>();

/** Whether a request is the test of a credential whose login is yet to be proven. */
function needsProof(requestOptions: IHttpRequestOptions, account: Account): boolean {
	if (requestOptions.headers?.[TEST_MARK] === undefined || sentToLogin.has(requestOptions))
		return false;
	sentToLogin.add(requestOptions);
	return tokenGuard.ageMs(account.fingerprint) > PROOF_LASTS_MS;
}

/** '' when the credential holds no token, undefined when it holds one of another account. */
function heldToken(
	credentials: ICredentialDataDecryptedObject,
	account: Account,
): string | undefined {
	const owner = cleaned(credentials.sessionTokenId);
	const isForeign = owner !== '' && owner !== account.fingerprint;
	return isForeign ? undefined : cleaned(credentials.sessionToken);
}

function schemed(credentials: ICredentialDataDecryptedObject, token: string): string {
	return credentials.authorizationScheme === 'bearer' ? `Bearer ${token}` : token;
}
