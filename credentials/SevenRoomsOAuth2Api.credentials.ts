import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { addressExpression } from './environments';
import { accountSettings } from './properties';
import { venuesTest } from './testRequest';

/** For gateways that put standard OAuth 2.0 (client credentials) in front of the SevenRooms API. */
export class SevenRoomsOAuth2Api implements ICredentialType {
	name = 'sevenRoomsOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'SevenRooms OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/SevenRooms/sevenrooms.svg',
		dark: 'file:../nodes/SevenRooms/sevenrooms.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-sevenrooms/n8n-nodes-sevenrooms/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		{
			displayName:
				'For companies whose own gateway stands before SevenRooms. SevenRooms itself knows no OAuth2: with a login from SevenRooms choose "SevenRooms API" instead.',
			name: 'gatewayNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'clientCredentials',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://gateway.example.com/sevenrooms/2_4',
			description: 'Everything before the paths, with the version',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://gateway.example.com/oauth/token',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: '',
			description: 'Names separated by blanks, if the gateway wants any',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'Body', value: 'body', description: 'Send ID and secret in the body' },
				{ name: 'Header', value: 'header', description: 'Send ID and secret as Basic Auth header' },
			],
			default: 'header',
		},
		...accountSettings,
	];

	test: ICredentialTestRequest = venuesTest(`={{ ${addressExpression} }}`);
}
