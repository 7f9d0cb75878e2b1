import type { IDataObject } from 'n8n-workflow';

import { hear, retryAfterMsOf, scrubbed } from '../../../credentials/answer';
import { loginTroubleOf, type LoginTrouble, type Told } from '../../../credentials/loginStopped';
import { networkCodeOf, reachOf } from '../../../credentials/reach';
import { isBare } from './envelope';
import { shownPath } from './path';
import type { ApiAnswer, ApiFailure, FailureFacts } from './types';

/** What a failure says of its request: never the query, which may hold guest data. */
export interface Asked {
	method: string;
	/** Without query. */
	path: string;
	host: string;
	/** Never shown, should an answer repeat them. The token among them may be younger than the request. */
	readonly secrets: readonly string[];
	/** Whether an answer without a payload tells nothing. */
	wantsPayload?: boolean;
}

export interface RawAnswer {
	statusCode: number;
	/** Parsed, a text, or a stream of it. */
	body: unknown;
	headers: IDataObject;
	/** Closes the connection of a refusal, whose body hears no abort signal any more. */
	hangUp?(): void;
}

/** An answer with a status below 400: a success, or one of the failures that look like it. */
export function readAnswer(raw: RawAnswer, asked: Asked): ApiAnswer | FailureFacts {
	const { statusCode: status, headers } = raw;
	if (status === 204) return { ok: true, status, body: null, headers };
	const heard = hear(raw.body, asked.secrets);
	if (heard.unreadable !== undefined) {
		return { ...failed(asked), kind: 'unknownOutcome', status, unreadable: heard.unreadable };
	}
	const embedded = heard.embeddedStatus ?? 0;
	if (embedded >= 400) return refusal(embedded, raw, asked);
	const { body, msg, requestId } = heard;
	if (asked.wantsPayload && isBare(body)) {
		const unreadable = 'strange';
		return { ...failed(asked), kind: 'unknownOutcome', status, unreadable, msg, requestId };
	}
	return { ok: true, status, body, msg, requestId, headers };
}

/**
 * Anything that n8n's request helper throws. Takes what is needed and lets the rest, with its token, go.
 * @param response what answerIn() found in it, with its whole body
 */
export function readThrown(
	error: unknown,
	response: RawAnswer | undefined,
	asked: Asked,
	isCancelled: boolean,
): FailureFacts {
	if (isCancelled) return { ...failed(asked), kind: 'cancelled' };
	const found = networkCodeOf(error);
	// Not n8n stopped this request but our own time limit.
	const code = found === 'ERR_CANCELED' ? 'ETIMEDOUT' : found;
	const login = loginOf(error);
	if (login) return { ...failed(asked), ...login };

	if (response) {
		const status = response.statusCode;
		if (status >= 300) return refusal(status, response, asked);
		// The status came, then the body broke off.
		return { ...failed(asked), kind: 'unknownOutcome', status, unreadable: 'cut off' };
	}
	if (code !== undefined) {
		const { neverArrived, summary, advice } = reachOf(code, asked.host);
		const kind = neverArrived ? 'neverArrived' : 'unknownOutcome';
		return { ...failed(asked), kind, code, told: { summary, advice } };
	}
	// No answer and no connection: n8n itself stopped the request (no credential, domain not allowed).
	return { ...failed(asked), kind: 'neverArrived', told: ownWordsOf(error) };
}

function refusal(status: number, raw: RawAnswer, asked: Asked): FailureFacts {
	const heard = hear(raw.body, asked.secrets);
	const isOpen = status >= 500 || status === 408;
	return {
		...failed(asked),
		kind: isOpen ? 'unknownOutcome' : 'refused',
		status,
		msg: heard.msg,
		requestId: heard.requestId,
		unreadable: heard.unreadable === 'empty' ? undefined : heard.unreadable,
		retryAfterMs: retryAfterMsOf(raw.headers, Date.now()),
	};
}

