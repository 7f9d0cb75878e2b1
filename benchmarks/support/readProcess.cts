import { openClient, reads, run, type Dates, type Read } from './client.cjs';

/** One read in a process of its own. */
export interface ReadOrder {
	read: Read;
	baseUrl: string;
	/** How many there are to read. */
	rows: number;
	dates: Dates;
	requestsPerSecond?: number;
}

export interface ReadResult {
	ms: number;
	/** Highest resident memory during the read above what the loaded engine needs. */
	peakMb: number;
}

process.once('message', (order: ReadOrder) => {
	void measured(order).then((result) => {
		process.send?.(result);
		process.disconnect();
	});
});

async function measured(order: ReadOrder): Promise<ReadResult> {
	const client = await openClient(order.baseUrl, order.requestsPerSecond);
	// Logs in, asks for the zones of the venues and loads what is loaded late.
	await run(client, { resource: 'reservation', operation: 'getAll', returnAll: false, limit: 100 });
	const before = process.memoryUsage().rss;
	const begun = performance.now();
	const rows = await reads[order.read](client, order.dates);
	const ms = performance.now() - begun;
	const peak = process.resourceUsage().maxRSS * 1024;
	await client.engine.close();
	if (rows !== order.rows) throw new Error(`${order.read} gave ${rows} rows of ${order.rows}.`);
	return { ms, peakMb: Math.max(0, peak - before) / 1e6 };
}
