import { core } from './n8nCore.cjs';
import {
	createRunExecutionData,
	deepCopy,
	type ExecutionError,
	type IDataObject,
	type INodeExecutionData,
	type IRun,
	type IRunExecutionData,
	type ITaskData,
	type NodeExecutionHint,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalDataFor } from './additionalData.cjs';
import { buildWorkflow, type WorkflowSketch } from './definition.cjs';
import type { Engine } from './engine.cjs';

export interface RunOptions {
	/** Default `trigger`: a production run. `manual` is the editor's button. */
	mode?: WorkflowExecuteMode;
	executionId?: string;
	/** Default: the node without anything before it. */
	startNode?: string;
	/** What the start node hands on. Default: one empty item. */
	items?: Array<IDataObject | INodeExecutionData>;
	/** The Stop button, pressed when this settles. */
	cancelWhen?: Promise<unknown>;
	cancelAfterMs?: number;
	onNodeDone?: (name: string, task: ITaskData) => void;
}

/** An error as n8n keeps it with the execution: a plain object, no longer of any class. */
export type EngineError = ExecutionError & {
	httpCode?: string;
	description?: string | null;
	context: IDataObject;
};

export interface RunResult {
	status: IRun['status'];
	mode: WorkflowExecuteMode;
	executionId: string;
	error?: EngineError;
	/** Items of one output of a node, of its last run unless another is asked for. */
	output(node: string, output?: number, run?: number): INodeExecutionData[];
	runs(node: string): ITaskData[];
	hints(node: string): NodeExecutionHint[];
	/** What the node keeps with the execution through `getContext('node')`. */
	nodeContext(node: string): IDataObject;
	contextData: IDataObject;
	data: IRunExecutionData;
	sketch: WorkflowSketch;
	staticData: IDataObject;
}

let lastExecution = 100;

/** Runs a workflow from its start node to the end, as n8n's `WorkflowRunner` does. Never throws for a failed node. */
export async function runWorkflow(
	engine: Engine,
	sketch: WorkflowSketch,
	options: RunOptions = {},
): Promise<RunResult> {
	const { mode = 'trigger', items = [{}] } = options;
	const workflow = buildWorkflow(sketch, engine.nodeTypes);
	const start = workflow.getNode(options.startNode ?? firstNode(workflow));
	if (!start) throw new Error('The workflow has no node to start from');
	const startItems = items.map(asItem);
	const data = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: start, data: { main: [startItems] }, source: null }],
		},
		resultData: mode === 'manual' ? { pinData: { [start.name]: startItems } } : {},
	});
	return await execute(engine, sketch, workflow, data, mode, options);
}

/**
 * The Retry button on a failed execution: the node that failed runs again with the data it had, in a new execution.
 * What nodes kept in their context is still there. `workflow` is "Retry with currently saved workflow".
 */
export async function retryExecution(
	engine: Engine,
	failed: RunResult,
	options: RunOptions & { workflow?: WorkflowSketch } = {},
): Promise<RunResult> {
	const sketch = options.workflow ?? failed.sketch;
	const workflow = buildWorkflow(sketch, engine.nodeTypes);
	const data = asStored(failed.data);
	const { resultData, executionData } = data;
	if (failed.status === 'success')
		throw new Error('The execution succeeded, so it cannot be retried.');
	delete resultData.error;
	const runs = resultData.runData[resultData.lastNodeExecuted ?? ''];
	if (runs?.at(-1)?.error !== undefined) runs.pop();
	if (options.workflow) {
		for (const stacked of executionData?.nodeExecutionStack ?? []) {
			stacked.node = workflow.getNode(stacked.node.name) ?? stacked.node;
		}
	}
	return await execute(engine, sketch, workflow, data, 'retry', options, failed.executionId);
}

async function execute(
	engine: Engine,
	sketch: WorkflowSketch,
	workflow: Workflow,
	data: IRunExecutionData,
	mode: WorkflowExecuteMode,
	options: RunOptions,
	retryOf?: string,
): Promise<RunResult> {
	const executionId = options.executionId ?? String(++lastExecution);
	const additionalData = additionalDataFor(engine.credentialsHelper, {
		executionId,
		workflowId: workflow.id,
	});
	const hooks = new core.ExecutionLifecycleHooks(
		mode,
		executionId,
		workflowData(workflow),
		retryOf,
	);
	if (options.onNodeDone) hooks.addHandler('nodeExecuteAfter', options.onNodeDone);
	additionalData.hooks = hooks;
	const execution = new core.WorkflowExecute(additionalData, mode, data).processRunExecutionData(
		workflow,
	);
	const stop = () => execution.cancel();
	void options.cancelWhen?.then(stop, stop);
	const timer =
		options.cancelAfterMs === undefined ? undefined : setTimeout(stop, options.cancelAfterMs);
	const run = await execution.finally(() => clearTimeout(timer));
	return resultOf(run, executionId, sketch, workflow);
}

function resultOf(
	run: IRun,
	executionId: string,
	sketch: WorkflowSketch,
	workflow: Workflow,
): RunResult {
	const { data } = run;
	const runs = (node: string) => data.resultData.runData[node] ?? [];
	const contextData = (data.executionData?.contextData ?? {}) as IDataObject;
	return {
		status: run.status,
		mode: run.mode,
		executionId,
		error: data.resultData.error as EngineError | undefined,
		output: (node, output = 0, index = -1) => runs(node).at(index)?.data?.main[output] ?? [],
		runs,
		hints: (node) => runs(node).flatMap((task) => task.hints ?? []),
		nodeContext: (node) => (contextData[`node:${node}`] ?? {}) as IDataObject,
		contextData,
		data,
		sketch,
		staticData: { ...workflow.staticData },
	};
}

/** How an execution comes back from n8n's database: no classes, nothing shared with the run that wrote it. */
function asStored(data: IRunExecutionData): IRunExecutionData {
	return JSON.parse(JSON.stringify(data, withoutCycles())) as IRunExecutionData;
}

function withoutCycles() {
	const open: unknown[] = [];
	return function (this: unknown, _key: string, value: unknown) {
		while (open.length > 0 && open.at(-1) !== this) open.pop();
		if (typeof value !== 'object' || value === null) return value;
		if (open.includes(value)) return undefined;
		open.push(value);
		return value;
	};
}

function asItem(item: IDataObject | INodeExecutionData): INodeExecutionData {
	return deepCopy('json' in item ? (item as INodeExecutionData) : { json: item });
}

function firstNode(workflow: Workflow): string {
	const names = Object.keys(workflow.nodes);
	return names.find((name) => workflow.getParentNodes(name, 'main', 1).length === 0) ?? names[0];
}

function workflowData(workflow: Workflow) {
	const { id, name, active, connectionsBySourceNode: connections, settings } = workflow;
	const nodes = Object.values(workflow.nodes);
	const now = new Date();
	return {
		id,
		name: name ?? '',
		active,
		isArchived: false,
		activeVersionId: null,
		createdAt: now,
		updatedAt: now,
		nodes,
		connections,
		settings,
	};
}
