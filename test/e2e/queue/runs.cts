import type { Cluster } from './cluster.cjs';

interface Listed {
	id: string;
	status: string;
}

const UNDER_WAY = ['new', 'running', 'waiting'];
const GIVE_UP_AFTER_MS = 300_000;
const LOOK_EVERY_MS = 500;

/**
 * Resolves when so many executions of a workflow have ended. It looks at the list only: reading what twenty
 * executions brought, over and over, would keep main busier than the work that is to be measured.
 */
export async function runsEnded(
	{ rest }: Cluster,
	workflowId: string,
	count: number,
): Promise<void> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const giveUpAt = Date.now() + GIVE_UP_AFTER_MS;
	for (;;) {
		const path = `/rest/executions?filter=${filter}&limit=100`;
		const { results } = await rest.send<{ results: Listed[] }>('GET', path);
		const ended = results.filter(({ status }) => !UNDER_WAY.includes(status));
		if (ended.length >= count) return;
		if (Date.now() > giveUpAt) {
			throw new Error(`${ended.length} of ${count} executions ended, ${results.length} began.`);
		}
		await pause();
	}
}

/** Resolves once `isSo`. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
	const giveUpAt = Date.now() + GIVE_UP_AFTER_MS;
	while (!isSo()) {
		if (Date.now() > giveUpAt) throw new Error(`Waited in vain: ${what}.`);
		await pause();
	}
}

async function pause(): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
}
