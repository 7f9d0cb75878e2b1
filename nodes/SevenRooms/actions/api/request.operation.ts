import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { manyRows, optionsCollection } from '../../descriptions/reading';
import { dryRunOption } from '../../descriptions/writing';
import { isRow, readJson } from '../../model/coerce';
import { formFields } from '../../model/form';
import { dataOf, rowsOf } from '../../transport/envelope';
import { readPages } from '../../transport/lists/paginate';
import { urlOf } from '../../transport/path';
import type { ApiRequest, Query } from '../../transport/types';
import { needed } from '../input/needed';
import { oneOf } from '../input/oneOf';
import { writtenText } from '../input/writtenText';
import { collect, rowLimit, type RowPages } from '../reading/rows';
import type { ItemRun } from '../run/itemRun';
import type { Operation } from '../types';
import { dryRun, isDryRun } from '../writing/dryRun';
import { sendUnlessSent } from '../writing/singleWrite';

const METHODS = ['GET', 'DELETE', 'PATCH', 'POST', 'PUT'] as const;

export const request: Operation = {
	name: 'Request',
	value: 'request',
	action: 'Make an API request',
	description:
		'Call any route of the SevenRooms API with the same login, limits and error texts. Only GET is repeated after an outage.',
	routes: [],
	properties: [
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			default: 'GET',
			options: [...METHODS].sort().map((method) => ({ name: method, value: method })),
			description: 'The HTTP verb of the route',
		},
		{
			displayName: 'Path',
			name: 'path',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. /venues',
			description: 'What follows the base URL and version, with a slash in front',
		},
		{
			displayName: 'Query Parameters',
			name: 'queryParameters',
			type: 'json',
			default: '{}',
			description: 'Query parameters as a JSON object',
		},
		{
			displayName: 'Body Type',
			name: 'bodyType',
			type: 'options',
			default: 'none',
			options: [
				{
					name: 'Form',
					value: 'form',
					description: 'What SevenRooms wants for writes',
				},
				{ name: 'JSON', value: 'json', description: 'Point-of-sale pushes only' },
				{ name: 'None', value: 'none' },
			],
			displayOptions: { hide: { method: ['GET'] } },
			description: 'How the body is written',
		},
		{
			displayName: 'Body',
			name: 'body',
			type: 'json',
			default: '{}',
			displayOptions: { show: { bodyType: ['form', 'json'] }, hide: { method: ['GET'] } },
			description: 'The fields of the body as a JSON object',
		},
		{
			displayName: 'Split Into Items',
			name: 'paginate',
			type: 'boolean',
			default: false,
			displayOptions: { show: { method: ['GET'] } },
			description: 'Whether to follow the pages of a list and give out one item a row',
		},
		...manyRows.map((property) => ({
			...property,
			displayOptions: {
				show: { ...property.displayOptions?.show, paginate: [true], method: ['GET'] },
			},
		})),
		optionsCollection([
			dryRunOption,
			{
				displayName: 'Rows Field',
				name: 'rowsKey',
				type: 'string',
				default: '',
				placeholder: 'e.g. charges',
				description: 'The field of the answer that holds the rows, where it is not "results"',
			},
		]),
	],
	async execute(run) {
		const method = oneOf(run.text('method').toUpperCase(), 'Method', METHODS);
		const path = pathOf(run);
		const query: Query = formFields(jsonObject(run, 'queryParameters', 'Query Parameters'));
		const options = run.collection('options');
		const rowsKey = writtenText(options.rowsKey, 'Rows Field') || undefined;

		if (method === 'GET' && run.flag('paginate', 'Split Into Items'))
			return await listedRows(run, path, query, rowsKey);
		const write = method === 'GET' ? {} : bodyOf(run);
		if (isDryRun(options) && method !== 'GET') {
			const full = urlOf('', path, query);
			return [
				dryRun({
					method,
					path: full,
					body: write.form ?? write.json ?? {},
					would: `Send ${method} ${full}`,
				}),
			];
		}
		const asked: ApiRequest = { method, path, query, ...write, mayBeBare: true };
		const answer = method === 'GET' ? await run.request(asked) : await sendUnlessSent(run, asked);
		if (rowsKey) return rowsOf(answer.body, rowsKey);
		return [answerItem(answer.body, dataOf(answer.body))];
	},
};

