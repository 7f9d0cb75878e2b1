import type { Fields } from './body.cjs';
import { ApiError } from './envelope.cjs';
import { isDate } from './state/businessTime.cjs';

/** Refuses a request that leaves one of these out, and names them. */
export function wantFields(fields: Fields, ...names: string[]): void {
	const missing = names.filter((name) => !fields[name]);
	if (missing.length > 0) {
		throw new ApiError(400, `Missing required parameters: ${missing.join(', ')}`);
	}
}

/** A field that is a whole number within limits, or undefined when it was left out. */
export function wholeNumber(
	fields: Fields,
	name: string,
	least: number,
	most = Number.MAX_SAFE_INTEGER,
): number | undefined {
	if (!fields[name]) return undefined;
	const value = Number(fields[name]);
	if (!/^-?\d+$/.test(fields[name]) || value < least || value > most) {
		throw new ApiError(400, `Invalid ${name}`);
	}
	return value;
}

export function oneOf(fields: Fields, name: string, allowed: readonly string[]): string {
	const value = fields[name] || allowed[0];
	if (!allowed.includes(value)) throw new ApiError(400, `Invalid ${name}`);
	return value;
}

export function dateOf(fields: Fields, name: string): string {
	if (!isDate(fields[name] ?? '')) throw new ApiError(400, `Invalid ${name}`);
	return fields[name];
}
