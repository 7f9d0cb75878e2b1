import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { received } from './body';
import { allowanceMs, chargeRepeats, kindOf } from './budget';
import { answerIn, failed, readAnswer, readThrown, type Asked, type RawAnswer } from './classify';
import { toNodeApiError } from './errors';
import { limiterFor, type Limiter } from './limits/limiter';
import { trafficOf, waitFor } from './limits/traffic';
import { formBody, shownPath, urlOf } from './path';
import { foreignId } from './region';
import { requestEnd } from './requestEnd';
import { emptyTally, isRead, nextStep, RETRY } from './retry';
import { noteNewToken, secretsOf } from './secrets';
import type {
	ApiAnswer,
	ApiFailure,
	ApiRequest,
	FailureFacts,
	Session,
	TransportContext,
} from './types';
import { cancelSignalOf, orTimeUp, wait } from './wait';

/** One try; SevenRooms' own login has 30 s (credentials/login). */
const TIMEOUT_MS = 60_000;
/** How long the words of a refusal are waited for once its status is there. */
const WORDS_MS = 5_000;
const FORM = 'application/x-www-form-urlencoded';

/**
 * Sends a request at the account's pace, renews the login and repeats what may be repeated (design,
 * section 5). Never throws for what SevenRooms or the network did: that is an ApiFailure.
 */
export async function send(
	context: TransportContext,
	session: Session,
	request: ApiRequest,
): Promise<ApiAnswer | ApiFailure> {
	const asked = askedOf(session, request);
	const foreign = foreignId(session.region, request);
	if (foreign) {
		return counted({ ...failed(asked), kind: 'neverArrived', told: foreign }, 0, 0);
	}
	const startedAt = performance.now();
	const deadline = startedAt + allowanceMs(context, session, request);
	const repeat = request.repeat ?? (isRead(request.method) ? 'freely' : 'onlyIfNeverArrived');
	const limiter = limiterFor(session.account);
	const signal = request.signal ?? cancelSignalOf(context);
	const traffic = trafficOf(session);
	const tally = emptyTally();
	const givenUp = (facts: FailureFacts, tries: number): ApiFailure => {
		const elapsedMs = performance.now() - startedAt;
		chargeRepeats(session, request.itemIndex, elapsedMs);
		return counted(facts, tries, elapsedMs);
	};

	for (let tries = 1; ; tries++) {
		const turn = limiter.acquire({
			caller: session.caller,
			requestsPerSecond: session.requestsPerSecond,
			deadline,
			signal,
			isFirst: traffic.requests === 0,
		});
		const given = typeof turn === 'string' ? turn : await waitFor(traffic, turn);
		if (given !== 'go') {
			return givenUp(given === 'late' ? late(asked, limiter) : cancelled(asked), tries - 1);
		}
		const sentAt = performance.now();
		let outcome: ApiAnswer | FailureFacts;
		try {
			outcome = await attempt(context, session, request, asked, deadline - sentAt);
		} finally {
			limiter.release(session.caller);
		}
		traffic.requests++;
		traffic.flightMs += performance.now() - sentAt;
		if (outcome.ok) {
			if (tries > 1) chargeRepeats(session, request.itemIndex, performance.now() - startedAt);
			return outcome;
		}
		const leftMs = deadline - performance.now();
		const step = nextStep({ failure: outcome, repeat, tally, leftMs, random: Math.random });
		if (outcome.status === 429) {
			limiter.throttled(sentAt, step.again ? step.waitMs : pauseOf(outcome));
		}
		if (!step.again) return givenUp(outcome, tries);
		tally[step.reason]++;
		const pause = wait(step.waitMs, signal);
		const isOver = await (step.reason === 'throttled' ? waitFor(traffic, pause) : pause);
		if (!isOver) return givenUp(cancelled(asked), tries);
	}
}

/** Like send(), but a failure is thrown as n8n's NodeApiError. */
export async function request(
	context: TransportContext,
	session: Session,
	wanted: ApiRequest,
): Promise<ApiAnswer> {
	const outcome = await send(context, session, wanted);
	if (outcome.ok) return outcome;
	throw toNodeApiError(context, outcome, { itemIndex: wanted.itemIndex });
}

