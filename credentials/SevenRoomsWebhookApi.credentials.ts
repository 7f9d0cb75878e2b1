import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** Shared secrets that prove that a delivery comes from SevenRooms: two, so that one can be changed. */
export class SevenRoomsWebhookApi implements ICredentialType {
	name = 'sevenRoomsWebhookApi';

	displayName = 'SevenRooms Webhook API';

	icon: Icon = {
		light: 'file:../nodes/SevenRooms/sevenrooms.svg',
		dark: 'file:../nodes/SevenRooms/sevenrooms.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-sevenrooms/n8n-nodes-sevenrooms/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'16 characters or more. Make up a long random value, best of letters and digits alone, and give the same one to SevenRooms when they set up your webhook.',
		},
		{
			displayName: 'Previous Secret',
			name: 'previousSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'16 characters or more. While SevenRooms changes over to a new secret, deliveries with this one are accepted too. Empty it afterwards.',
		},
	];
}
