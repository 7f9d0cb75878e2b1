import { container, core } from './n8nCore.cjs';
import {
	deepCopy,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalDataFor } from './additionalData.cjs';
import { buildWorkflow } from './definition.cjs';
import type { Engine } from './engine.cjs';
import { credentialsByType, type NodeRun } from './runNode.cjs';

export interface PollOptions {
	parameters: INodeParameters;
	credentials?: NodeRun['credentials'];
	/** The node's own static data to start from. */
	staticData?: IDataObject;
	/** `trigger` is an active workflow, `manual` the editor's "Fetch Test Event". */
	mode?: Extract<WorkflowExecuteMode, 'trigger' | 'manual'>;
	type?: string;
	name?: string;
	workflowId?: string;
	timezone?: string;
	budgetMs?: number;
}

/** An active polling workflow, as n8n keeps it in memory between two polls. */
export interface Poller {
	/** One poll: items by output, or null for nothing. Throws what the node throws. */
	poll(): Promise<INodeExecutionData[][] | null>;
	/** The node's static data in memory. */
	readonly memory: IDataObject;
	/** The node's static data in the database: n8n writes it when a poll emits, not when it finds nothing. */
	readonly saved: IDataObject;
	/** n8n stops and starts again: memory is what the database holds. */
	restart(): void;
}

/** Activates a polling trigger. */
export function openPoller(engine: Engine, options: PollOptions): Poller {
	const { type = 'n8n-nodes-sevenrooms.sevenRoomsPollingTrigger', mode = 'trigger' } = options;
	const { name = 'SevenRooms Polling Trigger', budgetMs } = options;
	const key = `node:${name}`;
	let database: IDataObject = options.staticData ? { [key]: stored(options.staticData) } : {};
	const load = () => {
		const credentials = credentialsByType(options.credentials);
		const sketch = { name, type, parameters: options.parameters, credentials };
		const settings = options.timezone ? { timezone: options.timezone } : {};
		const { workflowId: id } = options;
		const plan = { id, nodes: [sketch], connections: {}, settings, staticData: database };
		return buildWorkflow(plan, engine.nodeTypes, mode === 'trigger');
	};
	let workflow = load();
	const additionalData = additionalDataFor(engine.credentialsHelper, { workflowId: workflow.id });
	return {
		async poll() {
			const node = workflow.nodes[name];
			const activation = mode === 'manual' ? 'manual' : 'activate';
			const context = new core.PollContext(
				workflow,
				node,
				additionalData,
				mode,
				activation,
				undefined,
				undefined,
				undefined,
				undefined,
				undefined,
				budgetMs === undefined ? undefined : () => budgetMs,
			);
			const pollers = container.get(core.TriggersAndPollers);
			const items = await pollers.runPollFunction(workflow, node, context);
			if (items !== null && mode === 'trigger') database = stored(staticDataOf(workflow));
			return items;
		},
		get memory() {
			return nodePart(staticDataOf(workflow), key);
		},
		get saved() {
			return nodePart(database, key);
		},
		restart() {
			workflow = load();
		},
	};
}

/** One poll. What the node remembered is written back into `staticData`, also when it found nothing. */
export async function poll(
	engine: Engine,
	options: PollOptions,
): Promise<INodeExecutionData[][] | null> {
	const poller = openPoller(engine, options);
	const items = await poller.poll();
	const { staticData, mode } = options;
	if (staticData && mode !== 'manual') {
		for (const key of Object.keys(staticData)) delete staticData[key];
		Object.assign(staticData, stored(poller.memory));
	}
	return items;
}

/** Static data is one JSON column: what JSON cannot say is gone after a save. */
export function stored(data: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(data)) as IDataObject;
}

function staticDataOf(workflow: Workflow): IDataObject {
	return workflow.staticData;
}

function nodePart(staticData: IDataObject, key: string): IDataObject {
	return deepCopy((staticData[key] ?? {}) as IDataObject);
}
