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

/** Takes over known keys of the same type; anything else is refused by name. */
export function takeOver<T extends object>(target: T, changes: Record<string, unknown>): void {
	for (const [key, value] of Object.entries(changes)) {
		const known = Object.hasOwn(target, key) ? target[key as keyof T] : undefined;
		if (typeof known !== typeof value) throw new Error(`Unknown or ill-typed setting "${key}".`);
	}
	Object.assign(target, changes);
}
