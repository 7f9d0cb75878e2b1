import { UserError } from 'n8n-workflow';

import { scrubbed } from '../../../credentials/answer';
import type { Query } from './types';

/**
 * Builds a path from literals and IDs: apiPath`/venues/${id}/book`. IDs are trimmed and encoded.
 * Throws UserError for an empty ID, which would name the list instead of the record, and for dots,
 * which would climb to another route.
 */
export function apiPath(parts: TemplateStringsArray, ...ids: Array<string | number>): string {
	return parts.reduce((path, part, index) => path + encodedId(ids[index - 1]) + part);
}

function encodedId(id: string | number | undefined): string {
	const text = String(id ?? '').trim();
	if (text === '' || text === '.' || text === '..') {
		throw new UserError(text === '' ? 'An ID is empty' : `"${text}" is not an ID`, {
			description: 'Choose the record from the list or enter its ID, then run the node again.',
		});
	}
	return encodeURIComponent(text);
}

/** `a=1&b=x%20y`; null, undefined and '' are left out, as SevenRooms ignores what it cannot read. */
export function queryString(query: Query = {}): string {
	return Object.entries(query)
		.filter(([, value]) => value !== undefined && value !== null && value !== '')
		.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
		.join('&');
}

/** A form body; its content type is application/x-www-form-urlencoded (API reference, section 1). */
export function formBody(form: Record<string, string>): string {
	return new URLSearchParams(form).toString();
}

/** The full address. A path that a person typed can never lead to another host. */
export function urlOf(baseUrl: string, path: string, query?: Query): string {
	const rooted = path.startsWith('/') ? path : `/${path}`;
	const search = queryString(query);
	if (search === '') return baseUrl + rooted;
	return `${baseUrl}${rooted}${rooted.includes('?') ? '&' : '?'}${search}`;
}

/** The path without query and fragment. */
export function barePath(path: string): string {
	return path.split(/[?#]/, 1)[0];
}

/** The path as failures show it: a query, or a path that a person typed, may hold guest data. */
export function shownPath(path: string): string {
	const bare = barePath(path);
	try {
		return scrubbed(decodeURIComponent(bare));
	} catch {
		return scrubbed(bare);
	}
}
