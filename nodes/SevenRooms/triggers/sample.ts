import type { IPollFunctions } from 'n8n-workflow';
import { readRows } from '../events/readRows';
import { StatusMemory } from '../events/statusMemory';
import { startStream } from '../events/stream';
import type { NamedChange } from '../events/types';
import { utcSeconds } from '../model/dates';
import { rowsOf } from '../transport/envelope';
import { request } from '../transport/request';
import type { Session } from '../transport/types';
import type { ExportPlan } from './exports';

const LOOK_BACK_MS = 7 * 24 * 60 * 60 * 1000;
const SAMPLE_ROWS = 50;

/** Some changes of the last week, to build a workflow on. Remembers nothing. */
export async function recentSample(
	context: IPollFunctions,
	session: Session,
	plans: readonly ExportPlan[],
): Promise<NamedChange[][]> {
	const sample: NamedChange[][] = [];
	const since = Date.now() - LOOK_BACK_MS;
	for (const plan of plans) {
		const answer = await request(context, session, {
			method: 'GET',
			path: plan.path,
			query: { ...plan.query, updated_since: utcSeconds(since), limit: SAMPLE_ROWS },
		});
		const memory = { state: startStream(since), statuses: new StatusMemory(), overlapMs: 0 };
		sample.push(...readRows(plan.entityType, rowsOf(answer.body), undefined, memory).news);
	}
	return sample;
}
