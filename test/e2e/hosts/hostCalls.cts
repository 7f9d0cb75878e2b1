import { N8N_VERSION } from '../host/cache.cjs';
import type { Execution } from '../host/executions.cjs';
import type { House } from '../host/house.cjs';
import type { N8nRest } from '../host/rest.cjs';

const IS_OLD_LINE = N8N_VERSION.startsWith('1.');

/** "Execute workflow" in the editor of this n8n; resolves when the run is over. */
export async function runByHand(
	{ rest, executions }: House,
	id: string,
	trigger: string,
): Promise<Execution> {
	if (!IS_OLD_LINE) return await executions.run(id, trigger);
	// The editor of 1.x sends the workflow along.
	await rest.send('POST', `/rest/workflows/${id}/run`, {
		workflowData: await rest.workflow(id),
		triggerToStartFrom: { name: trigger },
	});
	const [execution] = await executions.until(id, ({ length }) => length > 0);
	return execution;
}

/** Switches a workflow on and resolves when its triggers are live. */
export async function switchOn(rest: N8nRest, id: string): Promise<void> {
	if (!IS_OLD_LINE) return await rest.activate(id);
	// 1.x answers when all is done.
	const { versionId } = await rest.workflow(id);
	await rest.send('POST', `/rest/workflows/${id}/activate`, { versionId });
}

/** Switches a workflow off. */
export async function switchOff(rest: N8nRest, id: string): Promise<void> {
	if (!IS_OLD_LINE) return await rest.deactivate(id);
	await rest.send('POST', `/rest/workflows/${id}/deactivate`, {});
}
