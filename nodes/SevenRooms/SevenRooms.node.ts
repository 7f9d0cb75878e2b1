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

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

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
		properties: panelProperties,
	};

	// n8n loads every node when it starts, and most workflows never come here: what a list or an execution needs is
	// loaded when it is first asked for.
	methods = {
		listSearch: {
			searchGuests: late(async () => (await import('./methods/searchGuests')).searchGuests),
			searchReservations: late(
				async () => (await import('./methods/searchReservations')).searchReservations,
			),
			searchVenues: late(async () => (await import('./methods/searchVenues')).searchVenues),
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { router } = await import('./actions/router');
		return await router.call(this);
	}
}

/** A list that is loaded when the editor first asks for it. */
function late(load: () => Promise<ListSearch>): ListSearch {
	return async function (...asked) {
		const search = await load();
		return await search.apply(this, asked);
	};
}
