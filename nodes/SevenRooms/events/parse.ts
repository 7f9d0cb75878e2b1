import type { IDataObject } from 'n8n-workflow';
import { isRow, text } from '../model/coerce';
import { isDeleted } from '../model/status';
import type { Change, EntityType, EventType, FieldUpdate } from './types';

const ENTITY_TYPES = new Map<string, EntityType>([
	['reservation', 'reservation'],
	['client', 'guest'],
	['guest', 'guest'],
]);
const EVENT_TYPES = new Map<string, EventType>([
	['created', 'created'],
	['updated', 'updated'],
	['deleted', 'deleted'],
]);
const HOTEL_FIELDS = ['hotel_confirmation', 'hotel_id', 'hotel_room'];

/**
 * Reads the body of a delivery (API reference, 7.1): an array of event objects, or one event alone. Entity and event
 * types that nobody knows are left out, and so is a stray entry beside good ones, so that one odd entry never costs
 * the others. Undefined means that the body is no delivery at all.
 */
export function parseDelivery(body: unknown): Change[] | undefined {
	if (Array.isArray(body)) {
		const records = body.filter(isRecord);
		if (body.length > 0 && records.length === 0) return undefined;
		return records.map(toChange).filter((change) => change !== undefined);
	}
	if (!isRecord(body) || typeof body.event_type !== 'string') return undefined;
	const change = toChange(body);
	return change ? [change] : [];
}

function toChange(event: IDataObject): Change | undefined {
	const [namespace, name] = splitName(event.event_type);
	const entityType = ENTITY_TYPES.get(word(event.entity_type) || namespace);
	const sent = EVENT_TYPES.get(name);
	const { entity } = event;
	if (!entityType || !sent || !isRecord(entity)) return undefined;
	const id = text(entity.id);
	if (id === null) return undefined;
	const updates = toUpdates(event.updates);
	return {
		entityType,
		eventType: sent === 'updated' && becameDeleted(entity, updates) ? 'deleted' : sent,
		id,
		entity,
		updates,
		hotel: Object.fromEntries(
			HOTEL_FIELDS.filter((field) => event[field] !== null && event[field] !== undefined).map(
				(field) => [field, event[field]],
			),
		),
	};
}

/** Some say `updated`, some might say `reservation.updated`: both are read. */
function splitName(eventType: unknown): [namespace: string, name: string] {
	const parts = word(eventType).split('.');
	return parts.length > 1 ? [parts[0], parts.slice(1).join('.')] : ['', parts[0]];
}

/** A deletion may arrive as an update that sets `deleted`. A later update of a deleted record is an update. */
function becameDeleted(entity: IDataObject, updates: readonly FieldUpdate[] | null): boolean {
	if (!isDeleted(entity)) return false;
	return (
		updates === null ||
		updates.some(({ field, previous }) => field === 'deleted' && !isDeleted({ deleted: previous }))
	);
}

/** `updates` as a list; null where SevenRooms sent none, as it does on created, or none that names its field. */
function toUpdates(value: unknown): FieldUpdate[] | null {
	if (!Array.isArray(value)) return null;
	const updates = value
		.filter(isRecord)
		.filter((update) => typeof update.field === 'string' && update.field !== '')
		.map((update) => ({ field: update.field as string, previous: update.previous ?? null }));
	return value.length > 0 && updates.length === 0 ? null : updates;
}

const isRecord = (value: unknown): value is IDataObject => isRow(value);

const word = (value: unknown) => text(value)?.trim().toLowerCase() ?? '';
