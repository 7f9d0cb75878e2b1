import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHookFunctions,
	INodeCredentialTestResult,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { OutputChoice } from './triggers/settings';
import { webhookProperties } from './triggers/webhookProperties';

export class SevenRoomsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SevenRooms Trigger',
		name: 'sevenRoomsTrigger',
		icon: { light: 'file:sevenrooms.svg', dark: 'file:sevenrooms.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Starts the workflow the moment SevenRooms reports that a reservation or guest has changed',
		eventTriggerDescription:
			'Waiting for SevenRooms to post a reservation or guest to the test URL',
		activationMessage:
			'n8n now listens at the Production URL. SevenRooms sets the address by hand: if you have not yet sent it to your SevenRooms contact or support, do it now, else no event arrives.',
		triggerPanel: {
			header: 'Listen for SevenRooms events',
			executionsHelp: {
				inactive:
					'<b>While you build</b>, click Execute step and post a sample event to the Test URL: the sandbox can do it, or anything that posts JSON.<br /><br /><b>When it is ready</b>, copy the Production URL, send it to your SevenRooms contact or support and ask them to post reservation and guest webhooks there. Then publish the workflow (before n8n 2: activate it).',
				active:
					'<b>While you build</b>, click Execute step and post a sample event to the Test URL.<br /><br /><b>This workflow is live</b>: it runs for each event that SevenRooms posts to the Production URL. You see those runs in the executions list.',
			},
			activationHint:
				'SevenRooms posts to the Production URL only after their staff have entered it by hand, and n8n answers there only while the workflow is published (before n8n 2: active).',
		},
		defaults: { name: 'SevenRooms Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'sevenRoomsWebhookApi',
				displayName: 'Webhook Secret',
				required: true,
				testedBy: 'sevenRoomsWebhookSecrets',
				// `show`, not `hide`: else the editor takes it for one of the logins that `authentication` chooses
				// between, and offers only those.
				displayOptions: {
					show: { verification: ['header', 'hmac', 'pathSecret', 'querySecret'] },
				},
			},
			{
				name: 'sevenRoomsApi',
				displayName: 'API Login (Optional)',
				required: false,
				displayOptions: { show: { authentication: ['sevenRoomsApi'] } },
			},
			{
				name: 'sevenRoomsOAuth2Api',
				displayName: 'API Login (Optional)',
				required: false,
				displayOptions: { show: { authentication: ['sevenRoomsOAuth2Api'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: 'noData',
				// n8n knows a path with a variable part by its text alone, so it has to carry the node's own ID.
				path: '={{ ($webhookId || "") + ($parameter["verification"] === "pathSecret" ? "/:secret" : "/webhook") }}',
				isFullPath: true,
			},
		],
		properties: webhookProperties,
	};

	methods = {
		credentialTest: {
			async sevenRoomsWebhookSecrets(
				this: ICredentialTestFunctions,
				credential: ICredentialsDecrypted,
			): Promise<INodeCredentialTestResult> {
				const { testSecrets } = await import('./triggers/webhookSecrets');
				return testSecrets(credential.data);
			},
		},
	};

	// SevenRooms has no route to register, list or remove a webhook (API reference, 7.2): its staff enter the address.
	// So nothing is ever found, and nothing is created or deleted over there.
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				const { checkPathSecret, checkSettings } = await import('./triggers/settings');
				checkSettings(this, (this.getNodeParameter('options', {}) ?? {}) as OutputChoice);
				await checkPathSecret(this);
				this.logger.info(
					`SevenRooms has to be given this address by hand: ${this.getNodeWebhookUrl('default') ?? ''}`,
				);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { receive } = await import('./triggers/receive');
		return await receive(this);
	}
}
