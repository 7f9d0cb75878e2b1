import { byId } from '../../test/support/definition.cjs';
import { openClient, reads, run, type Client } from '../support/client.cjs';
import { sharedNow } from '../support/clock.cjs';
import type { Figure, Setting } from '../support/figure.cjs';
import { startServer } from '../support/remote.cjs';

const RATE = 10;

/** How long bookings wait while a long read goes on with the same credential. */
export async function measure({ quick }: Setting): Promise<Figure[]> {
	const server = await startServer();
	const dates = await server.set({
		rows: quick ? 20_000 : 100_000,
		delayMs: 250,
		requestsPerSecond: RATE,
	});
	const client = await openClient(server.baseUrl, RATE);
	// The first booking of a process loads what booking needs.
	await book(client);
	await server.report();
	const reading = reads.windows(client, dates);
	await new Promise((done) => setTimeout(done, 1500));
	const waits: number[] = [];
	for (let booking = 0; booking < (quick ? 4 : 12); booking++) {
		const asked = sharedNow();
		await book(client);
		const { bookings } = await server.report();
		waits.push(bookings[0] - asked);
		await new Promise((done) => setTimeout(done, 170));
	}
	await reading;
	await client.engine.close();
	server.close();
	return [
		{
			name: 'A booking during a long read waits',
			ours: Math.max(...waits),
			beside: 1000 / RATE,
			besideName: 'one slot',
			unit: 'ms',
			compares: 'ours / beside',
			target: 2,
			is: 'at most',
		},
	];
}

async function book(client: Client): Promise<void> {
	await run(client, {
		resource: 'reservation',
		operation: 'create',
		venueId: byId('bench-venue'),
		dateTime: '2026-05-15T19:30',
		partySize: 2,
		firstName: 'Ada',
		lastName: 'Bench',
		phone: '+12125550100',
		options: { readBack: false },
	});
}
