import type { FastifyRequest } from 'fastify';
import { jsonOf } from '../body.cjs';

/** The JSON object of an admin request; no body counts as an empty one. */
export function objectOf(request: FastifyRequest): Record<string, unknown> {
	const body = request.body ? jsonOf(request) : {};
	if (typeof body !== 'object' || body === null || Array.isArray(body)) {
		throw new Error('The body must be a JSON object.');
	}
	return body as Record<string, unknown>;
}

/** What the settings with a list of their own may be set to. */
export type Choices<T> = { [Name in keyof T]?: readonly unknown[] };

/** Takes over known settings of the same type and within their choices; anything else is refused by name. */
export function takeOver<T extends object>(
	target: T,
	changes: Record<string, unknown>,
	choices: Choices<T> = {},
): void {
	for (const [key, value] of Object.entries(changes)) {
		const known = Object.hasOwn(target, key) ? target[key as keyof T] : undefined;
		if (typeof known !== typeof value) throw new Error(`Unknown or ill-typed setting "${key}".`);
		if (typeof value === 'number' && value < 0) throw new Error(`"${key}" is less than nothing.`);
		const allowed = choices[key as keyof T];
		if (allowed && !allowed.includes(value)) {
			throw new Error(`"${key}" may be ${allowed.map(String).join(', ')}.`);
		}
	}
	Object.assign(target, changes);
}
