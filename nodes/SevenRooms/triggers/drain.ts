import type { IPollFunctions } from 'n8n-workflow';
import { readRows } from '../events/readRows';
import type { StatusMemory } from '../events/statusMemory';
import {
	beginDrain,
	dropDrain,
	finishDrain,
	goesRound,
	type Drain,
	type StreamState,
} from '../events/stream';
import type { NamedChange } from '../events/types';
import { utcSeconds } from '../model/time/dates';
import { unclearAnswer } from '../transport/classify';
import { cursorOf, toldRowsOf } from '../transport/envelope';
import { toNodeApiError } from '../transport/errors';
import { PAGE_ROWS, pageFailure } from '../transport/lists/paginate';
import { send } from '../transport/request';
import type { ApiAnswer, ApiFailure, Session } from '../transport/types';
import type { ExportPlan } from './exports';
import { clockSkewMs } from './serverClock';

export interface DrainLimits {
	readonly overlapMs: number;
	readonly maxPages: number;
	/** Milliseconds since 1970; no page is begun that would probably end later. */
	readonly deadline: number;
}

export interface DrainResult {
	readonly state: StreamState;
	/** For each changed row what may have happened, the most telling first. */
	readonly news: NamedChange[][];
	/** Set where the reading broke off, as the one before did, after pages that are kept. */
	readonly failure?: Error;
}

/**
 * Reads one export from where its state says, until it is drained, the page cap is reached or the time is up; then the
 * cursor is kept for the next poll. A cursor that SevenRooms no longer knows starts again from the mark, once. Throws
 * n8n's NodeApiError for anything else that fails, unless the reading before broke off as well and this one has come
 * further.
 */
export async function drainExport(
	context: IPollFunctions,
	session: Session,
	plan: ExportPlan,
	before: StreamState,
	statuses: StatusMemory,
	limits: DrainLimits,
): Promise<DrainResult> {
	const { overlapMs, maxPages, deadline } = limits;
	const news: NamedChange[][] = [];
	let state = beginDrain(before, overlapMs, Date.now());
	let mayRestart = true;
	let lastRead = before;
	const stoppedBy = (failure: ApiFailure): DrainResult => {
		const error = toNodeApiError(context, failure);
		if (before.brokeOff && lastRead !== before) return { state: lastRead, news, failure: error };
		throw error;
	};
	let longest = 0;
	for (let pages = 0; pages < maxPages && Date.now() + longest < deadline; pages++) {
		const asked = state.drain as Drain;
		const sentAt = Date.now();
		const answer = await readPage(context, session, plan, asked, deadline - sentAt);
		if (!answer.ok) {
			const failure = pageFailure(answer, asked.cursor);
			// How SevenRooms refuses a cursor of long ago is not known (API reference, 12): it may well fail over it.
			const isKept = pages === 0 && asked.cursor !== undefined;
			const isDead = failure.isMidList || (isKept && failure.status === 500);
			if (!isDead || !mayRestart) return stoppedBy(failure);
			mayRestart = false;
			state = beginDrain(dropDrain(state), overlapMs, sentAt);
			continue;
		}
		longest = Math.max(longest, Date.now() - sentAt);
		if (asked.cursor === undefined) state = startedAt(state, sentAt + clockSkewMs(answer, sentAt));
		const rows = toldRowsOf(answer.body, ['results']);
		if (!rows) return stoppedBy(unclearAnswer(plan.path, answer));
		const cursor = cursorOf(answer.body);
		const page = readRows(plan.entityType, rows, cursor, { state, statuses, overlapMs });
		news.push(...page.news);
		state = page.state;
		lastRead = state;
		if (!cursor || rows.length === 0 || goesRound(state)) {
			return { state: finishDrain(state, overlapMs), news };
		}
	}
	return { state, news };
}

async function readPage(
	context: IPollFunctions,
	session: Session,
	plan: ExportPlan,
	{ since, cursor }: Drain,
	budgetMs: number,
): Promise<ApiAnswer | ApiFailure> {
	return await send(context, session, {
		method: 'GET',
		path: plan.path,
		query: { ...plan.query, updated_since: utcSeconds(since), limit: PAGE_ROWS, cursor },
		budgetMs,
	});
}

function startedAt(state: StreamState, at: number): StreamState {
	return { ...state, drain: { ...(state.drain as Drain), startedAt: at } };
}
