import { openClient, reads } from '../support/client.cjs';
import type { Figure, Setting } from '../support/figure.cjs';
import { startServer } from '../support/remote.cjs';

/** What n8n and we add to a page of 400 rows that a plain Node loop reads on a kept connection, and how much of it is n8n's. */
export async function measure({ quick }: Setting): Promise<Figure[]> {
	const pages = quick ? 10 : 50;
	const rounds = quick ? 3 : 40;
	const server = await startServer();
	await server.set({ rows: pages * 400 });
	const client = await openClient(server.baseUrl);
	const best = { bare: Infinity, ownRequest: Infinity, raw: Infinity };
	// In turns, and the quickest of each: what disturbs one machine disturbs all.
	for (let round = 0; round < rounds; round++) {
		for (const read of ['bare', 'ownRequest', 'raw'] as const) {
			// Or each would pay for the rows that another left behind.
			global.gc?.();
			const begun = performance.now();
			await reads[read](client);
			best[read] = Math.min(best[read], (performance.now() - begun) / pages);
		}
	}
	await client.engine.close();
	server.close();
	return [
		{
			name: 'A page of 400 reservations, raw',
			ours: best.raw,
			beside: best.bare,
			besideName: 'plain Node',
			unit: 'ms',
			compares: 'ours - beside',
			target: 2.5,
			is: 'at most',
		},
		{
			name: "The same against n8n's own request",
			ours: best.raw,
			beside: best.ownRequest,
			besideName: "n8n's request alone",
			unit: 'ms',
			compares: 'ours - beside',
		},
	];
}
