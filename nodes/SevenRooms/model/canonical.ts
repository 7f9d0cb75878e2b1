import { createHash } from 'node:crypto';
import { isRow } from './coerce';

/**
 * JSON text with sorted keys: two values with the same content give the same text, however they were put together.
 * Keys without a value (undefined) do not count; the order of arrays does.
 */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(sorted(value)) ?? 'null';
}

/**
 * SHA-256 of the UTF-8 bytes of a text, in lower-case hex; of its 32 bytes as many as asked for. A part that is cut from
 * the hex text would keep the whole of it in memory for as long as it is remembered.
 */
export function sha256Hex(value: string, bytes = 32): string {
	return createHash('sha256').update(value, 'utf8').digest().toString('hex', 0, bytes);
}

/** The same of any content in canonical form. */
export function digest(content: unknown, bytes = 32): string {
	return sha256Hex(canonicalJson(content), bytes);
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (!isRow(value)) return value;
	// Dates and luxon times bring their own JSON form.
	if (typeof value.toJSON === 'function') return value.toJSON();
	const pairs = Object.keys(value)
		.sort()
		.map((key): [string, unknown] => [key, sorted(value[key])]);
	return Object.fromEntries(pairs);
}