async function listedRows(
	run: ItemRun,
	path: string,
	query: Query,
	rowsKey: string | undefined,
): Promise<IDataObject[]> {
	const limit = rowLimit(run);
	const output: IDataObject[] = [];
	const pages = readPages(run.context, run.session, {
		...withoutPaging(path, query),
		rowsKey,
		pageSize: limit,
		itemIndex: run.index,
	});
	await collect(run, sayWhereRowsAre(run, pages, rowsKey), { limit, output });
	return output;
}

/**
 * The paging that a typed path asks for moves into the query: where a name stands twice, a server may hear the first
 * one only, and would give the same page for every cursor.
 */
function withoutPaging(typed: string, query: Query): { path: string; query: Query } {
	const [path, search = ''] = typed.split(/\?(.*)/s);
	const rest = new URLSearchParams(search);
	if (!rest.has('limit') && !rest.has('cursor')) return { path: typed, query };
	const cursor = rest.get('cursor') ?? undefined;
	for (const name of ['limit', 'cursor']) rest.delete(name);
	return { path: rest.size > 0 ? `${path}?${rest}` : path, query: { cursor, ...query } };
}

/** Where no list is found, trying again does not help: the parameter that names its place does. */
async function* sayWhereRowsAre(run: ItemRun, pages: RowPages, rowsKey = 'results'): RowPages {
	const failure = yield* pages;
	if (failure?.unreadable !== 'strange') return failure;
	throw run.errorOf(failure, {
		message: `The answer has no list in "${rowsKey}"`,
		description:
			'Set Rows Field in Options to the field that holds the rows, such as charges; or switch off Split Into Items to see the whole answer.',
	});
}

function pathOf(run: ItemRun): string {
	const path = needed(run.text('path'), 'Path', 'Write it like /venues.');
	// A fragment never goes out, and would take the rest of the path and the query with it.
	const rooted = (path.startsWith('/') ? path : `/${path}`).replaceAll('#', '%23');
	if (/^[a-z][a-z+.-]*:/i.test(path) || path.startsWith('//') || !staysBelow(rooted)) {
		throw new UserError('Path is not a path below the base URL', {
			description:
				'Write only what follows the version, like /venues; the host comes from the credential.',
		});
	}
	return rooted;
}

/** Whether a path stays below the base URL once it is read as part of one, where `%2e%2e` and a backslash lead up, too. */
function staysBelow(path: string): boolean {
	return new URL(`https://base/below${path}`).pathname.startsWith('/below/');
}

function bodyOf(run: ItemRun): { form?: Record<string, string>; json?: IDataObject } {
	switch (oneOf(run.text('bodyType'), 'Body Type', ['none', 'form', 'json'])) {
		case 'form':
			return { form: formFields(jsonObject(run, 'body', 'Body')) };
		case 'json':
			return { json: jsonObject(run, 'body', 'Body') };
		case 'none':
			return {};
	}
}

function jsonObject(run: ItemRun, name: string, displayName: string): IDataObject {
	const value = run.parameter<unknown>(name, {});
	const parsed = typeof value === 'string' ? readJson(value.trim() || '{}') : value;
	if (!isRow(parsed)) {
		throw new UserError(`${displayName} is not a JSON object`, {
			description: 'Write it like { "date": "2026-05-15" }.',
		});
	}
	return parsed as IDataObject;
}

/** The whole answer; one that is a list or a bare value is put under `data`. */
function answerItem(body: unknown, data: unknown): IDataObject {
	if (isRow(body)) return body as IDataObject;
	return { data: (data ?? body ?? null) as IDataObject };
}
