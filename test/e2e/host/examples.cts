import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sandbox } from '../../../sandbox/server.cjs';
import { CHECKOUT } from './cache.cjs';
import type { CredentialReference, WorkflowSketch } from './rest.cjs';

/** Where the examples expect the sandbox: the port of `npm run sandbox`. */
export const SANDBOX_PORT = 7007;

/** The credentials of a house, by credential type. */
export type Credentials = Record<string, CredentialReference>;

const EXAMPLES = join(CHECKOUT, 'examples');

/** File names of the example workflows. */
export async function exampleFiles(): Promise<string[]> {
	return (await readdir(EXAMPLES)).filter((file) => file.endsWith('.json')).sort();
}

/** An example as a user has it after the import: own credentials chosen, the addresses those of this sandbox. */
export async function readExample(
	file: string,
	sandbox: Sandbox,
	credentials: Credentials,
): Promise<WorkflowSketch> {
	const text = await readFile(join(EXAMPLES, file), 'utf8');
	const address = new RegExp(`http://(127\\.0\\.0\\.1|localhost):${SANDBOX_PORT}\\b`, 'g');
	const workflow = JSON.parse(text.replace(address, sandbox.url)) as WorkflowSketch;
	for (const node of workflow.nodes) {
		for (const type of Object.keys(node.credentials ?? {})) {
			const chosen = credentials[type];
			if (node.credentials && chosen) node.credentials[type] = chosen;
		}
	}
	return workflow;
}

const TRIGGER = 'n8n-nodes-sevenrooms.sevenRoomsTrigger';

/** The production URLs of a workflow's SevenRooms Triggers, below the address of n8n. */
export function webhookPaths(workflow: Pick<WorkflowSketch, 'nodes'>): string[] {
	return workflow.nodes
		.filter(({ type, disabled }) => type === TRIGGER && !disabled)
		.map(({ webhookId }) => `/webhook/${webhookId}/webhook`);
}
