import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem, type } from 'node:os';
import { resolve } from 'node:path';
import chunk from 'lodash/chunk';
import { isMet, valueOf, type Figure } from './figure.cjs';
import type { Chart } from './growth.cjs';
import { drawCharts } from './svg.cjs';

const DOCS = resolve(__dirname, '../../docs');
const PAGE = resolve(DOCS, 'performance.md');
const MAJOR = Number(process.versions.node.split('.')[0]);
const HEADINGS = ['figure', 'ours', 'beside it', 'ratio', 'target', 'met'];

const INTRODUCTION = `# Performance

What the SevenRooms node costs, beside what a user would build without it (n8n's HTTP Request node with pagination) or beside the floor
that nothing can beat. This page is written by \`npm run bench\`, which prints the same table on your machine and renews the part for its
own version of Node; \`npm run bench -- --quick\` takes a few minutes and smaller sizes. n8n from 2.36 runs on Node 24, the last 1.x on Node 20.

How it is measured:

- The server is a process of its own that answers prepared pages of full rows (about 3.4 kB each) and has a real limiter. It never is what is measured.
- HTTP Request is n8n-core's own request and pagination, the functions behind the node, with the same credential and the same engine.
- Memory is the highest resident size above the loaded engine, each read in a process of its own. Times of whole reads are the best of seven.
- n8n's request alone is a loop over \`httpRequestWithAuthentication\` with \`json: true\`, as any node makes it: what it takes above plain Node is not ours to save.
- The floor of a read is the larger of pages / rate and pages × delay / 4; that of bookings is what the server's limit lets through.

In the pictures both axes are logarithmic: a line at 45 degrees is linear growth.
`;

/** A figure as a row of the table. */
export function rowOf(figure: Figure): string[] {
	const { name, ours, beside, besideName, unit, compares, is, target } = figure;
	const isRatio = compares.includes('/');
	const value = isRatio ? `${valueOf(figure).toFixed(2)} ×` : amount(valueOf(figure), unit);
	const row = [
		name,
		amount(ours, unit),
		besideName === 'none' ? '' : `${amount(beside, unit)} (${besideName})`,
		value,
	];
	if (target === undefined) return [...row, '', ''];
	const goal = isRatio ? `${target} ×` : amount(target, unit);
	return [...row, `${is} ${goal}`, isMet(figure) ? 'yes' : 'no'];
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

/** Writes docs/performance.md and its picture: the part for the Node that runs this, and leaves those for others as they are. */
export function writeDocs(rows: string[][], charts: Chart[]): void {
	const picture = `images/performance-node${MAJOR}.svg`;
	mkdirSync(resolve(DOCS, 'images'), { recursive: true });
	writeFileSync(resolve(DOCS, picture), drawCharts(charts));
	const date = new Date().toISOString().slice(0, 10);
	const parts = knownParts().set(
		MAJOR,
		`Measured on ${date}: ${machine()}.

${table(rows)}

![Time and memory by rows, venues and items](${picture})`,
	);
	const newestFirst = [...parts].sort(([one], [other]) => other - one);
	const text = newestFirst.map(([major, part]) => `${heading(major)}\n\n${part}\n`).join('\n');
	writeFileSync(PAGE, `${INTRODUCTION}\n${text}`);
}

/** What the page says for each major version of Node. */
function knownParts(): Map<number, string> {
	if (!existsSync(PAGE)) return new Map();
	const parts = readFileSync(PAGE, 'utf8')
		.split(/^## With Node (\d+)$/m)
		.slice(1);
	return new Map(chunk(parts, 2).map(([major, part]) => [Number(major), part.trim()]));
}

const heading = (major: number) => `## With Node ${major}`;

function amount(value: number, unit: string): string {
	const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
	const text = value.toLocaleString('en', {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
	});
	return unit ? `${text} ${unit}` : text;
}
