import type { Figure, Setting } from '../support/figure.cjs';
import { readApart, startServer } from '../support/remote.cjs';

const RATE = 10;
const DELAY_MS = 250;
const SIDE_BY_SIDE = 4;

/** Date windows side by side at the pace that the server allows, against the floor and against one cursor chain. */
export async function measure({ quick }: Setting): Promise<Figure[]> {
	const rows = quick ? 12_000 : 100_000;
	const server = await startServer();
	const settings = { rows, delayMs: DELAY_MS, requestsPerSecond: RATE };
	const time = async (read: 'windows' | 'simplified') => {
		const dates = await server.set(settings);
		const order = { read, baseUrl: server.baseUrl, rows, dates, requestsPerSecond: RATE };
		return (await readApart(order)).ms;
	};
	const windows = await time('windows');
	const chain = await time('simplified');
	server.close();
	const pages = rows / 400;
	const floor = Math.max(pages / RATE, (pages * DELAY_MS) / 1000 / SIDE_BY_SIDE) * 1000;
	const name = `${rows.toLocaleString('en')} between two dates, ${DELAY_MS} ms a page, ${RATE}/s`;
	const common = { ours: windows, unit: 'ms' };
	return [
		{
			...common,
			name,
			beside: floor,
			besideName: 'floor',
			compares: 'ours / beside',
			target: 1.1,
			is: 'at most',
		},
		{
			...common,
			name: 'The same against one cursor chain',
			beside: chain,
			besideName: 'our own chain',
			compares: 'beside / ours',
			target: 2.3,
			is: 'at least',
		},
	];
}