/** A login that stopped: the request itself was not sent, or was answered 401. */
function loginOf(error: unknown): Omit<FailureFacts, 'ok' | 'method' | 'path'> | undefined {
	const trouble = causesOf(error).map(loginTroubleOf).find(Boolean) ?? gatewayTroubleOf(error);
	if (!trouble) return undefined;
	const { kind, summary, advice, status, msg, requestId, retryAfterMs } = trouble;
	return {
		kind: 'neverArrived',
		login: kind,
		// Only these two mean the same for the request as for the login.
		status: status === 401 || status === 429 ? status : undefined,
		msg,
		requestId,
		retryAfterMs,
		told: { summary, advice },
	};
}

/** A gateway that gave no OAuth2 token: n8n asks for it and knows it only by text and code. */
function gatewayTroubleOf(error: unknown): LoginTrouble | undefined {
	const levels = causesOf(error) as Array<{ message?: unknown; code?: unknown; status?: unknown }>;
	const isRefusal = levels.some(({ code }) => code === 'EAUTH' || code === 'ESTATUS');
	const isFirstLogin = levels.some(({ message }) =>
		String(message).startsWith('Failed to acquire OAuth2 access token'),
	);
	if (!isRefusal && !isFirstLogin) return undefined;
	if (levels.some(({ code, status }) => code === 'ESTATUS' && isPassing(Number(status)))) {
		return {
			kind: 'busy',
			summary: 'The Access Token URL of this credential is not available just now',
			advice: 'Try again in a moment; if it stays so, ask whoever runs the gateway',
		};
	}
	return {
		kind: isRefusal ? 'refused' : 'unreachable',
		summary: isRefusal
			? 'The gateway gave no access token for this credential'
			: 'The Access Token URL of this credential could not be reached',
		advice: 'Check Access Token URL, Client ID, Client Secret, Scope and Authentication',
	};
}

/** A rate limit or trouble of the server, whatever the credential. */
function isPassing(status: number): boolean {
	return status === 429 || status >= 500;
}

/** The answer that came although the request failed. */
export function answerIn(error: unknown): RawAnswer | undefined {
	for (const level of causesOf(error)) {
		const { response } = level as {
			response?: {
				status?: unknown;
				data?: unknown;
				headers?: unknown;
				request?: { destroy?: () => void };
			};
		};
		if (typeof response?.status !== 'number') continue;
		const { status, data, headers, request } = response;
		return {
			statusCode: status,
			body: data,
			headers: (headers ?? {}) as IDataObject,
			hangUp: () => request?.destroy?.(),
		};
	}
	return undefined;
}

function causesOf(error: unknown): object[] {
	const levels: object[] = [];
	let level = error;
	while (typeof level === 'object' && level !== null && levels.length < 6) {
		levels.push(level);
		level = (level as { cause?: unknown }).cause;
	}
	return levels;
}

function ownWordsOf(error: unknown): Told {
	const { message, description } = (error ?? {}) as { message?: unknown; description?: unknown };
	return {
		summary: withoutStop(
			scrubbed(typeof message === 'string' ? message : 'n8n stopped the request'),
		),
		advice:
			typeof description === 'string' && description !== ''
				? withoutStop(scrubbed(description))
				: 'Check the SevenRooms credential of this node',
	};
}

function withoutStop(text: string): string {
	return text.replace(/\.$/, '');
}

/** The failure of an answer from which nothing can be concluded, since it lacks what was asked for. */
export function unclearAnswer(
	path: string,
	{ status, msg, requestId }: ApiAnswer,
	method = 'GET',
): ApiFailure {
	return {
		...failed({ method, path: shownPath(path) }),
		kind: 'unknownOutcome',
		status,
		msg,
		requestId,
		unreadable: 'strange',
		tries: 1,
		elapsedMs: 0,
	};
}

type Named = Pick<FailureFacts, 'method' | 'path'>;

/** What every failure of a request says of it. */
export function failed({ method, path }: Named): Named & { readonly ok: false } {
	return { ok: false, method, path };
}
