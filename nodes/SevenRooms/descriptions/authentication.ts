import type { INodeProperties } from 'n8n-workflow';

/** Which API credential a node uses; transport/session reads the choice. */
export function authenticationChoice(description?: string): INodeProperties {
	return {
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		default: 'sevenRoomsApi',
		options: [
			{
				name: 'SevenRooms API',
				value: 'sevenRoomsApi',
				description: 'The ID and secret, or the key, that SevenRooms issued',
			},
			{
				name: 'SevenRooms OAuth2 API',
				value: 'sevenRoomsOAuth2Api',
				description: 'A gateway of your own that puts OAuth 2.0 in front of SevenRooms',
			},
		],
		...(description ? { description } : {}),
	};
}
