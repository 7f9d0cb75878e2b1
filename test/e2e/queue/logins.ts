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

export function loginsChapter(clusterOf: () => Cluster): void {
	describe('twenty executions at once, none with a login that still counts', () => {
		const called = calledAt('read-the-book');
		const read = readBook('Book', { limit: ROWS, output: 'selectedFields', fields: 'id' });
		let workflow: string;
		let started = 0;

		beforeAll(async () => {
			const { rest, credentials } = clusterOf();
			workflow = await rest.createWorkflow(row('Read the book', [called, read], credentials));
			await rest.activate(workflow);
			await runTogether(1);
		});

		afterAll(async () => {
			clusterOf().sandbox.behaviour.newestTokenOnly = false;
			await clusterOf().rest.deactivate(workflow);
		});

		/** Starts so many executions through the webhook process and waits for all. */
		async function runTogether(count: number): Promise<Execution[]> {
			const { webhook, executions } = clusterOf();
			const url = `${webhook.url}/webhook/read-the-book`;
			const calls = Array.from({ length: count }, async () => await post(url, {}, ''));
			for (const { status } of await Promise.all(calls)) expect(status).toBe(200);
			started += count;
			await runsEnded(clusterOf(), workflow, started);
			return (await executions.of(workflow)).slice(-count);
		}

		function expectAllRead(runs: Execution[]): void {
			expect(runs.map(({ error }) => error).filter(Boolean)).toEqual([]);
			expect(runs).toHaveLength(AT_ONCE);
			for (const run of runs) expect(run.items(read.name)).toHaveLength(ROWS);
		}

		it('log in once per worker, and all end well', async () => {
			const { sandbox, workers } = clusterOf();
			sandbox.expireTokens();
			const runs = await runTogether(AT_ONCE);

			expectAllRead(runs);
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

		it.each([1, 2, 3])('all end well where each login ends the one before (round %d)', async () => {
			const { sandbox } = clusterOf();
			sandbox.behaviour.newestTokenOnly = true;
			sandbox.expireTokens();
			const runs = await runTogether(AT_ONCE);

			expectAllRead(runs);
			expect(logins(sandbox)).toBeLessThan(AT_ONCE);
			const refused = sandbox.log.filter(({ status }) => status === 401).length;
			tell(`newest login only: ${logins(sandbox)} logins, ${refused} refused requests`);
		});
	});
}
