import type { Execution } from '../host/executions.cjs';
import { post } from '../host/http.cjs';
import { row } from '../host/workflow.cjs';
import { WORKERS, type Cluster } from './cluster.cjs';
import { runsEnded } from './runs.cjs';
import { busiestSecond, executionsOf, logins, tell } from './traffic.cjs';
import { calledAt, readBook } from './workflows.cjs';

const AT_ONCE = 20;
/** Three pages each, so that all of them are under way together. */
const ROWS = 1200;
const ROUNDS = [1, 2, 3, 4];

export function loginsChapter(clusterOf: () => Cluster): void {
	describe('twenty executions at once, none with a login that still counts', () => {
		const path = 'read-the-book';
		const read = readBook('Book', { limit: ROWS, output: 'selectedFields', fields: 'id' });
		let workflow: string;

		beforeEach(async () => {
			const { rest, credentials, sandbox } = clusterOf();
			const nodes = [calledAt(path), read];
			workflow = await rest.createWorkflow(row('Read the book', nodes, credentials));
			await rest.activate(workflow);
			await startTogether(1);
			await runsEnded(clusterOf(), workflow, 1);
			sandbox.clear();
			sandbox.expireTokens();
		});

		afterEach(async () => {
			clusterOf().sandbox.behaviour.newestTokenOnly = false;
			await clusterOf().rest.deactivate(workflow);
		});

		/** Starts so many executions through the webhook process. */
		async function startTogether(count: number): Promise<void> {
			const url = `${clusterOf().webhook.url}/webhook/${path}`;
			const calls = Array.from({ length: count }, async () => await post(url, {}, ''));
			for (const { status } of await Promise.all(calls)) expect(status).toBe(200);
		}

		/** Starts twenty; every one has to end well and bring all its rows. */
		async function readTogether(): Promise<Execution[]> {
			await startTogether(AT_ONCE);
			await runsEnded(clusterOf(), workflow, 1 + AT_ONCE);
			const runs = (await clusterOf().executions.of(workflow)).slice(1);
			expect(runs.map(({ error }) => error).filter(Boolean)).toEqual([]);
			expect(runs).toHaveLength(AT_ONCE);
			for (const run of runs) expect(run.items(read.name)).toHaveLength(ROWS);
			return runs;
		}

		it('log in once per worker, and all end well', async () => {
			const { sandbox, workers } = clusterOf();
			const runs = await readTogether();

			const shares = workers.map((worker) => {
				const ids = executionsOf(worker);
				return runs.filter(({ id }) => ids.includes(id)).length;
			});
			expect(shares.reduce((sum, share) => sum + share)).toBe(AT_ONCE);
			expect(Math.min(...shares)).toBeGreaterThan(0);
			expect(logins(sandbox)).toBeLessThanOrEqual(WORKERS);
			tell(`${logins(sandbox)} logins for ${shares.join(' + ')} executions`);
			tell(`${busiestSecond(sandbox)} requests in the busiest second`);
		});

		it.each(ROUNDS)('all end well where each login ends the one before (round %d)', async () => {
			const { sandbox } = clusterOf();
			sandbox.behaviour.newestTokenOnly = true;
			await readTogether();

			expect(logins(sandbox)).toBeLessThan(AT_ONCE);
			const refused = sandbox.log.filter(({ status }) => status === 401).length;
			tell(`newest login only: ${logins(sandbox)} logins, ${refused} refused requests`);
		});
	});
}
