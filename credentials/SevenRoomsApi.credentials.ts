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

import { baseUrlExpression, DEFAULT_API_VERSION } from './environments';
import { accountSettings } from './properties';
import { TEST_MARK, venuesTest } from './testRequest';

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

	/** Called by n8n for the first token and after each 401; what it returns is stored with the credential. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		// n8n loads every credential type when it starts, and a login comes later or never.
		const { obtainSessionToken } = await import('./sessionToken');
		return await obtainSessionToken(this.helpers, credentials);
	}

	/** Called by n8n for each request that is to carry the login. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { withLogin } = await import('./sessionToken');
		return withLogin(credentials, requestOptions);
	}

	test: ICredentialTestRequest = venuesTest(baseUrlExpression(), { [TEST_MARK]: 'yes' });
}
