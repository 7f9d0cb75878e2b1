/**
 * Tolerant readers for what SevenRooms sends: any field may be null, a number may be text and a text a number
 * (API reference, 3.1 and quirk 17). They never throw; "not there" is null.
 */

export type Row = Record<string, unknown>;

/** Whether a value is an object, no list and not null. */
export function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether somebody left it empty: nothing, blanks alone or a list of nothing. */
export function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && !value.length;
}

/** A text; numbers become text, empty text and everything else null. */
export function text(value: unknown): string | null {
	if (typeof value === 'string') return isBlank(value) ? null : value;
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	return null;
}

function isTrimmed(value: unknown): value is string {
	return (
		typeof value === 'string' && value !== '' && isInk(value, 0) && isInk(value, value.length - 1)
	);
}

/** Most texts begin with a plain letter or digit: a long export has millions of them. */
function isBlank(written: string): boolean {
	return !isInk(written, 0) && written.trim() === '';
}

/** Whether a plain letter, digit or sign stands there. */
function isInk(written: string, place: number): boolean {
	const code = written.charCodeAt(place);
	return code > 32 && code < 127;
}

/** The first of several values that holds a text. */
export function firstText(...values: unknown[]): string | null {
	for (const value of values) {
		const found = text(value);
		if (found !== null) return found;
	}
	return null;
}

const NUMBER = /^\s*[+-]?\d+(\.\d+)?\s*$/;

/** A number, or a text that is one; everything else null. */
export function number(value: unknown): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value !== 'string' || !NUMBER.test(value)) return null;
	return Number(value);
}

/** The first of several values that holds a number. */
export function firstNumber(...values: unknown[]): number | null {
	for (const value of values) {
		const found = number(value);
		if (found !== null) return found;
	}
	return null;
}

/** A yes or no; 0/1 and "true"/"false" count, the digits also as text, as n8n reads them; everything else is null. */
export function flag(value: unknown): boolean | null {
	if (typeof value === 'boolean') return value;
	const word = text(value)?.trim().toLowerCase();
	if (word === 'true' || word === '1') return true;
	return word === 'false' || word === '0' ? false : null;
}

/** Whether a switch is on; what is no yes or no leaves it off. */
export function isOn(value: unknown): boolean {
	return flag(value) === true;
}

/** What a JSON text says; undefined where it is none. */
export function readJson(written: string): unknown {
	try {
		return JSON.parse(written);
	} catch {
		return undefined;
	}
}

/** A list of texts from an array, a comma list or a single value; an array that is such a list already as it is. */
export function textList(value: unknown): string[] {
	if (Array.isArray(value) && value.every(isTrimmed)) return value;
	const parts = Array.isArray(value) ? value : (text(value)?.split(',') ?? []);
	return readEach(parts, (part) => text(part)?.trim() ?? null);
}

/**
 * What `read` makes of each value, without those of which it makes nothing. Not pushed one by one: JavaScript keeps
 * room for seventeen in a list that grows, and a long export has half a million short ones.
 */
export function readEach<T>(values: readonly unknown[], read: (value: unknown) => T | null): T[] {
	const found = values.map(read);
	return (found.includes(null) ? found.filter((one) => one !== null) : found) as T[];
}
