import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const text = (displayName: string, name: string, value = ''): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: value,
});

/** n8n's generic OAuth2 credential, which ours extends: the fields that its token handling reads. */
export class OAuth2Api implements ICredentialType {
	name = 'oAuth2Api';
	displayName = 'OAuth2 API';
	documentationUrl = 'https://docs.n8n.io/integrations/builtin/credentials/httprequest/';
	genericAuth = true;
	properties: INodeProperties[] = [
		{
			displayName: 'Use Dynamic Client Registration',
			name: 'useDynamicClientRegistration',
			type: 'hidden',
			default: false,
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{ name: 'Authorization Code', value: 'authorizationCode' },
				{ name: 'Client Credentials', value: 'clientCredentials' },
				{ name: 'PKCE', value: 'pkce' },
			],
			default: 'authorizationCode',
		},
		text('Authorization URL', 'authUrl'),
		text('Access Token URL', 'accessTokenUrl'),
		text('Client ID', 'clientId'),
		{ ...text('Client Secret', 'clientSecret'), typeOptions: { password: true } },
		text('Scope', 'scope'),
		text('Auth URI Query Parameters', 'authQueryParameters'),
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'Body', value: 'body' },
				{ name: 'Header', value: 'header' },
			],
			default: 'header',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSSLIssues',
			type: 'boolean',
			default: false,
			doNotInherit: true,
		},
		{
			displayName: 'Token Expired Status Code',
			name: 'tokenExpiredStatusCode',
			type: 'number',
			default: 401,
			doNotInherit: true,
		},
	];
}
