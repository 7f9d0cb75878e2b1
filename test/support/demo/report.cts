import type { IDataObject, ITaskData } from 'n8n-workflow';
import type { NodeSketch } from '../definition.cjs';
import { fieldTexts, requestLines, shorten, type WireRequest } from './wire.cjs';

/** What a reader wants to see of an item; the rest is counted. */
const told = [
	'name',
	'first_name',
	'datetime',
	'party_size',
	'duration_minutes',
	'special_request',
	'source',
	'status',
	'reference_code',
];
const itemsShown = 3;

/** The lines for one step of the workflow: what was asked, what went over the wire, what came out. */
export function stepLines(
	number: number,
	node: NodeSketch,
	task: ITaskData,
	requests: WireRequest[],
): string[] {
	const { resource, operation } = node.parameters ?? {};
	const what = resource ? `${String(resource)}: ${String(operation)}` : 'starts the workflow';
	const items = task.data?.main[0] ?? [];
	const count = items.length === 1 ? '1 item' : `${items.length} items`;
	const outcome = task.error ? 'FAILED' : count;
	const head = `${String(number).padStart(2)}. ${node.name}  (${what})  ${outcome}, ${task.executionTime} ms`;
	return [
		'',
		head,
		...wireLines(requests),
		...(task.error
			? errorLines(task.error)
			: resource
				? outputLines(items.map(({ json }) => json))
				: []),
	];
}

/** Calls that differ in their query only are told once: a look at seven days is one thought. */
function wireLines(requests: WireRequest[]): string[] {
	const lines: string[] = [];
	for (let first = 0; first < requests.length; ) {
		let next = first + 1;
		while (next < requests.length && isAlike(requests[first], requests[next])) next += 1;
		lines.push(...requestLines(requests[first]));
		if (next - first > 1) lines.push(`         and ${next - first - 1} more like it`);
		first = next;
	}
	return lines;
}

function isAlike(one: WireRequest, other: WireRequest): boolean {
	return (
		one.method === 'GET' &&
		other.method === 'GET' &&
		one.apiPath === other.apiPath &&
		one.status === other.status
	);
}

function outputLines(items: IDataObject[]): string[] {
	const shown = items.slice(0, itemsShown).map((item) => `    = ${summary(item)}`);
	const more = items.length - shown.length;
	return more > 0 ? [...shown, `    = and ${more} more`] : shown;
}

function summary(item: IDataObject): string {
	const known = told.filter((name) => item[name] !== undefined && item[name] !== null);
	const fields = Object.fromEntries(known.map((name) => [name, item[name]]));
	return fieldTexts(fields).join('  ') || shorten(JSON.stringify(item)).slice(0, 120);
}

function errorLines(error: { message: string; description?: string | null }): string[] {
	return [error.message, error.description ?? ''].filter(Boolean).map((text) => `    ! ${text}`);
}
