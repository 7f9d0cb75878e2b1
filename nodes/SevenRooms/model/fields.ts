import type { IDataObject } from 'n8n-workflow';
import { isRow } from './coerce';

/**
 * The fields that a user chose, each under the name it was asked for: from the simplified record first, else from
 * SevenRooms' own. A dotted name reaches into objects and lists (`tags.0`, `user.name`); a name that is nowhere
 * gives null, so that every row has the same columns.
 */
export function selectFields(
	simplified: unknown,
	raw: unknown,
	fields: readonly string[] | string,
): IDataObject {
	const names = typeof fields === 'string' ? fields.split(',') : fields;
	const pairs = names
		.map((name) => name.trim())
		.filter((name) => name !== '')
		.map((name): [string, unknown] => [name, found(simplified, raw, name)]);
	return Object.fromEntries(pairs) as IDataObject;
}

function found(simplified: unknown, raw: unknown, name: string): unknown {
	const value = pick(simplified, name);
	// A null of ours is an answer: SevenRooms does not tell.
	return value === undefined ? (pick(raw, name) ?? null) : value;
}

/** A value by its whole name or by a dotted path; own properties only. */
function pick(record: unknown, name: string): unknown {
	const whole = own(record, name);
	if (whole !== undefined) return whole;
	return name.split('.').reduce(own, record);
}

function own(record: unknown, key: string): unknown {
	if (!isRow(record) && !Array.isArray(record)) return undefined;
	return Object.hasOwn(record, key) ? (record as Record<string, unknown>)[key] : undefined;
}
