import { exampleFiles, readExample, webhookPaths } from '../host/examples.cjs';
import { credentialFields, type House } from '../host/house.cjs';
import { RestError, type WorkflowSketch } from '../host/rest.cjs';
import type { Memory } from './memory.cjs';

/**
 * Credentials for this sandbox, and every example workflow; those that wait for SevenRooms to call are switched on.
 * An example that is there as it was imported is left alone, and so are the changes that people made to it.
 * Returns the workflows that listen.
 */
export async function furnish(house: House, memory: Memory): Promise<WorkflowSketch[]> {
	await fillInCredentials(house, memory);
	const live: WorkflowSketch[] = [];
	for (const file of await exampleFiles()) {
		const workflow = await readExample(file, house.sandbox, memory.credentials);
		const id = await importOnce(house, memory, file, workflow);
		if (webhookPaths(workflow).length === 0) continue;
		await house.rest.activate(id);
		live.push(workflow);
	}
	return live;
}

async function fillInCredentials({ rest, sandbox }: House, memory: Memory): Promise<void> {
	const fields = Object.entries(credentialFields(sandbox, memory.webhookSecret));
	for (const [type, { name, data }] of fields) {
		const known = memory.credentials[type];
		if (known && (await exists(rest.updateCredential(known.id, type, name, data)))) continue;
		memory.credentials[type] = await rest.createCredential(type, name, data);
	}
}

async function importOnce(
	{ rest }: House,
	memory: Memory,
	file: string,
	workflow: WorkflowSketch,
): Promise<string> {
	const text = JSON.stringify(workflow);
	const known = memory.examples[file];
	const isThere = known !== undefined && (await exists(rest.workflow(known.id)));
	if (isThere && known.text === text) return known.id;
	if (isThere) await rest.updateWorkflow(known.id, workflow);
	const id = isThere ? known.id : await rest.createWorkflow(workflow);
	memory.examples[file] = { id, text };
	return id;
}

/** People may have deleted what the demo made. */
async function exists(asked: Promise<unknown>): Promise<boolean> {
	return await asked.then(
		() => true,
		(error: unknown) => {
			if (error instanceof RestError && [403, 404].includes(error.status)) return false;
			throw error;
		},
	);
}
