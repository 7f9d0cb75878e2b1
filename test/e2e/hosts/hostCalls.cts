import { N8N_VERSION } from '../host/cache.cjs';
import type { Execution } from '../host/executions.cjs';
import type { House } from '../host/house.cjs';
import { RestError, type N8nRest } from '../host/rest.cjs';

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
	await turn(rest, id, true);
}

/** Switches a workflow off. */
export async function switchOff(rest: N8nRest, id: string): Promise<void> {
	await turn(rest, id, false);
}

async function turn(rest: N8nRest, id: string, on: boolean): Promise<void> {
	try {
		await (on ? rest.activate(id) : rest.deactivate(id));
	} catch (error) {
		if (!(error instanceof RestError) || error.status !== 404) throw error;
		// Older hosts know no status of this, since they answer when all is done; still older ones no such route.
		const { active } = await rest.workflow(id);
		if (active !== on) await rest.send('PATCH', `/rest/workflows/${id}`, { active: on });
	}
}
