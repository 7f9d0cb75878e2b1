import type { IDataObject } from 'n8n-workflow';
import type { ApiFailure } from '../../transport/types';
import { neededWholeNumber } from '../input/wholeNumber';
import type { ItemRun } from '../run/itemRun';
import type { Presenter } from './presentation';

/** How many rows the item asks for; infinity for Return All. */
export function rowLimit(run: ItemRun): number {
	if (run.flag('returnAll', 'Return All')) return Number.POSITIVE_INFINITY;
	const limit = run.parameter<unknown>('limit', 50) ?? 0;
	const advice = 'Enter how many rows you want into Limit, or switch on Return All.';
	return neededWholeNumber(limit, 'Limit', { advice });
}

/** Pages of raw rows; ends with the failure that stopped it, if one did. */
export type RowPages = AsyncGenerator<IDataObject[], ApiFailure | undefined>;

interface Collecting {
	accepts?: (row: IDataObject) => boolean;
	/** Default: the rows are given out as they come. */
	present?: Presenter;
	limit: number;
	output: IDataObject[];
}

/**
 * Reads pages until `limit` accepted rows stand in `output`, turning each page into output before the next is asked
 * for, so that no raw page outlives its turn. A failure in the middle is an error: half a list looks like a whole one.
 */
export async function collect(
	run: ItemRun,
	pages: RowPages,
	{ accepts = () => true, present = async (rows) => rows, limit, output }: Collecting,
): Promise<void> {
	let missing = limit;
	while (missing > 0) {
		const { value, done } = await pages.next();
		if (done) {
			if (value) throw run.errorOf(value);
			return;
		}
		const wanted = value.filter(accepts).slice(0, missing);
		missing -= wanted.length;
		for (const row of await present(wanted)) output.push(row);
	}
	await pages.return(undefined);
}

/** All accepted rows of a list, and the failure that ended it, for those who make something of it themselves. */
export async function rowsIn(
	pages: RowPages,
	accepts: (row: IDataObject) => boolean,
): Promise<{ readonly rows: IDataObject[]; readonly failure?: ApiFailure }> {
	const rows: IDataObject[] = [];
	for (;;) {
		const { value, done } = await pages.next();
		if (done) return { rows, failure: value };
		rows.push(...value.filter(accepts));
	}
}
