import {
	deepCopy,
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPairedItemData,
	type ITaskDataConnectionsSource,
} from 'n8n-workflow';

interface LoopState {
	waiting?: INodeExecutionData[];
	done: INodeExecutionData[];
	source: ITaskDataConnectionsSource;
}

/**
 * "Loop Over Items": the first run takes the items and sends one batch round the loop; every later run takes what came
 * back and sends the next batch, until nothing is left and all results leave by the first output.
 */
export class SplitInBatches implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Loop Over Items (Split in Batches)',
		name: 'splitInBatches',
		group: ['organization'],
		version: 3,
		description: 'Split data into batches and iterate over each batch',
		defaults: { name: 'Loop Over Items' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['done', 'loop'],
		properties: [
			{ displayName: 'Batch Size', name: 'batchSize', type: 'number', default: 1 },
			{ displayName: 'Options', name: 'options', type: 'collection', default: {}, options: [] },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const state = this.getContext('node') as unknown as LoopState;
		const batchSize = this.getNodeParameter('batchSize', 0) as number;
		const arrived = this.getInputData().slice();
		if (state.waiting === undefined) {
			state.source = deepCopy(this.getInputSourceData()) as unknown as ITaskDataConnectionsSource;
			state.waiting = arrived;
			state.done = [];
			return [[], state.waiting.splice(0, batchSize)];
		}
		const cameFrom = this.getInputSourceData();
		state.done = state.done.concat(
			arrived.map((item, index) => ({
				...item,
				pairedItem: { item: index, sourceOverwrite: cameFrom },
			})),
		);
		// Without this, n8n would look for the partner of a looped item in the node that closed the loop.
		const batch = state.waiting.splice(0, batchSize).map((item) => ({
			...item,
			pairedItem: linkToSource(item.pairedItem, state.source),
		}));
		return batch.length === 0 ? [state.done, []] : [[], batch];
	}
}

function linkToSource(
	paired: INodeExecutionData['pairedItem'],
	source: unknown,
): IPairedItemData | IPairedItemData[] {
	if (Array.isArray(paired))
		return paired.map((one) => linkToSource(one, source) as IPairedItemData);
	const link = typeof paired === 'number' ? { item: paired } : (paired ?? { item: 0 });
	return { ...link, sourceOverwrite: source as IPairedItemData['sourceOverwrite'] };
}
