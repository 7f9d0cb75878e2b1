import { executeContext } from '../../test/support/nodeContext.cjs';
import { openClient, run } from '../support/client.cjs';
import type { Figure, Setting } from '../support/figure.cjs';
import { startServer } from '../support/remote.cjs';

/** Four parameters that an expression fills in, for every item. */
const EXPRESSIONS = {
	dateTime: '={{ $json.date + "T" + $json.time }}',
	partySize: '={{ Number($json.covers) }}',
	firstName: '={{ $json.name.split(" ")[0] }}',
	lastName: '={{ $json.name.split(" ")[1] }}',
};

/** What many items cost besides the expressions in their parameters; nothing is sent. */
export async function measure({ quick }: Setting): Promise<Figure[]> {
	const count = quick ? 500 : 5000;
	const server = await startServer();
	await server.set({});
	const client = await openClient(server.baseUrl);
	const parameters = {
		resource: 'reservation',
		operation: 'create',
		venueId: { __rl: true, mode: 'id', value: 'bench-venue' },
		phone: '+12125550100',
		options: { dryRun: true },
		...EXPRESSIONS,
	};
	const items = Array.from({ length: count }, (_, index) => ({
		json: { date: '2026-05-15', time: '19:30', covers: String(1 + (index % 8)), name: 'Ada Bench' },
	}));
	const best = { ours: Infinity, expressions: Infinity };
	for (let round = 0; round < (quick ? 2 : 4); round++) {
		const begun = performance.now();
		await run(client, parameters, { items });
		const ran = performance.now();
		const context = executeContext(client.engine, {
			credentials: client.credential,
			parameters: parameters as never,
			items,
		});
		const read = performance.now();
		for (let index = 0; index < count; index++) {
			for (const name of Object.keys(EXPRESSIONS)) context.getNodeParameter(name, index);
		}
		best.expressions = Math.min(best.expressions, performance.now() - read);
		best.ours = Math.min(best.ours, ran - begun);
	}
	await client.engine.close();
	server.close();
	return [
		{
			name: `${count.toLocaleString('en')} items with four expressions`,
			ours: best.ours,
			beside: best.expressions,
			besideName: 'expressions alone',
			unit: 'ms',
			compares: 'ours / beside',
			target: 1.2,
			is: 'at most',
		},
	];
}
