import { byId } from '../../test/support/definition.cjs';
import { openClient, run } from '../support/client.cjs';
import type { Figure, Setting } from '../support/figure.cjs';
import { startServer } from '../support/remote.cjs';

/** Many reads in many executions side by side, one credential without a token. */
export async function measure({ quick }: Setting): Promise<Figure[]> {
	const executions = 20;
	const reads = quick ? 100 : 1000;
	const server = await startServer();
	await server.set({});
	const client = await openClient(server.baseUrl);
	const items = Array.from({ length: reads / executions }, (_, index) => ({ id: String(index) }));
	const parameters = {
		resource: 'reservation',
		operation: 'get',
		reservationId: byId('={{ $json.id }}'),
	};
	await Promise.all(
		Array.from({ length: executions }, async () => await run(client, parameters, { items })),
	);
	const { logins } = await server.report();
	await client.engine.close();
	server.close();
	return [
		{
			name: `${reads} reads in ${executions} executions: logins`,
			ours: logins,
			beside: 1,
			besideName: 'floor',
			unit: '',
			compares: 'ours',
			target: 1,
			is: 'at most',
		},
	];
}
