import type { IPollFunctions } from 'n8n-workflow';
import { stampMs } from '../events/identity';
import type { StatusMemory } from '../events/statusMemory';
import { startStream, type StreamState } from '../events/stream';
import { text } from '../model/coerce';
import { statusOfRow } from '../model/status';
import { addDays, dateOf } from '../model/time/wallClock';
import { unclearAnswer } from '../transport/classify';
import { cursorOf, rowsOrNothing } from '../transport/envelope';
import { toNodeApiError } from '../transport/errors';
import { PAGE_ROWS } from '../transport/lists/paginate';
import { send } from '../transport/request';
import type { Session } from '../transport/types';
import type { ExportPlan } from './exports';
import { clockSkewMs } from './serverClock';

/** As many rows as StatusMemory holds. */
const MAX_PAGES = 13;
/** Activation waits for this, so it may not take long; what is not read, or cannot be, is only not known yet. */
const MAX_MS = 20_000;

/**
 * The first poll of an export: sets the mark and emits nothing. It asks SevenRooms all the same, so that a credential
 * that may not read shows at activation, and learns the statuses of the book from yesterday on, so that the next polls
 * can tell a transition from any other change.
 */
export async function startExport(
	context: IPollFunctions,
	session: Session,
	plan: ExportPlan,
	statuses: StatusMemory,
	deadline: number,
): Promise<StreamState> {
	const begunAt = Date.now();
	const end = Math.min(deadline, begunAt + MAX_MS);
	const isBook = plan.entityType === 'reservation';
	let mark = begunAt;
	let cursor: string | undefined;
	for (let pages = 0; pages < MAX_PAGES && (pages === 0 || Date.now() < end); pages++) {
		const answer = await send(context, session, {
			method: 'GET',
			path: plan.path,
			query: {
				...plan.query,
				...(isBook ? { from_date: addDays(dateOf(begunAt), -1) } : {}),
				limit: isBook ? PAGE_ROWS : 1,
				cursor,
			},
			...(pages === 0 ? {} : { budgetMs: end - Date.now() }),
		});
		if (!answer.ok) {
			if (pages > 0) break;
			throw toNodeApiError(context, answer);
		}
		if (pages === 0) mark = begunAt + clockSkewMs(answer, begunAt);
		const rows = rowsOrNothing(answer.body, ['results']);
		if (!rows) {
			if (pages > 0) break;
			throw toNodeApiError(context, unclearAnswer(plan.path, answer));
		}
		for (const row of rows) {
			// What changes from now on is news of the next poll, and not yet known.
			if ((stampMs(row.updated) ?? 0) < mark) statuses.set(text(row.id) ?? '', statusOfRow(row));
		}
		const next = cursorOf(answer.body);
		if (!isBook || rows.length === 0 || !next || next === cursor) break;
		cursor = next;
	}
	return startStream(mark);
}
