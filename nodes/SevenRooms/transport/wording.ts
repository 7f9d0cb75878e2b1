import { isRead } from './retry';
import type { ApiFailure } from './types';

/** Message: what happened. Description: what to do, with SevenRooms' own words and request ID. */
export interface Words {
	message: string;
	description: string;
}

/** Rights that SevenRooms grants one by one (API reference, section 2), by route. */
const RIGHTS: Array<[route: RegExp, right: string]> = [
	[/^\/reservations\/export/, 'export of reservations'],
	[/^\/clients\/export/, 'export of guests (clients)'],
	[/^\/charges|\/charges?\b/, 'payment charges'],
	[/\/(book|cancel|status)\b/, 'booking and changing reservations'],
	[/^\/reservations/, 'reservations'],
	[/^\/clients/, 'guests (clients)'],
	[/\/availability/, 'availability'],
	[/^\/concierge/, 'the concierge API'],
	[/\/webhooks\//, 'the POS API'],
];

/** What any other route is about: `feedback` in `/venues/{id}/feedback`, `venues` in `/venues/{id}`. */
const SUBJECT = /^\/venue(?:s|_groups)\/[^/]+\/([a-z_]+)|^\/([a-z_]+)/;

/** A list that names its venue or venue group in the query, which a failure does not tell. */
const LIST = /^\/[a-z_]+(\/export)?$/;

/** Lists of which SevenRooms has an export, too (API reference, 3.2). */
const HAS_EXPORT = /^\/(reservations|clients)$/;

const NEW_REQUEST = /^\/concierge\/[^/]+\/venues\/[^/]+\/request$/;

/** Unknown ids are answered with 404 or, for reservations, with a 400 that says so (API reference, 3.3). */
export function isUnknownId({ status, msg }: Pick<ApiFailure, 'status' | 'msg'>): boolean {
	return status === 404 || (status === 400 && /invalid (reservation|client) id/i.test(msg ?? ''));
}

/** True for the refusal to page a list past 4,000 rows: narrow the dates or take the export. */
export function isCeiling({ status, msg }: Pick<ApiFailure, 'status' | 'msg'>): boolean {
	return status === 400 && /result set limited to \d+ results/i.test(msg ?? '');
}

/** The failure in words for people, by the table of design section 5. */
export function wordsFor(failure: ApiFailure): Words {
	const { message, description } = plainWords(failure);
	return { message, description: withSpoken(description, message, failure) };
}

/** Adds SevenRooms' words and the request ID to a description, unless they already stand there. */
export function withSpoken(description: string, message: string, failure: ApiFailure): string {
	const { msg, requestId } = failure;
	const shown = `${message} ${description}`;
	const said = msg && !shown.includes(msg) ? ` SevenRooms said: "${msg}".` : '';
	const id = requestId && !shown.includes(requestId) ? ` Request ID: ${requestId}.` : '';
	return `${description}${said}${id}`.trim();
}

function plainWords(failure: ApiFailure): Words {
	const { kind, status, told, login } = failure;
	if (kind === 'cancelled') return cancelled(failure);
	if (status === 429) return throttled(failure);
	if (kind === 'unknownOutcome' && !isRead(failure.method)) return openOutcome(failure);
	if (login !== undefined || kind === 'neverArrived') {
		return {
			message: told?.summary ?? 'The request was not sent to SevenRooms',
			description: `${told?.advice ?? 'Try again in a moment'}.${effort(failure)}${untouched(failure)}`,
		};
	}
	if (kind === 'unknownOutcome') return unreachable(failure);
	return refused(failure);
}

const RECORD_ID =
	'Check the ID, and that it belongs to the environment and venue of this credential';
const LIST_IDS =
	'Check the venue of this operation and the Venue Group ID of the credential, and that both belong to its environment';

function refused(failure: ApiFailure): Words {
	const { status = 0, msg, method, path } = failure;
	const said = msg ? `: ${msg}` : '';
	const route = `${method} ${path}`;
	if (failure.isMidList) {
		return {
			message: `SevenRooms broke off the list in the middle${said}`,
			description: `It gave the first pages and refused the next (${route}). Run this again: the list then begins anew. If it stays so, ask SevenRooms.`,
		};
	}
	if (isUnknownId(failure)) {
		return {
			message: `SevenRooms knows no such record${status === 404 ? '' : said}`,
			description: `${status === 404 && LIST.test(path) ? LIST_IDS : RECORD_ID} (${route}).${wall(failure)}`,
		};
	}
	if (isCeiling(failure)) return ceilingReached(failure, said);
	switch (status) {
		case 400:
			return {
				message: `SevenRooms did not accept the request${said}`,
				description: `Check the values of this operation against what it needs (${route}), then run it again. Repeating the same request will not help.`,
			};
		case 401:
			return {
				message: 'SevenRooms refused the login, also after it was renewed',
				description:
					'Test the credential. Check its login and its environment, and the Authorization Scheme if it has one.',
			};
		case 403:
			if (method === 'PUT' && NEW_REQUEST.test(path)) return requestsRefused(failure);
			return {
				message: `This credential lacks the right for ${route}`,
				description: `Ask SevenRooms to give this credential the right "${rightFor(path)}" (${route}).${wall(failure)}`,
			};
		case 409:
			return {
				message: `SevenRooms refused because of what it already holds${said}`,
				description:
					'The slot or record changed meanwhile. Look at its present state, then decide.',
			};
		default:
			return {
				message:
					status >= 300 && status < 400
						? 'The address of this credential leads elsewhere'
						: `SevenRooms refused the request with HTTP ${status}${said}`,
				description:
					status >= 300 && status < 400
						? 'Enter the address that it leads to as Base URL of the credential.'
						: `Check the values of this operation (${route}).${wall(failure)}`,
			};
	}
}

function ceilingReached({ method, path }: ApiFailure, said: string): Words {
	const less =
		path === '/clients'
			? 'Filter for fewer guests, such as those of one venue.'
			: 'Read fewer days at a time.';
	const exported = `${path}/export`;
	const instead = ` The export has no such end: it needs the right "${rightFor(exported)}", and an API request takes GET ${exported} in place of ${method} ${path}.`;
	return {
		message: `SevenRooms gives out no more of this list${said}`,
		description: `${less}${HAS_EXPORT.test(path) ? instead : ''}`,
	};
}

/** The one 403 that may be the venue's own choice (API reference, 3.3 and 4.10). */
function requestsRefused(failure: ApiFailure): Words {
	const { method, path } = failure;
	return {
		message: 'The venue takes no requests, or this credential lacks the right to make them',
		description: `Ask the venue whether it allows concierge requests. If it does, ask SevenRooms to give this credential the right "${rightFor(path)}" (${method} ${path}).${wall(failure)}`,
	};
}

function throttled(failure: ApiFailure): Words {
	const { retryAfterMs } = failure;
	const end = retryAfterMs
		? `SevenRooms asks to wait ${seconds(retryAfterMs)}.`
		: 'SevenRooms does not say when it ends: wait a minute or two.';
	return {
		message: 'The rate limit of SevenRooms is reached',
		description: `${end} To keep below it, lower Requests per Second in the credential or run fewer workflows at once.${effort(failure)}`,
	};
}

function unreachable(failure: ApiFailure): Words {
	const { status, told } = failure;
	if (status === 500) {
		return {
			message: `SevenRooms could not process the request${effortInline(failure)}`,
			description: 'If it stays so, send the request ID to SevenRooms.',
		};
	}
	if (failure.unreadable === 'strange') {
		return {
			message: `SevenRooms answered without what was asked for${effortInline(failure)}`,
			description: 'Try again in a few minutes; if it stays so, ask SevenRooms.',
		};
	}
	const what = strange(failure) ?? told?.summary ?? `SevenRooms answered HTTP ${status ?? '?'}`;
	return {
		message: `SevenRooms could not be reached${effortInline(failure)}`,
		description: `${what}. ${told?.advice ?? 'Try again in a few minutes; if it stays so, ask SevenRooms'}.`,
	};
}

function openOutcome(failure: ApiFailure): Words {
	const { status, told } = failure;
	const what =
		strange(failure) ?? told?.summary ?? `SevenRooms answered HTTP ${status ?? 'nothing'}`;
	return {
		message: 'It is not known whether SevenRooms applied this change',
		description: `${what}${effortInline(failure)}. Look in SevenRooms first: running it again might do it twice.`,
	};
}

function cancelled(failure: ApiFailure): Words {
	const wasSent = failure.tries > 0 && !isRead(failure.method);
	return {
		// n8n takes an execution for stopped, not failed, when it reads this word in this spelling.
		message: 'The execution was canceled',
		description: wasSent
			? 'The change was under way when it was cancelled: look in SevenRooms whether it was applied.'
			: 'Nothing more was sent to SevenRooms.',
	};
}

function strange({ unreadable, status }: ApiFailure): string | undefined {
	switch (unreadable) {
		case 'web page':
			return `A web page came instead of an answer of the API (HTTP ${status})`;
		case 'empty':
			return `An empty answer came (HTTP ${status})`;
		case 'cut off':
			return 'The answer broke off in the middle';
		case 'strange':
			return `What was asked for is not in the answer (HTTP ${status})`;
		case 'not JSON':
			return `The answer was not readable, perhaps cut off (HTTP ${status})`;
		default:
			return undefined;
	}
}

/** A gateway in between may refuse on its own account. */
function wall({ unreadable }: ApiFailure): string {
	return unreadable === 'web page'
		? ' A web page answered, not the API itself: check the Base URL and any gateway in between.'
		: '';
}

function untouched(failure: ApiFailure): string {
	return isRead(failure.method) ? '' : ' Nothing was changed in SevenRooms.';
}

function rightFor(path: string): string {
	const known = RIGHTS.find(([route]) => route.test(path))?.[1];
	const [, ofVenue, first] = SUBJECT.exec(path) ?? [];
	return known ?? (ofVenue ?? first)?.replaceAll('_', ' ') ?? path;
}

function effort(failure: ApiFailure): string {
	const inline = effortInline(failure);
	return inline === '' ? '' : ` Given up${inline}.`;
}

function effortInline({ tries, elapsedMs }: ApiFailure): string {
	return tries > 1 ? ` after ${tries} tries over ${seconds(elapsedMs)}` : '';
}

function seconds(ms: number): string {
	const count = Math.max(1, Math.round(ms / 1000));
	return count === 1 ? '1 second' : `${count} seconds`;
}
