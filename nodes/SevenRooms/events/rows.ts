import type { IDataObject } from 'n8n-workflow';
import { text } from '../model/coerce';
import { isDeleted, statusOfRow } from '../model/status';
import { eventId, stampMs } from './identity';
import { transitionName } from './transition';
import type { Change, EntityType, EventType, NamedChange } from './types';

/** What a poll knows about a row besides the row itself. */
export interface RowHistory {
	/** The row's last known status, an empty text if it is known without one, undefined if it is not known. */
	readonly lastStatus: string | undefined;
	/** It was created so lately that this is news, and has not been seen before. */
	readonly isFresh: boolean;
	/** What was deleted at or after this is news: milliseconds since 1970. */
	readonly newsFrom: number;
}

/** A reservation is hardly ever booked in one of these: seen for the first time in it, it has moved there. */
const MOVED_INTO = new Set(['ARRIVED', 'SEATED', 'COMPLETE', 'CANCELED', 'NO_SHOW']);
/** `created` and `updated` of a fresh record lie this close together. */
const SAME_MOMENT_MS = 1000;

/** An export row as a change; undefined for a row without id. Its event type is settled by `rowEvents`. */
export function rowChange(entityType: EntityType, row: IDataObject): Change | undefined {
	const id = text(row.id);
	if (id === null) return undefined;
	return { entityType, eventType: 'updated', id, entity: row, updates: null, hotel: {} };
}

/**
 * What may have happened to a row since the last poll, the most telling first. Several changes between two polls show
 * as one row, so a record that is new and has moved on since is both created and updated.
 */
export function rowEvents(change: Change, history: RowHistory): NamedChange[] {
	const named = {
		...change,
		eventId: eventId(change),
		transition: rowTransition(change, history),
	};
	return eventTypes(change, history).map((eventType) => ({ ...named, eventType }));
}

function eventTypes({ entity }: Change, { isFresh, newsFrom }: RowHistory): EventType[] {
	if (isDeleted(entity)) {
		const at = stampMs(entity.deleted);
		if (at === undefined || at >= newsFrom) return isFresh ? ['deleted', 'created'] : ['deleted'];
	}
	if (!isFresh) return ['updated'];
	return hasMovedOn(entity) ? ['created', 'updated'] : ['created'];
}

function rowTransition({ entityType, entity }: Change, history: RowHistory): string | null {
	if (entityType !== 'reservation') return null;
	const status = statusOfRow(entity);
	if (status === null || status === history.lastStatus) return null;
	if (history.lastStatus) return transitionName(status);
	if (history.isFresh && !hasMovedOn(entity)) return null;
	return MOVED_INTO.has(status) ? transitionName(status) : null;
}

function hasMovedOn({ created, updated }: IDataObject): boolean {
	return (stampMs(updated) ?? 0) - (stampMs(created) ?? 0) > SAME_MOMENT_MS;
}
