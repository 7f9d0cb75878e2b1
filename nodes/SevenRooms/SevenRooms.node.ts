import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodeListSearchResult,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { panelProperties } from './actions/panel';

/** What the editor asks of a list. */
type ListQuestion = [filter?: string, paginationToken?: string];

export class SevenRooms implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SevenRooms',
		name: 'sevenRooms',
		icon: { light: 'file:sevenrooms.svg', dark: 'file:sevenrooms.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Search free tables, book, change and cancel reservations, and read guests, venues and reports in SevenRooms',
		defaults: { name: 'SevenRooms' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
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
		properties: [
			{
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
			},
			...panelProperties,
		],
	};

	// n8n loads every node when it starts, and most workflows never come here: what a list or an execution needs is
	// loaded when it is first asked for.
	methods = {
		listSearch: {
			async searchGuests(
				this: ILoadOptionsFunctions,
				...asked: ListQuestion
			): Promise<INodeListSearchResult> {
				const { searchGuests } = await import('./methods/searchGuests');
				return await searchGuests.apply(this, asked);
			},
			async searchReservations(
				this: ILoadOptionsFunctions,
				...asked: ListQuestion
			): Promise<INodeListSearchResult> {
				const { searchReservations } = await import('./methods/searchReservations');
				return await searchReservations.apply(this, asked);
			},
			async searchVenues(
				this: ILoadOptionsFunctions,
				...asked: ListQuestion
			): Promise<INodeListSearchResult> {
				const { searchVenues } = await import('./methods/searchVenues');
				return await searchVenues.apply(this, asked);
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { router } = await import('./actions/router');
		return await router.call(this);
	}
}
