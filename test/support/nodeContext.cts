import { core } from './n8nCore.cjs';
import { randomUUID } from 'node:crypto';
import {
	createRunExecutionData,
	type INodeExecutionData,
	type INodeParameters,
	type ITaskDataConnections,
	type Workflow,
} from 'n8n-workflow';
import { additionalDataFor } from './additionalData.cjs';
import { buildWorkflow } from './definition.cjs';
import type { Engine } from './engine.cjs';
import { credentialsByType, type NodeRun } from './runNode.cjs';

export interface ContextOptions {
	credentials?: NodeRun['credentials'];
	parameters?: INodeParameters;
	/** Name of the node, as it stands on the canvas. */
	name?: string;
	/** Default: an execution of its own. */
	executionId?: string;
	/** Stops the execution. */
	signal?: AbortSignal;
	/** Executions only. Default: one empty item. */
	items?: INodeExecutionData[];
	/** Default: the SevenRooms node. */
	type?: string;
	/** Polls only: what n8n tells a poll that it may take, in ms. */
	pollBudgetMs?: number;
}

/** The `this` of a node in an execution, as n8n-core makes it, for tests of what runs below the node. */
export function executeContext(engine: Engine, options: ContextOptions = {}) {
	const { workflow, name } = workflowWith(engine, options);
	const node = workflow.nodes[name];
	const items = options.items ?? [{ json: {} }];
	const data: ITaskDataConnections = { main: [items] };
	return new core.ExecuteContext(
		workflow,
		node,
		additionalDataFor(engine.credentialsHelper, {
			executionId: options.executionId ?? randomUUID(),
		}),
		'manual',
		createRunExecutionData(),
		0,
		items,
		data,
		{ node, data, source: null },
		[],
		options.signal,
	);
}

/** The `this` of a node that the editor asks for a list. */
export function lookUpContext(engine: Engine, options: ContextOptions = {}) {
	const { workflow, name } = workflowWith(engine, options);
	const additionalData = additionalDataFor(engine.credentialsHelper);
	return new core.LoadOptionsContext(workflow, workflow.nodes[name], additionalData, '');
}

/** The `this` of a poll. */
export function pollContext(engine: Engine, options: ContextOptions = {}) {
	const { workflow, name } = workflowWith(engine, options);
	const additionalData = additionalDataFor(engine.credentialsHelper);
	const { pollBudgetMs } = options;
	return new core.PollContext(
		workflow,
		workflow.nodes[name],
		additionalData,
		'trigger',
		'activate',
		...(Array(5).fill(undefined) as undefined[]),
		pollBudgetMs === undefined ? undefined : () => pollBudgetMs,
	);
}

function workflowWith(
	engine: Engine,
	{ credentials, parameters = {}, name = 'SevenRooms', type }: ContextOptions,
): { workflow: Workflow; name: string } {
	const sketch = {
		name,
		type: type ?? 'n8n-nodes-sevenrooms.sevenRooms',
		parameters,
		credentials: credentialsByType(credentials),
	};
	return { workflow: buildWorkflow({ nodes: [sketch], connections: {} }, engine.nodeTypes), name };
}
