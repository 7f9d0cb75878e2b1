import type { IDataObject } from 'n8n-workflow';
import { text } from '../model/coerce';
import { utc } from '../model/time/dates';
import { changedFields, changesInWords } from './changes';
import { eventName } from './filter';
import { changedAt } from './identity';
import type { NamedChange } from './types';

export interface ItemParts {
	readonly receivedVia: 'webhook' | 'poll';
	/** The record as the user wants to see it. */
	readonly record: IDataObject;
	/** The delivered record as simplified output, on the venue's clock. */
	readonly words: IDataObject;
	readonly zone?: string;
	/** Of the record, where that was not the delivered one. */
	readonly venueId?: string;
	/** Set where the record was to be loaded anew: whether that worked. */
	readonly refetched?: boolean;
}

/** The one event shape, the same from both triggers (design, section 4). */
export function eventItem(change: NamedChange, parts: ItemParts): IDataObject {
	const { entityType, entity, transition, eventId, id, hotel } = change;
	return {
		event: eventName(change),
		transition,
		event_id: eventId,
		entity_type: entityType,
		entity_id: id,
		venue_id: parts.venueId ?? text(entity.venue_id),
		occurred_at: changedAt(entity) ?? utc(entity.created),
		received_via: parts.receivedVia,
		changes: changesInWords(change, parts.zone, parts.words),
		changed_fields: changedFields(change),
		...(parts.refetched === undefined ? {} : { refetched: parts.refetched }),
		...hotel,
		[entityType]: parts.record,
	};
}
