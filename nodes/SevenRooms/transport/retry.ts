import { mayPass } from '../../../credentials/reach';
import type { ApiFailure, FailureFacts, Repeat } from './types';

/** Design, section 5. All times in ms. */
export const RETRY = {
	baseMs: 500,
	capMs: 30_000,
	/** Repeats after 502, 503, 504, network trouble and unreadable answers. */
	transientRepeats: 4,
	/** 500 is asked once more, after this. */
	serverErrorMs: 5_000,
	serverErrorRepeats: 1,
	/** A 401 that outlived n8n's renewal: another process may have renewed meanwhile. */
	unauthorizedRepeats: 1,
	/** It waits for a quarter of this up to the whole, so that the other's token is stored by then. */
	unauthorizedMs: 1_000,
	longestRetryAfterMs: 120_000,
	/** A rate limit without a stated end is not asked again at once. */
	shortestThrottleMs: 250,
	/** A repeat that is left less than this would be ended by us, and say so instead of what went wrong. */
	shortestTryMs: 500,
} as const;

/** Repeats made so far, by reason. */
export interface Tally {
	transient: number;
	serverError: number;
	unauthorized: number;
	throttled: number;
}

export type Reason = keyof Tally;

export interface Situation {
	failure: FailureFacts | ApiFailure;
	repeat: Repeat;
	tally: Readonly<Tally>;
	/** What the budget leaves, in ms. */
	leftMs: number;
	/** 0 to 1. */
	random: () => number;
}

/** What to do after a try that did not end well. `reason` tells which count goes up. */
export type Step = { again: false } | { again: true; waitMs: number; reason: Reason };

const STOP: Step = { again: false };

/** Whether a verb only reads, so that its request may be repeated freely and nothing is in doubt after it. */
export function isRead(method: string): boolean {
	return method === 'GET' || method === 'HEAD';
}

/** The counts before the first repeat. */
export function emptyTally(): Tally {
	return { transient: 0, serverError: 0, unauthorized: 0, throttled: 0 };
}

/** Full jitter: anything from nothing to a bound that doubles with each repeat, at most 30 s. */
export function backOffMs(repeats: number, random: () => number): number {
	return random() * Math.min(RETRY.capMs, RETRY.baseMs * 2 ** repeats);
}

/**
 * The law of repeats. A write goes again only when it provably never arrived: 429, refused
 * connection, unknown host, a login that did not come about, 401. Reads go again within bounds.
 */
export function nextStep(situation: Situation): Step {
	const { failure, repeat } = situation;
	if (failure.kind === 'cancelled') return STOP;
	if (failure.status === 429) return throttled(situation);
	if (failure.login !== undefined) {
		const passes = failure.login === 'unreachable' || failure.login === 'busy';
		return passes ? transient(situation) : STOP;
	}
	if (failure.status === 401) {
		// Two processes that renew at the same moment can end each other's token: they must fall out of step.
		const waitMs = RETRY.unauthorizedMs * (0.25 + 0.75 * situation.random());
		return again(situation, 'unauthorized', RETRY.unauthorizedRepeats, waitMs);
	}
	if (failure.kind === 'neverArrived') {
		return failure.code !== undefined && mayPass(failure.code) ? transient(situation) : STOP;
	}
	if (repeat !== 'freely' || failure.kind !== 'unknownOutcome') return STOP;
	if (failure.status === 500) {
		return again(situation, 'serverError', RETRY.serverErrorRepeats, RETRY.serverErrorMs);
	}
	return failure.status === 501 || failure.status === 505 ? STOP : transient(situation);
}

function throttled(situation: Situation): Step {
	const { failure, tally, random } = situation;
	const told = failure.retryAfterMs;
	const waitMs =
		told !== undefined
			? Math.min(told, RETRY.longestRetryAfterMs)
			: Math.max(RETRY.shortestThrottleMs, backOffMs(tally.throttled + 1, random));
	return again(situation, 'throttled', Infinity, waitMs);
}

function transient(situation: Situation): Step {
	const { failure, tally, random } = situation;
	const told = Math.min(failure.retryAfterMs ?? 0, RETRY.longestRetryAfterMs);
	const waitMs = Math.max(told, backOffMs(tally.transient, random));
	return again(situation, 'transient', RETRY.transientRepeats, waitMs);
}

function again({ tally, leftMs }: Situation, reason: Reason, most: number, waitMs: number): Step {
	const isInTime = waitMs + RETRY.shortestTryMs < leftMs;
	return tally[reason] < most && isInTime ? { again: true, waitMs, reason } : STOP;
}
