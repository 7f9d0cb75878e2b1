import { byHand, row } from '../host/workflow.cjs';
import type { Cluster } from './cluster.cjs';
import { executionsOf, logins, tell } from './traffic.cjs';
import { readBook } from './workflows.cjs';

export function bulkChapter(clusterOf: () => Cluster): void {
	describe('a bulk export', () => {
		it('runs on a worker and brings every reservation once', async () => {
			const { rest, executions, credentials, sandbox, workers } = clusterOf();
			const read = readBook('The whole book', { returnAll: true });
			const id = await rest.createWorkflow(row('Bulk export', [byHand, read], credentials));
			const startedAt = Date.now();
			const execution = await executions.run(id, byHand.name);
			const seconds = Math.round((Date.now() - startedAt) / 1000);

			expect(execution.error).toBeUndefined();
			expect(execution.status).toBe('success');
			expect(workers.flatMap(executionsOf)).toContain(execution.id);
			const ids = execution.items(read.name).map((item) => item.id);
			expect(ids).toHaveLength(sandbox.state.reservations.size);
			expect(new Set(ids).size).toBe(ids.length);
			expect(logins(sandbox)).toBe(1);
			tell(`${ids.length} reservations in ${sandbox.log.length} requests and ${seconds} s`);
		});
	});
}