async function attempt(
	context: TransportContext,
	session: Session,
	request: ApiRequest,
	asked: Asked,
	leftMs: number,
): Promise<ApiAnswer | FailureFacts> {
	const timeoutMs = timeoutOf(request.method, leftMs);
	// The timeout counts the silence of this request, not that of its login; where somebody waits, both must end in time.
	const timeLimit = kindOf(context) === 'execution' ? undefined : AbortSignal.timeout(timeoutMs);
	const end = requestEnd(context, timeLimit);
	try {
		const sent = end.context.helpers.httpRequestWithAuthentication.call(
			end.context,
			session.credentialName,
			optionsOf(session, request, timeoutMs, end.signal),
		) as Promise<RawAnswer>;
		const raw = await received(await orTimeUp(sent, end.signal), timeoutMs);
		const outcome = readAnswer(raw, asked);
		if (outcome.ok || outcome.msg === undefined) return outcome;
		await noteNewToken(context, session);
		return readAnswer(raw, asked);
	} catch (error) {
		end.hangUp();
		const stop = cancelSignalOf(context);
		const answer = answerIn(error);
		const whole = answer && (await withWords(answer, stop));
		if (whole) await noteNewToken(context, session);
		return readThrown(error, whole, asked, stop?.aborted === true);
	} finally {
		end.forget();
	}
}

/** A refusal with its body, if that comes soon: nothing else would end the wait for it, n8n is done with the request. */
async function withWords(answer: RawAnswer, stop: AbortSignal | undefined): Promise<RawAnswer> {
	const words = orTimeUp(received(answer, WORDS_MS), AbortSignal.timeout(WORDS_MS));
	const heard = stop ? orTimeUp(words, stop) : words;
	return await heard.catch(() => {
		answer.hangUp?.();
		return { ...answer, body: null };
	});
}

/** A write has its whole time however late it goes out: one that we end ourselves is a write in doubt. */
function timeoutOf(method: string, leftMs: number): number {
	return isRead(method) ? Math.ceil(Math.max(1, Math.min(TIMEOUT_MS, leftMs))) : TIMEOUT_MS;
}

/** Made anew for each try: n8n writes the login into it. */
function optionsOf(
	session: Session,
	{ method, path, query, form, json }: ApiRequest,
	timeoutMs: number,
	abortSignal: AbortSignal,
): IHttpRequestOptions {
	const headers: IDataObject = { accept: 'application/json' };
	const options: IHttpRequestOptions = {
		method,
		url: urlOf(session.baseUrl, path, query),
		headers,
		timeout: timeoutMs,
		returnFullResponse: true,
		// A redirect would turn a write into a read, and could carry the login to another host.
		disableFollowRedirect: true,
		abortSignal,
	};
	if (isRead(method)) {
		// Left to n8n, the bytes of a page are held twice until they are text, and clearing them away takes Node 24 a
		// third of a long read.
		options.encoding = 'stream';
	} else if (json !== undefined) {
		headers['content-type'] = 'application/json';
		options.body = typeof json === 'string' ? json : JSON.stringify(json);
	} else if (form !== undefined) {
		headers['content-type'] = FORM;
		options.body = formBody(form);
	}
	return options;
}

function askedOf(session: Session, { method, path, mayBeBare }: ApiRequest): Asked {
	const { host } = new URL(session.baseUrl);
	return {
		method,
		path: shownPath(path),
		host,
		get secrets() {
			return secretsOf(session);
		},
		wantsPayload: method === 'GET' && !mayBeBare,
	};
}

function late(asked: Asked, limiter: Limiter): FailureFacts {
	const retryAfterMs = Math.ceil(limiter.pauseLeftMs) || undefined;
	return { ...failed(asked), kind: 'neverArrived', status: 429, retryAfterMs };
}

function cancelled(asked: Asked): FailureFacts {
	return { ...failed(asked), kind: 'cancelled' };
}

/** How long others hold back when nobody repeats the request that met the limit. */
function pauseOf({ retryAfterMs }: FailureFacts): number {
	return Math.min(retryAfterMs ?? 1_000, RETRY.longestRetryAfterMs);
}

function counted(facts: FailureFacts, tries: number, elapsedMs: number): ApiFailure {
	return { ...facts, tries, elapsedMs: Math.round(elapsedMs) };
}
