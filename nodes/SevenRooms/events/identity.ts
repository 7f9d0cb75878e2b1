import type { IDataObject } from 'n8n-workflow';
import sortBy from 'lodash/sortBy';
import { digest, sha256Hex } from '../model/canonical';
import { isDeleted } from '../model/status';
import { utc } from '../model/time/dates';
import type { Change } from './types';

const UTC_STAMP = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d+))?(?:Z|\+00:?00)?$/i;

/**
 * The same 32 hex characters for the same change, whichever trigger saw it: the first half of SHA-256 over entity
 * type, id, `updated` and, if set, `deleted`. A record without `updated` is told apart by its whole content. Taken
 * from what SevenRooms delivered, before any refetch.
 */
export function eventId({ entityType, id, entity }: Change): string {
	const updated = stampText(entity.updated);
	const state = updated === undefined ? digest(entity) : updated;
	const parts = [entityType, id, updated === undefined ? 'content' : 'updated', state];
	if (isDeleted(entity)) parts.push(stampText(entity.deleted) ?? String(entity.deleted));
	return sha256Hex(JSON.stringify(parts), 16);
}

/** What names the birth of a record, whatever became of it since. */
export function birthId({ entityType, id }: Pick<Change, 'entityType' | 'id'>): string {
	return sha256Hex(JSON.stringify([entityType, id, 'created']));
}

/**
 * A time stamp of SevenRooms (UTC without suffix, up to six decimals; API reference, 3.5) as text that compares and
 * hashes the same in every notation: six decimals, no suffix. Other text is kept as it is; undefined if there is none.
 */
export function stampText(value: unknown): string | undefined {
	if (typeof value !== 'string' || value.trim() === '') return undefined;
	const text = value.trim();
	const match = UTC_STAMP.exec(text);
	if (!match) return text;
	const [, date, time, fraction = ''] = match;
	return `${date}T${time}.${fraction.slice(0, 6).padEnd(6, '0')}`;
}

/** A time stamp of SevenRooms in milliseconds since 1970, rounded down; undefined if it is not one. */
export function stampMs(value: unknown): number | undefined {
	const iso = utc(value);
	return iso === null ? undefined : Date.parse(iso);
}

/** When a record last changed, as ISO with `Z`: a deletion need not come with a new `updated`. Null if it does not say. */
export function changedAt({ updated, deleted }: IDataObject): string | null {
	return laterOf(utc(updated), utc(deleted));
}

/** The same to the microsecond, as text that sorts by time; undefined if it does not say. */
export function changedStamp({ updated, deleted }: IDataObject): string | undefined {
	return laterOf(stampText(updated), utc(deleted) === null ? undefined : stampText(deleted));
}

/** The later of two stamps in one notation, of which either may be missing. */
function laterOf<None extends null | undefined>(
	update: string | None,
	deletion: string | None,
): string | None {
	if (typeof update !== 'string' || typeof deletion !== 'string') return update ?? deletion;
	return deletion > update ? deletion : update;
}

/** Changes as they happened, to the microsecond; those without a time stamp first. */
export function inOrder<Any extends Change>(changes: readonly Any[]): Any[] {
	return sortBy(changes, [
		({ entity }) => changedAt(entity) ?? '',
		({ entity }) => stampText(entity.updated) ?? '',
	]);
}
