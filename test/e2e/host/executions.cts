import { createRequire } from 'node:module';
import type {
	ExecutionStatus,
	IDataObject,
	IRunExecutionData,
	ITaskData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { InstalledN8n } from './install.cjs';
import type { N8nRest } from './rest.cjs';

/** An execution as n8n's executions list shows it. */
export interface Execution {
	id: string;
	status: ExecutionStatus;
	mode: WorkflowExecuteMode;
	/** What stopped it, in the words on the screen. */
	error?: { message: string; description?: string | null };
	/** Every run of a node, by the node's name. */
	runs: Record<string, ITaskData[]>;
	/** The items that a node gave out in its first run. */
	items(node: string): IDataObject[];
}

interface StoredExecution {
	id: string;
	status: ExecutionStatus;
	mode: WorkflowExecuteMode;
	/** n8n stores the data as `flatted` text. */
	data: string;
}

const UNDER_WAY: ExecutionStatus[] = ['new', 'running', 'waiting'];
const LOOK_EVERY_MS = 200;
const GIVE_UP_AFTER_MS = 120_000;

/** Starts workflows and reads their executions back. */
export class Executions {
	private readonly parse: (text: string) => IRunExecutionData;

	constructor(
		private readonly rest: N8nRest,
		n8n: InstalledN8n,
	) {
		const { parse } = createRequire(n8n.bin)('flatted') as { parse: Executions['parse'] };
		this.parse = parse;
	}

	/** "Execute workflow" in the editor, from the named trigger on; resolves when the run is over. */
	async run(workflowId: string, trigger: string): Promise<Execution> {
		const { executionId } = await this.rest.send<{ executionId: string }>(
			'POST',
			`/rest/workflows/${workflowId}/run`,
			{ triggerToStartFrom: { name: trigger } },
		);
		return await this.finished(executionId);
	}

	/** The finished executions of a workflow, oldest first. */
	async of(workflowId: string): Promise<Execution[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.rest.send<{ results: Array<{ id: string }> }>(
			'GET',
			`/rest/executions?filter=${filter}&limit=100`,
		);
		const ids = results.map(({ id }) => id).sort((left, right) => Number(left) - Number(right));
		return await Promise.all(ids.map(async (id) => await this.finished(id)));
	}

	/** Resolves with the executions of a workflow once `enough` says so. */
	async until(
		workflowId: string,
		enough: (executions: Execution[]) => boolean,
	): Promise<Execution[]> {
		const giveUpAt = Date.now() + GIVE_UP_AFTER_MS;
		for (;;) {
			const executions = await this.of(workflowId);
			if (enough(executions)) return executions;
			if (Date.now() > giveUpAt) {
				const seen = executions.map(({ mode, status }) => `${mode} ${status}`);
				throw new Error(`n8n did not run the workflow as expected. Runs: ${seen.join(', ')}`);
			}
			await pause();
		}
	}

	private async finished(id: string): Promise<Execution> {
		const giveUpAt = Date.now() + GIVE_UP_AFTER_MS;
		for (;;) {
			const stored = await this.rest.send<StoredExecution>('GET', `/rest/executions/${id}`);
			if (!UNDER_WAY.includes(stored.status)) return this.read(stored);
			if (Date.now() > giveUpAt) throw new Error(`Execution ${id} does not end.`);
			await pause();
		}
	}

	private read({ id, status, mode, data }: StoredExecution): Execution {
		const { error, runData: runs } = this.parse(data).resultData;
		return {
			id,
			status,
			mode,
			runs,
			error: error && { message: error.message, description: error.description },
			items: (node) => (runs[node]?.[0]?.data?.main[0] ?? []).map(({ json }) => json),
		};
	}
}

async function pause(): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
}
