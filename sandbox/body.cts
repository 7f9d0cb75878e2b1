import type { FastifyInstance, FastifyRequest } from 'fastify';

export type Fields = Record<string, string>;

/**
 * Leaves every body as the text that came, whatever its type: the log wants it unread, and a broken
 * body is the route's to refuse, in SevenRooms' words instead of fastify's.
 */
export function keepBodiesRaw(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
}

/** The body as it came. */
export function rawBodyOf(request: FastifyRequest): string {
	return typeof request.body === 'string' ? request.body : '';
}

/** Whether the body says that it is of this type, whatever the case and the parameters behind it. */
export function isOfType(request: FastifyRequest, type: string): boolean {
	const [said] = (request.headers['content-type'] ?? '').split(';');
	return said.trim().toLowerCase() === type;
}

const FORM = 'application/x-www-form-urlencoded';

/** Form fields; none when the body is anything but a form. A repeated field becomes a comma list. */
export function formOf(request: FastifyRequest): Fields {
	if (!isOfType(request, FORM)) return {};
	const fields: Fields = {};
	for (const [name, value] of new URLSearchParams(rawBodyOf(request))) {
		fields[name] = name in fields ? `${fields[name]},${value}` : value;
	}
	return fields;
}

/** The query; of a repeated parameter the first value counts. */
export function queryOf(request: FastifyRequest): Fields {
	const pairs = Object.entries(request.query as Record<string, string | string[]>);
	return Object.fromEntries(
		pairs.map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
	);
}

/** The query as a route reads it that does not have these parameters: they are ignored. */
export function without(query: Fields, ...names: string[]): Fields {
	return Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name)));
}

/** The JSON body, or undefined when there is none or it is broken. */
export function jsonOf(request: FastifyRequest): unknown {
	try {
		return JSON.parse(rawBodyOf(request));
	} catch {
		return undefined;
	}
}

/** Form or JSON, for the log; null when neither. */
export function readableBody(request: FastifyRequest): unknown {
	if (rawBodyOf(request) === '') return null;
	return isOfType(request, FORM) ? formOf(request) : (jsonOf(request) ?? null);
}

/** Booleans are the words `true` and `false` (API reference, 3.5). */
export function isTrue(value: string | undefined): boolean {
	return value === 'true';
}
