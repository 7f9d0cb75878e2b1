import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { unclearAnswer } from '../transport/classify';
import { cursorOf, rowsOrNothing } from '../transport/envelope';
import { toNodeApiError } from '../transport/errors';
import { idOfRow } from '../transport/lists/idSet';
import { request } from '../transport/request';
import type { Query, Session } from '../transport/types';

/** Rows that one look at a list shows. */
const LIST_PAGE = 100;

export interface ListPage {
	readonly rows: IDataObject[];
	/** What asks for the next page; absent on the last one. */
	readonly paginationToken?: string;
}

/** One page of a list, for a person who is looking at it: short, within the ten seconds that the editor waits. */
export async function listPage(
	context: ILoadOptionsFunctions,
	session: Session,
	path: string,
	query: Query,
	cursor?: string,
): Promise<ListPage> {
	const answer = await request(context, session, {
		method: 'GET',
		path,
		query: { ...query, limit: LIST_PAGE, cursor },
	});
	const all = rowsOrNothing(answer.body, ['results']);
	if (!all) throw toNodeApiError(context, unclearAnswer(path, answer));
	const next = all.length > 0 ? cursorOf(answer.body) : undefined;
	// What has no ID cannot be chosen.
	const rows = all.filter((row) => idOfRow(row) !== undefined);
	return { rows, ...(next && next !== cursor ? { paginationToken: next } : {}) };
}
