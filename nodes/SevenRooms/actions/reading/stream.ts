import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { privacyChoice } from '../../descriptions/privacy';
import {
	filtersCollection,
	manyRows,
	optionsCollection,
	outputChoice,
	rawOutputChoice,
} from '../../descriptions/reading';
import { isEmpty } from '../../model/coerce';
import { unclearAnswer } from '../../transport/classify';
import { cursorOf, rowsOrNothing } from '../../transport/envelope';
import { readPages } from '../../transport/lists/paginate';
import type { Query } from '../../transport/types';
import type { ItemRun } from '../run/itemRun';
import type { Operation, Route } from '../types';
import { presenter, type FactsNeeded, type Simplify } from './presentation';
import type { RowCheck } from './rowFilter';
import { collect, rowLimit, type RowPages } from './rows';

/** One list of the API: where its rows come from and how they are shown. */
export interface Stream {
	/** "shift" and "shifts", for the texts of the panel. */
	readonly one: string;
	readonly many: string;
	readonly description: string;
	readonly routes: readonly Route[];
	/** Parameters that say what to read, above Return All. */
	readonly properties: INodeProperties[];
	/** Entries of the Filters collection, if the list has any. */
	readonly filters?: INodeProperties[];
	readonly options?: INodeProperties[];
	/** Left out where nobody outside knows the fields: then rows are given as they are. */
	readonly simplify?: Simplify;
	readonly needs?: FactsNeeded;
	/** Whether the rows name people. */
	readonly people?: boolean;
	/** The chains of pages to read, one after the other: one a venue, or a single one. */
	chains(run: ItemRun): AsyncGenerator<RowPages> | Promise<RowPages[]>;
	/** What SevenRooms cannot leave out itself. */
	accepts?(run: ItemRun): RowCheck | Promise<RowCheck>;
}

/** The Get Many operation of a stream. */
export function getMany(stream: Stream): Operation {
	const { one, many, filters = [], options = [], simplify } = stream;
	return {
		name: 'Get Many',
		value: 'getAll',
		action: `Get many ${many}`,
		description: stream.description,
		routes: stream.routes,
		properties: [
			...stream.properties,
			...manyRows,
			...(filters.length > 0 ? [filtersCollection(filters)] : []),
			...(simplify ? outputChoice : rawOutputChoice(one)),
			...(stream.people ? [privacyChoice] : []),
			...(options.length > 0 ? [optionsCollection(options)] : []),
		],
		async execute(run) {
			const present = presenter(run, simplify ?? ((row) => row), stream.needs);
			const accepts = await stream.accepts?.(run);
			const limit = rowLimit(run);
			const output: IDataObject[] = [];
			for await (const pages of await stream.chains(run)) {
				if (output.length >= limit) break;
				await collect(run, pages, { accepts, present, limit: limit - output.length, output });
			}
			return output;
		},
	};
}

interface ListRequest {
	readonly path: string;
	readonly query?: Query;
	/** Where the rows sit in `data`; several where the envelope is not proven. */
	readonly keys: readonly string[];
	/** Put on every row that does not say it itself, so that each names its venue. */
	readonly mark?: IDataObject;
	/** Leaves out what the API sends although it was asked otherwise. */
	readonly accepts?: (row: IDataObject) => boolean;
	/** Envelopes of their own kind; undefined where the answer tells of no list. */
	readonly rows?: (body: unknown) => IDataObject[] | undefined;
}

/** A list that is said to come whole in one answer. */
export async function* wholeList(run: ItemRun, list: ListRequest): RowPages {
	const { path, query, keys, mark = {}, rows: read } = list;
	const answer = await run.send({ method: 'GET', path, query });
	if (!answer.ok) return answer;
	const rows = rowsOrNothing(answer.body, keys, read);
	if (!rows) return unclearAnswer(path, answer);
	// Nobody has proven that these lists come whole: one that tells of a further page is read page by page.
	if (rows.length > 0 && !read && cursorOf(answer.body) !== undefined) {
		return yield* pagedList(run, list);
	}
	yield rows.map((row) => marked(row, mark));
	return undefined;
}

/** The row with what it does not say itself; any field of SevenRooms may be null. */
function marked(row: IDataObject, mark: IDataObject): IDataObject {
	const missing = Object.entries(mark).filter(([name]) => isEmpty(row[name]));
	return { ...mark, ...row, ...Object.fromEntries(missing) };
}

/** A list that comes in pages with a cursor. */
export async function* pagedList(run: ItemRun, list: ListRequest): RowPages {
	const { path, query, keys, mark, accepts } = list;
	const pages = readPages(run.context, run.session, {
		path,
		query,
		rowsKey: keys,
		itemIndex: run.index,
	});
	for (;;) {
		const { value, done } = await pages.next();
		if (done) return value;
		const rows = accepts ? value.filter(accepts) : value;
		yield mark ? rows.map((row) => marked(row, mark)) : rows;
	}
}
