import type { IDataObject } from 'n8n-workflow';
import { text } from '../model/coerce';
import { statusOfRow } from '../model/status';
import { birthId, changedAt, inOrder, stampMs } from './identity';
import { rowChange, rowEvents } from './rows';
import type { StatusMemory } from './statusMemory';
import { hasSeen, isNews, newsFrom, takePage, type StreamState } from './stream';
import type { Change, EntityType, NamedChange } from './types';

export interface ReadPage {
	readonly state: StreamState;
	/** For each changed row what may have happened, the most telling first. */
	readonly news: NamedChange[][];
}

/** Takes in one page of an export: which rows are news, and the state and statuses after it. */
export function readRows(
	entityType: EntityType,
	rows: readonly IDataObject[],
	cursor: string | undefined,
	memory: { state: StreamState; statuses: StatusMemory; overlapMs: number },
): ReadPage {
	const { state, statuses, overlapMs } = memory;
	const from = newsFrom(state, overlapMs);
	const changes = rows.flatMap((row) => rowChange(entityType, row) ?? []);
	const news: NamedChange[][] = [];
	const inThisPage = new Set<string>();
	const births = new Map<string, number>();
	const seen = inOrder(changes).map((change) => {
		const lastStatus = statuses.get(change.id);
		const createdMs = stampMs(change.entity.created) ?? Number.NEGATIVE_INFINITY;
		const birth = createdMs >= from ? birthId(change) : undefined;
		// On a busy night statuses are forgotten, and a change must not be taken for a second birth then.
		if (birth) births.set(birth, createdMs);
		const isFresh = birth !== undefined && lastStatus === undefined && !hasSeen(state, birth);
		const events = rowEvents(change, { lastStatus, isFresh, newsFrom: from });
		const [{ eventId }] = events;
		const venueId = text(change.entity.venue_id) ?? undefined;
		const row = { eventId, updatedMs: updatedMs(change), venueId };
		// A page may have a row twice.
		const isNew = !inThisPage.has(eventId) && isNews(state, row, overlapMs);
		inThisPage.add(eventId);
		if (isNew) news.push(events);
		// An old row only teaches a status that nobody knew.
		if (isNew || lastStatus === undefined) statuses.set(change.id, statusOfRow(change.entity));
		return row;
	});
	return { state: takePage(state, seen, cursor, births), news };
}

const updatedMs = ({ entity }: Change) => stampMs(changedAt(entity));
