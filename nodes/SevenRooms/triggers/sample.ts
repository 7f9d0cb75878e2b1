import type { IPollFunctions } from 'n8n-workflow';
import { readRows } from '../events/readRows';
import { StatusMemory } from '../events/statusMemory';
import { startStream } from '../events/stream';
import type { NamedChange } from '../events/types';
import { utcSeconds } from '../model/time/dates';
import { pages } from '../transport/lists/paginate';
import type { Session } from '../transport/types';
import type { ExportPlan } from './exports';

const LOOK_BACK_MS = 7 * 24 * 60 * 60 * 1000;
/** Of each export: somebody waits for the sample. */
const MOST_ROWS = 2_000;

/**
 * Some wanted changes of the last week, to build a workflow on. Rows come in no order and few may be wanted, so each
 * export is read on until there are enough. Remembers nothing.
 */
export async function recentSample(
	context: IPollFunctions,
	session: Session,
	plans: readonly ExportPlan[],
	isWanted: (change: NamedChange) => boolean,
	enough: number,
): Promise<NamedChange[]> {
	const sample: NamedChange[] = [];
	const since = Date.now() - LOOK_BACK_MS;
	for (const { entityType, path, query } of plans) {
		const memory = { state: startStream(since), statuses: new StatusMemory(), overlapMs: 0 };
		const found: NamedChange[] = [];
		const updated = { ...query, updated_since: utcSeconds(since) };
		for await (const rows of pages(context, session, { path, query: updated, limit: MOST_ROWS })) {
			const { news } = readRows(entityType, rows, undefined, memory);
			found.push(...news.flatMap((events) => events.find(isWanted) ?? []));
			if (found.length >= enough) break;
		}
		sample.push(...found);
	}
	return sample;
}
