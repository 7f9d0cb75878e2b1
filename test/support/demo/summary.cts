import type { ITaskData } from 'n8n-workflow';
import type { NodeSketch } from '../definition.cjs';
import type { WireRequest } from './wire.cjs';

/** One step of the demo, as its closing table tells it. */
export interface Step {
	readonly node: NodeSketch;
	readonly task: ITaskData;
	readonly requests: readonly WireRequest[];
}

const HEAD = ['step', 'operation', 'over the wire', 'came out', 'ms'];

/** All steps in one table: what was done, how often SevenRooms was asked, what came out. */
export function summaryTable(steps: readonly Step[]): string[] {
	const rows = steps.map(({ node, task, requests }) => {
		const { resource, operation } = node.parameters ?? {};
		const items = task.data?.main[0] ?? [];
		const [first] = items;
		const outcome = task.error
			? 'FAILED'
			: items.length === 1 && first.json.status
				? `${String(first.json.status)}, party of ${String(first.json.party_size)}`
				: `${items.length} ${items.length === 1 ? 'item' : 'items'}`;
		return [
			node.name,
			resource ? `${String(resource)}: ${String(operation)}` : '',
			requests.map(({ method }) => method).join(' '),
			outcome,
			String(task.executionTime),
		].map((cell) => (cell.length > 30 ? `${cell.slice(0, 29)}…` : cell));
	});
	const widths = HEAD.map((name, column) =>
		Math.max(name.length, ...rows.map((row) => row[column].length)),
	);
	const line = (row: string[]) =>
		`| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
	return ['', line(HEAD), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}
