import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { pollProperties } from './triggers/pollProperties';

export class SevenRoomsPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SevenRooms Polling Trigger',
		name: 'sevenRoomsPollingTrigger',
		icon: { light: 'file:sevenrooms.svg', dark: 'file:sevenrooms.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Starts the workflow when a poll finds that a reservation or guest has changed in SevenRooms',
		activationMessage:
			'Each poll brings what has changed since the one before; the first one of all gives out nothing. A workflow that was off goes on where it stopped.',
		defaults: { name: 'SevenRooms Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'sevenRoomsApi',
				required: true,
				displayOptions: { show: { authentication: ['sevenRoomsApi'] } },
			},
			{
				name: 'sevenRoomsOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['sevenRoomsOAuth2Api'] } },
			},
		],
		properties: pollProperties,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const { poll } = await import('./triggers/poll');
		return await poll(this);
	}
}
