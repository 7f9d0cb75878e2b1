import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { privacyChoice } from '../../descriptions/privacy';
import {
	ifNotFoundOption,
	optionsCollection,
	outputChoice,
	rawOutputChoice,
} from '../../descriptions/reading';
import { isRow } from '../../model/coerce';
import { recordOf, toldRowsOf } from '../../transport/envelope';
import type { Query } from '../../transport/types';
import { needed } from '../input/needed';
import type { ItemRun } from '../run/itemRun';
import type { Operation, Route } from '../types';
import { noRecordError, notFoundRows } from './notFound';
import { presenter, type FactsNeeded, type Simplify } from './presentation';

/** One record of the API that has a route of its own. */
export interface RecordSource {
	/** "upgrade", for the texts of the panel. */
	readonly one: string;
	readonly description: string;
	readonly routes: readonly Route[];
	readonly properties: INodeProperties[];
	/** The parameter that holds the id, and what the panel calls it. */
	readonly idName: string;
	readonly idDisplayName: string;
	path(run: ItemRun, id: string): string;
	query?(run: ItemRun): Query;
	/** Where the record sits in `data`, if not there itself. */
	readonly key?: string;
	/** Where it sits if it comes in a list around it, as its siblings do. */
	readonly listKey?: string;
	readonly simplify?: Simplify;
	readonly needs?: FactsNeeded;
	readonly people?: boolean;
	/** Entries of the Options collection beside If Not Found. */
	readonly options?: INodeProperties[];
}

/** The Get operation of a record. */
export function getOne(source: RecordSource): Operation {
	const { one, simplify, options = [] } = source;
	return {
		name: 'Get',
		value: 'get',
		action: `Get ${one}`,
		description: source.description,
		routes: source.routes,
		properties: [
			...source.properties,
			...(simplify ? outputChoice : rawOutputChoice(one)),
			...(source.people ? [privacyChoice] : []),
			optionsCollection([ifNotFoundOption, ...options]),
		],
		async execute(run) {
			const { value } = run.locator(source.idName);
			const id = needed(value, source.idDisplayName, `Enter the ID of the ${one}.`);
			const present = presenter(run, simplify ?? ((raw) => raw), source.needs);
			const answer = await run.send({
				method: 'GET',
				path: source.path(run, id),
				query: source.query?.(run),
			});
			const row = answer.ok ? recordIn(answer.body, source) : undefined;
			if (row) return await present([row]);

			const failure = answer.ok ? undefined : answer;
			return notFoundRows(run, failure, () =>
				noRecordError(run, failure, one, source.idDisplayName),
			);
		},
	};
}

function recordIn(body: unknown, { key, listKey }: RecordSource): IDataObject | undefined {
	const listed = listKey ? toldRowsOf(body, [listKey]) : undefined;
	return listed ? listed[0] : unwrapped(recordOf(body, key));
}

/** A record under a name of its own, where nobody has proven that it stands in `data` itself. */
function unwrapped(record: IDataObject | undefined): IDataObject | undefined {
	const [only, ...others] = Object.values(record ?? {});
	return isRow(only) && others.length === 0 ? (only as IDataObject) : record;
}
