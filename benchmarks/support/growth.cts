import { byId } from '../../test/support/definition.cjs';
import { openClient, run, type Read } from './client.cjs';
import { readApart, type Remote } from './remote.cjs';

/** How a cost grows with the work. */
interface Curve {
	name: string;
	points: Array<{ x: number; y: number }>;
}

export interface Chart {
	title: string;
	xLabel: string;
	yLabel: string;
	curves: Curve[];
}

/** The charts of docs/performance.md. */
export async function measureGrowth(server: Remote, quick: boolean): Promise<Chart[]> {
	const [time, memory] = await rowCharts(
		server,
		quick ? [1_000, 5_000] : [1_000, 10_000, 100_000, 300_000],
	);
	return [
		time,
		memory,
		await venueChart(server, quick ? [1, 20] : [1, 10, 100, 500]),
		await itemChart(server, quick ? [1, 200] : [1, 10, 100, 1_000, 10_000]),
	];
}

async function rowCharts(server: Remote, sizes: number[]): Promise<Chart[]> {
	const names: Array<[Read, string]> = [
		['rival', 'HTTP Request'],
		['raw', 'raw'],
		['simplified', 'simplified'],
		['windows', 'simplified, between two dates'],
	];
	const seconds: Curve[] = names.map(([, name]) => ({ name, points: [] }));
	const megabytes: Curve[] = names.map(([, name]) => ({ name, points: [] }));
	for (const rows of sizes) {
		const dates = await server.set({ rows });
		for (const [index, [read]] of names.entries()) {
			const { ms, peakMb } = await readApart({ read, baseUrl: server.baseUrl, rows, dates });
			seconds[index].points.push({ x: rows, y: ms / 1000 });
			megabytes[index].points.push({ x: rows, y: peakMb });
		}
	}
	const xLabel = 'reservations';
	return [
		{ title: 'Time of Return All', xLabel, yLabel: 's', curves: seconds },
		{ title: 'Peak memory of Return All', xLabel, yLabel: 'MB', curves: megabytes },
	];
}

/** One list of venues in one item. */
async function venueChart(server: Remote, sizes: number[]): Promise<Chart> {
	await server.set({ rows: 40 });
	const client = await openClient(server.baseUrl);
	const points = await timed(sizes, async (venues) => {
		const value = Array.from({ length: venues }, (_, index) => `venue-${index}`).join();
		await run(client, {
			resource: 'reservation',
			operation: 'getAll',
			returnAll: true,
			output: 'raw',
			venueId: byId(value),
		});
	});
	await client.engine.close();
	return {
		title: 'Time of a read over venues',
		xLabel: 'venues',
		yLabel: 'ms',
		curves: [{ name: 'one page each', points }],
	};
}

async function itemChart(server: Remote, sizes: number[]): Promise<Chart> {
	await server.set({});
	const client = await openClient(server.baseUrl);
	const points = await timed(sizes, async (count) => {
		const items = Array.from({ length: count }, (_, index) => ({ covers: 1 + (index % 8) }));
		await run(
			client,
			{
				resource: 'reservation',
				operation: 'create',
				venueId: byId('bench-venue'),
				dateTime: '2026-05-15T19:30',
				partySize: '={{ $json.covers }}',
				firstName: 'Ada',
				lastName: 'Bench',
				phone: '+12125550100',
				options: { dryRun: true },
			},
			{ items },
		);
	});
	await client.engine.close();
	return {
		title: 'Time of a booking tried out',
		xLabel: 'items in',
		yLabel: 'ms',
		curves: [{ name: 'dry run, one expression each', points }],
	};
}

/** Milliseconds of the work at each size, after a first time that loads what is loaded late. */
async function timed(
	sizes: number[],
	work: (size: number) => Promise<void>,
): Promise<Curve['points']> {
	await work(sizes[0]);
	const points = [];
	for (const x of sizes) {
		const begun = performance.now();
		await work(x);
		points.push({ x, y: performance.now() - begun });
	}
	return points;
}
