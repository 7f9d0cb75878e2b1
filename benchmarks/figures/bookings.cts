import { byId } from '../../test/support/definition.cjs';
import { openClient, run } from '../support/client.cjs';
import type { Figure, Setting } from '../support/figure.cjs';
import { startServer } from '../support/remote.cjs';

const RATE = 10;

/** Many bookings against a server that answers 429 beyond its rate. */
export async function measure({ quick }: Setting): Promise<Figure[]> {
	const bookings = quick ? 40 : 200;
	const server = await startServer();
	await server.set({ requestsPerSecond: RATE });
	const client = await openClient(server.baseUrl, RATE);
	const items = Array.from({ length: bookings }, (_, index) => ({ guest: `Guest ${index}` }));
	const parameters = {
		resource: 'reservation',
		operation: 'create',
		venueId: byId('bench-venue'),
		dateTime: '2026-05-15T19:30',
		partySize: 2,
		firstName: '={{ $json.guest }}',
		lastName: 'Bench',
		phone: '+12125550100',
		options: { readBack: false },
	};
	const begun = performance.now();
	const result = await run(client, parameters, { items, onError: 'continueRegularOutput' });
	const ms = performance.now() - begun;
	const { refused, requests } = await server.report();
	await client.engine.close();
	server.close();
	const booked = result.json.filter((item) => item.booked === true).length;
	const name = `${bookings} bookings at ${RATE}/s`;
	const common = { compares: 'ours', is: 'at most' } as const;
	return [
		{
			...common,
			name: `${name}: failed`,
			ours: bookings - booked,
			beside: 0,
			besideName: 'none',
			unit: '',
			target: 0,
		},
		{
			...common,
			name: `${name}: refused`,
			ours: (refused / requests) * 100,
			beside: 0,
			besideName: 'none',
			unit: '%',
			target: 5,
		},
		{
			name,
			ours: ms,
			// The first second takes as many as it allows at once.
			beside: ((bookings - RATE) / RATE) * 1000,
			besideName: 'floor',
			unit: 'ms',
			compares: 'ours / beside',
			target: 1.15,
			is: 'at most',
		},
	];
}
