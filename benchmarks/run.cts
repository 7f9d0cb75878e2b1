import { parseArgs } from 'node:util';
import type { Figure } from './support/figure.cjs';
import { measureGrowth } from './support/growth.cjs';
import { next, start, startServer } from './support/remote.cjs';
import { machine, rowOf, table, writeDocs } from './support/report.cjs';

const FIGURES = [
	'readAll',
	'windows',
	'page',
	'bookings',
	'fairness',
	'logins',
	'expressions',
	'webhook',
	'coldLoad',
];

/**
 * `npm run bench`: takes every figure, prints one table and writes docs/performance.md. `--quick` takes small sizes
 * and writes nothing; `--only <name>` (several times, if need be) takes single figures. Ends well whatever they are.
 */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			quick: { type: 'boolean', default: false },
			only: { type: 'string', multiple: true },
		},
	});
	const { quick, only } = values;
	const unknown = only?.find((name) => name !== 'growth' && !FIGURES.includes(name));
	if (unknown)
		throw new Error(`There is no figure "${unknown}", only ${FIGURES.join(', ')}, growth.`);
	console.log(`${machine()}${quick ? ', quick' : ''}`);
	const rows: string[][] = [];
	for (const name of FIGURES.filter((figure) => !only || only.includes(figure))) {
		console.log(`… ${name}`);
		rows.push(...(await take(name, quick)));
	}
	console.log(`\n${table(rows)}\n`);
	if (only && !only.includes('growth')) return;
	console.log('… growth');
	const server = await startServer();
	const charts = await measureGrowth(server, quick);
	server.close();
	for (const { title, curves } of charts) {
		for (const { name, points } of curves) {
			const along = points.map(({ x, y }) => `${x}: ${y.toFixed(y < 10 ? 2 : 0)}`).join(', ');
			console.log(`${title}, ${name}: ${along}`);
		}
	}
	if (!quick && !only) writeDocs(rows, charts);
}

/** A figure that cannot be taken is a row that says why. */
async function take(name: string, quick: boolean): Promise<string[][]> {
	try {
		const size = quick ? 'quick' : 'whole';
		const child = start('figureProcess.cts', [name, size], ['--expose-gc']);
		return ((await next(child)) as Figure[]).map(rowOf);
	} catch (error) {
		return [[name, '', '', '', '', `not taken: ${(error as Error).message}`]];
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
