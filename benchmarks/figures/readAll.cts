import type { Read } from '../support/client.cjs';
import { median, type Figure, type Setting } from '../support/figure.cjs';
import { readApart, startServer } from '../support/remote.cjs';

/** Return All against HTTP Request's pagination of the same rows: time and memory, each run in a process of its own. */
export async function measure({ quick }: Setting): Promise<Figure[]> {
	const rows = quick ? 10_000 : 100_000;
	const server = await startServer();
	const dates = await server.set({ rows });
	const runs: Record<string, { ms: number[]; peakMb: number[] }> = {};
	for (let round = 0; round < (quick ? 1 : 7); round++) {
		for (const read of ['rival', 'raw', 'simplified'] as Read[]) {
			const result = await readApart({ read, baseUrl: server.baseUrl, rows, dates });
			const kept = (runs[read] ??= { ms: [], peakMb: [] });
			kept.ms.push(result.ms);
			kept.peakMb.push(result.peakMb);
		}
	}
	server.close();
	const what = `${rows.toLocaleString('en')} reservations`;
	const speed = (read: Read): Figure => ({
		name: `Read ${what}, ${read}`,
		// The quickest run is the one that was disturbed least.
		ours: Math.min(...runs[read].ms),
		beside: Math.min(...runs.rival.ms),
		besideName: 'HTTP Request',
		unit: 'ms',
		compares: 'beside / ours',
		target: 1.5,
		is: 'at least',
	});
	const memory = (read: Read, target: number): Figure => ({
		name: `Peak memory of it, ${read}`,
		ours: median(runs[read].peakMb),
		beside: median(runs.rival.peakMb),
		besideName: 'HTTP Request',
		unit: 'MB',
		compares: 'ours / beside',
		target,
		is: 'at most',
	});
	return [speed('raw'), speed('simplified'), memory('raw', 0.8), memory('simplified', 0.35)];
}
