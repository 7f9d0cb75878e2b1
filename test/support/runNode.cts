import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	NodeExecutionHint,
} from 'n8n-workflow';
import { chain, type NodeSketch, type WorkflowSketch } from './definition.cjs';
import type { SavedCredential } from './credentials.cjs';
import type { Engine } from './engine.cjs';
import { runWorkflow, type RunOptions, type RunResult } from './run.cjs';

type NodeSettings = Partial<
	Pick<
		INode,
		| 'alwaysOutputData'
		| 'continueOnFail'
		| 'executeOnce'
		| 'maxTries'
		| 'onError'
		| 'retryOnFail'
		| 'typeVersion'
		| 'waitBetweenTries'
	>
>;

export interface NodeRun extends NodeSettings, RunOptions {
	parameters: INodeParameters;
	/** One credential, or several by type. */
	credentials?: SavedCredential | Record<string, SavedCredential>;
	/** Default: the SevenRooms node. */
	type?: string;
	name?: string;
	workflowId?: string;
	timezone?: string;
}

export interface NodeResult extends RunResult {
	/** Items by output. */
	outputs: INodeExecutionData[][];
	/** Items of the first output. */
	items: INodeExecutionData[];
	json: IDataObject[];
	nodeHints: NodeExecutionHint[];
}

/** Runs one node behind a Manual Trigger that hands it `items`. Never throws for a failed node: look at `error`. */
export async function runNode(engine: Engine, run: NodeRun): Promise<NodeResult> {
	const name = run.name ?? 'SevenRooms';
	const result = await runWorkflow(engine, workflowAround(name, run), run);
	const outputs = (result.runs(name).at(-1)?.data?.main ?? []).map((items) => items ?? []);
	const items = outputs[0] ?? [];
	return {
		...result,
		outputs,
		items,
		json: items.map((item) => item.json),
		nodeHints: result.hints(name),
	};
}

function workflowAround(name: string, run: NodeRun): WorkflowSketch {
	const node: NodeSketch = {
		name,
		type: run.type ?? 'n8n-nodes-sevenrooms.sevenRooms',
		parameters: run.parameters,
		credentials: credentialsByType(run.credentials),
		...nodeSettings(run),
	};
	return {
		id: run.workflowId,
		nodes: [{ name: 'Trigger', type: 'n8n-nodes-base.manualTrigger' }, node],
		connections: chain('Trigger', name),
		settings: run.timezone ? { timezone: run.timezone } : {},
	};
}

/** Retry On Fail waits a second by default; nothing here tests n8n's clock, so one millisecond is enough. */
function nodeSettings(run: NodeRun): NodeSettings {
	const names = [
		'alwaysOutputData',
		'continueOnFail',
		'executeOnce',
		'maxTries',
		'onError',
		'retryOnFail',
		'typeVersion',
	] as const;
	const set = names.filter((name) => run[name] !== undefined).map((name) => [name, run[name]]);
	return { ...Object.fromEntries(set), waitBetweenTries: run.waitBetweenTries ?? 1 };
}

/** Accepts one saved credential where a node wants them by type. */
export function credentialsByType(
	credentials: NodeRun['credentials'] = {},
): Record<string, SavedCredential> {
	if (typeof credentials.id === 'string') {
		const saved = credentials as SavedCredential;
		return { [saved.type]: saved };
	}
	return credentials as Record<string, SavedCredential>;
}
