import type { FastifyRequest } from 'fastify';
import { jsonOf } from '../body.cjs';

/** What a field has to be, and how that is said. */
export interface Check {
	wants: string;
	holds(value: unknown): boolean;
}

export type Checks = Record<string, Check>;

export const text: Check = { wants: 'a text', holds: (value) => typeof value === 'string' };
export const yesOrNo: Check = {
	wants: 'true or false',
	holds: (value) => typeof value === 'boolean',
};
export const anything: Check = { wants: 'anything', holds: () => true };
export const object: Check = {
	wants: 'an object',
	holds: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** As much as a timer can wait for, in milliseconds. */
const MOST = 2 ** 31 - 1;

export const whole = (least: number, most = MOST): Check => ({
	wants: `a whole number from ${least} to ${most}`,
	holds: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
});

export const oneOf = (...choices: readonly unknown[]): Check => ({
	wants: `one of ${choices.join(', ')}`,
	holds: (value) => choices.includes(value),
});

export const listOf = ({ wants, holds }: Check, least = 1): Check => ({
	wants: `a list, each entry ${wants}`,
	holds: (value) => Array.isArray(value) && value.length >= least && value.every(holds),
});

/** Refuses by name a field that nobody knows, or that is not what it has to be. */
export function check(fields: object, checks: Checks): void {
	for (const [name, value] of Object.entries(fields)) {
		if (!Object.hasOwn(checks, name)) throw new Error(`There is no "${name}" here.`);
		if (!checks[name].holds(value)) throw new Error(`"${name}" wants ${checks[name].wants}.`);
	}
}

/** The JSON object of an admin request; no body counts as an empty one. */
export function objectOf(request: FastifyRequest): Record<string, unknown> {
	const body = request.body ? jsonOf(request) : {};
	if (!object.holds(body)) throw new Error('The body must be a JSON object.');
	return body as Record<string, unknown>;
}

/** The same, of which every field is known and as it has to be. */
export function checkedOf<T>(
	request: FastifyRequest,
	checks: { [Name in keyof T]-?: Check },
	...needed: Array<keyof T & string>
): T {
	const body = objectOf(request);
	check(body, checks);
	const missing = needed.find((name) => body[name] === undefined);
	if (missing) throw new Error(`"${missing}" is missing; it wants ${checks[missing].wants}.`);
	return body as T;
}

/** What the settings with a list of their own may be set to. */
type Choices<T> = { [Name in keyof T]?: readonly unknown[] };

/** Takes over known settings of the same type and within their choices; anything else is refused by name. */
export function takeOver<T extends object>(
	target: T,
	changes: Record<string, unknown>,
	choices: Choices<T> = {},
): void {
	const number: Check = {
		wants: `a number from 0 to ${MOST}`,
		holds: (value) => typeof value === 'number' && value >= 0 && value <= MOST,
	};
	const checks = Object.entries(target).map(([name, value]) => {
		const allowed = choices[name as keyof T];
		if (allowed) return [name, oneOf(...allowed)];
		return [name, typeof value === 'number' ? number : yesOrNo];
	});
	check(changes, Object.fromEntries(checks) as Checks);
	Object.assign(target, changes);
}
