import type { IDataObject } from 'n8n-workflow';
import snakeCase from 'lodash/snakeCase';
import { number, text, textList } from '../model/coerce';
import { partySizeOfRow } from '../model/reservation';
import { statusCode, statusOfRow } from '../model/status';
import { readTags } from '../model/tags';
import { changedFields, changedWords } from './changes';
import type { Change, NamedChange } from './types';

/** What the user narrowed the events to. An empty list, or no number, narrows nothing. */
export interface EventFilters {
	readonly venueIds: readonly string[];
	/** Machine codes, e.g. `CANCELED`. */
	readonly statuses: readonly string[];
	/** The user's words (`party_size`) or SevenRooms' own (`max_guests`), in snake case. */
	readonly changedFields: readonly string[];
	readonly tags: readonly string[];
	readonly minPartySize: number | null;
}

/** Reads the Filters collection; lists may come as arrays or with commas between the entries. */
export function readFilters(collection: IDataObject): EventFilters {
	return {
		venueIds: textList(collection.venueIds),
		statuses: textList(collection.statuses).flatMap((status) => statusCode(status) ?? []),
		changedFields: textList(collection.changedFields).map(snakeCase),
		tags: textList(collection.tags).map((tag) => tag.toLowerCase()),
		minPartySize: number(collection.minPartySize),
	};
}

/**
 * Whether a change is subscribed to: by its own event, which brings all its transitions, or by the status that it
 * moved to.
 */
export function isSubscribed(change: NamedChange, events: ReadonlySet<string>): boolean {
	return (
		events.has(eventName(change)) ||
		(change.transition !== null && events.has(`reservation.${change.transition}`))
	);
}

/** The name of a change as users subscribe to it: `reservation.updated`. */
export function eventName({ entityType, eventType }: Change): string {
	return `${entityType}.${eventType}`;
}

/**
 * Whether a change passes every filter. A guest has no venue, status or party size, so those filters leave guests
 * alone. Changed Fields asks about updates only: something new or deleted passes, and so does a source that does not
 * tell what changed.
 */
export function passesFilters(change: Change, filters: EventFilters): boolean {
	return (
		(change.entityType === 'guest' || reservationPasses(change.entity, filters)) &&
		tagsPass(change, filters.tags) &&
		changedFieldsPass(change, filters.changedFields)
	);
}

function reservationPasses(entity: IDataObject, filters: EventFilters): boolean {
	const { venueIds, statuses, minPartySize } = filters;
	return (
		(venueIds.length === 0 || venueIds.includes(text(entity.venue_id) ?? '')) &&
		(statuses.length === 0 || statuses.includes(statusOfRow(entity) ?? '')) &&
		(minPartySize === null || (partySizeOfRow(entity) ?? 0) >= minPartySize)
	);
}

/** One tag is enough. It may be named with its group, `Special Occasions:Birthday`, or without. */
function tagsPass({ entityType, entity }: Change, wanted: readonly string[]): boolean {
	if (wanted.length === 0) return true;
	const written = entityType === 'guest' ? [entity.client_tags, entity.tags] : [entity.tags];
	return written
		.flatMap(readTags)
		.map((tag) => tag.toLowerCase())
		.some((tag) => wanted.includes(tag) || wanted.includes(tag.slice(tag.indexOf(':') + 1)));
}

function changedFieldsPass(change: Change, wanted: readonly string[]): boolean {
	const fields = change.eventType === 'updated' ? changedFields(change) : null;
	if (wanted.length === 0 || fields === null) return true;
	const isWanted = (field: string) => wanted.includes(snakeCase(field));
	return fields.some(isWanted) || changedWords(change).some(isWanted);
}
