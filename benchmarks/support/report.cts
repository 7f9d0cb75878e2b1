import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem, type } from 'node:os';
import { resolve } from 'node:path';
import { isMet, valueOf, type Figure } from './figure.cjs';
import type { Chart } from './growth.cjs';
import { drawCharts } from './svg.cjs';

const DOCS = resolve(__dirname, '../../docs');
const HEADINGS = ['figure', 'ours', 'beside it', 'ratio', 'target', 'met'];

/** A figure as a row of the table. */
export function rowOf(figure: Figure): string[] {
	const { name, ours, beside, besideName, unit, compares, is, target } = figure;
	const isRatio = compares.includes('/');
	const value = isRatio ? `${valueOf(figure).toFixed(2)} ×` : amount(valueOf(figure), unit);
	return [
		name,
		amount(ours, unit),
		besideName === 'none' ? '' : `${amount(beside, unit)} (${besideName})`,
		value,
		`${is} ${isRatio ? `${target} ×` : amount(target, unit)}`,
		isMet(figure) ? 'yes' : 'no',
	];
}

/** The table as text with straight columns, which is Markdown as well. */
export function table(rows: string[][]): string {
	const all = [HEADINGS, ...rows];
	const widths = HEADINGS.map((_, column) => Math.max(...all.map((row) => row[column].length)));
	const lines = all.map(
		(row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`,
	);
	const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
	return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** What the figures were taken on; no name of a person's machine. */
export function machine(): string {
	const model = cpus()[0]?.model.trim() || 'unknown processor';
	const memory = Math.round(totalmem() / 2 ** 30);
	return `${availableParallelism()} cores of ${model}, ${memory} GB, ${type()}, Node ${process.version}`;
}

/** Writes docs/performance.md and its picture. */
export function writeDocs(rows: string[][], charts: Chart[]): void {
	mkdirSync(resolve(DOCS, 'images'), { recursive: true });
	writeFileSync(resolve(DOCS, 'images/performance.svg'), drawCharts(charts));
	const date = new Date().toISOString().slice(0, 10);
	writeFileSync(
		resolve(DOCS, 'performance.md'),
		`# Performance

What the SevenRooms node costs, beside what a user would build without it (n8n's HTTP Request node with pagination) or beside the floor
that nothing can beat. This page is written by \`npm run bench\`, which prints the same table on your machine; \`npm run bench -- --quick\`
takes a few minutes and smaller sizes.

Measured on ${date}: ${machine()}.

${table(rows)}

How it is measured:

- The server is a process of its own that answers prepared pages of full rows (about 3.4 kB each) and has a real limiter. It never is what is measured.
- HTTP Request is n8n-core's own request and pagination, the functions behind the node, with the same credential and the same engine.
- Memory is the highest resident size above the loaded engine, each read in a process of its own. Times of whole reads are the best of seven.
- The floor of a read is the larger of pages / rate and pages × delay / 4; that of bookings is what the server's limit lets through.

## How cost grows

![Time and memory by rows, venues and items](images/performance.svg)

Both axes are logarithmic: a line at 45 degrees is linear growth.
`,
	);
}

function amount(value: number, unit: string): string {
	const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
	const text = value.toLocaleString('en', {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
	});
	return unit ? `${text} ${unit}` : text;
}
