import type { IDataObject } from 'n8n-workflow';

/** What an event is about, in the user's words: SevenRooms writes a guest `client`. */
export type EntityType = 'reservation' | 'guest';

/** What happened to it, as SevenRooms says it. */
export type EventType = 'created' | 'updated' | 'deleted';

/** One entry of `updates`: the field as SevenRooms writes it, and what stood there before. */
export interface FieldUpdate {
	readonly field: string;
	readonly previous: unknown;
}

/**
 * One thing that happened, from a delivery or from an export row. `entity` is the record as SevenRooms sent it;
 * `updates` is null where the source does not tell what changed.
 */
export interface Change {
	readonly entityType: EntityType;
	readonly eventType: EventType;
	readonly id: string;
	readonly entity: IDataObject;
	readonly updates: readonly FieldUpdate[] | null;
	/** `hotel_confirmation`, `hotel_id`, `hotel_room`, as far as they are set (API reference, 7.1). */
	readonly hotel: IDataObject;
}

/** A change with the two things that a subscription and Remove Duplicates go by. */
export interface NamedChange extends Change {
	readonly eventId: string;
	/** The status the reservation moved to; null when it did not move, or when nobody can tell. */
	readonly transition: string | null;
}
