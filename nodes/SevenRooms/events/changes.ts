import type { IDataObject } from 'n8n-workflow';
import isEqual from 'lodash/isEqual';
import { simplifyGuest } from '../model/guest';
import { simplifyReservation } from '../model/reservation';
import type { Change, FieldUpdate } from './types';

type Difference = { previous: unknown; current: unknown };

/** The same moment in four notations: an update of one makes the others stale. */
const SLOT_FIELDS = ['real_datetime_of_slot', 'time_slot_iso', 'arrival_time', 'date'];

/** Keys that only repeat what another key of the same change says. */
const REPEATS: ReadonlyMap<string, string> = new Map([
	['date', 'datetime'],
	['time', 'datetime'],
	['canceled', 'status'],
	['status_display', 'status'],
	['status_simple', 'status'],
	['deleted', 'deleted_at'],
]);

/** A new `updated` comes with every change and says nothing about it. */
const isTelling = ({ field }: FieldUpdate) => field !== 'updated';

/** The fields that changed, as SevenRooms writes them; null where the source does not tell. */
export function changedFields(change: Change): string[] | null {
	return change.updates && change.updates.filter(isTelling).map(({ field }) => field);
}

/**
 * What changed, in the user's words: the record as it was and as it is are both simplified and compared, so that
 * `max_guests` comes out as `party_size` and a new `arrival_time` as `datetime`. A field that simplified output does
 * not have keeps SevenRooms' name and value. Null where the source does not tell.
 * @param current the delivered record as simplified output, if somebody has it already
 */
export function changesInWords(
	change: Change,
	zone?: string,
	current: IDataObject = inWords(change, change.entity, zone),
): IDataObject | null {
	if (!change.updates) return null;
	const differences = differencesOf(change, change.updates.filter(isTelling), zone, current);
	for (const [key, told] of REPEATS) {
		if (differences.has(told)) differences.delete(key);
	}
	return Object.fromEntries(differences) as IDataObject;
}

/**
 * The names of all that changed in the user's words, those too that repeat another: who asks for `time` gets no
 * answer from `datetime`. Empty where the source does not tell.
 */
export function changedWords(change: Change): string[] {
	const updates = (change.updates ?? []).filter(isTelling);
	return [...differencesOf(change, updates, undefined, inWords(change, change.entity)).keys()];
}

function differencesOf(
	change: Change,
	updates: readonly FieldUpdate[],
	zone: string | undefined,
	current: IDataObject,
): Map<string, Difference> {
	const differencesTo = (some: readonly FieldUpdate[]) =>
		differencesBetween(inWords(change, before(change.entity, some), zone), current);
	const differences = differencesTo(updates);
	for (const update of updates) {
		if (SLOT_FIELDS.includes(update.field) && differences.has('datetime')) continue;
		// Of several updates, each is asked for by itself whether the comparison has told it.
		const own = updates.length === 1 ? differences : differencesTo([update]);
		if (own.size > 0) continue;
		const value = change.entity[update.field] ?? null;
		if (!isEqual(update.previous, value)) {
			differences.set(update.field, { previous: update.previous, current: value });
		}
	}
	return differences;
}

/** The keys of simplified output in which two records differ. */
function differencesBetween(previous: IDataObject, current: IDataObject): Map<string, Difference> {
	const differences = new Map<string, Difference>();
	for (const key of Object.keys(current)) {
		if (key === 'updated_at' || isEqual(previous[key], current[key])) continue;
		differences.set(key, { previous: previous[key], current: current[key] });
	}
	return differences;
}

/** The record as it was. A slot's other notations are dropped where only some of them were told. */
function before(entity: IDataObject, updates: readonly FieldUpdate[]): IDataObject {
	const record = { ...entity };
	const told = new Set(updates.map(({ field }) => field));
	if (updates.some(({ field }) => SLOT_FIELDS.includes(field))) {
		if (!told.has('real_datetime_of_slot')) delete record.real_datetime_of_slot;
		if (told.has('arrival_time') && !told.has('time_slot_iso')) delete record.time_slot_iso;
	}
	for (const { field, previous } of updates) {
		record[field] = previous as IDataObject[string];
	}
	return record;
}

/** A record of the change's kind as simplified output. */
export function inWords(
	{ entityType }: Pick<Change, 'entityType'>,
	record: IDataObject,
	zone?: string,
): IDataObject {
	return entityType === 'guest' ? simplifyGuest(record) : simplifyReservation(record, zone);
}
