import type { Session } from '../types';

/** What a session has asked and waited for so far. Times in ms. */
export interface Traffic {
	requests: number;
	/** From sending to answer, all requests together. */
	flightMs: number;
	/** For the rate limit, up to when nobody waited any more. */
	waitedMs: number;
	/** Requests that wait for it now. */
	waiting: number;
	waitingSince: number;
}

const known = new WeakMap<Session, Traffic>();

/** The counters of a session, which whoever sends for it adds to. */
export function trafficOf(session: Session): Traffic {
	let traffic = known.get(session);
	if (!traffic) {
		traffic = { requests: 0, flightMs: 0, waitedMs: 0, waiting: 0, waitingSince: 0 };
		known.set(session, traffic);
	}
	return traffic;
}

/** Waits for a turn, and counts how long. Requests that wait side by side are counted once. */
export async function waitFor<T>(traffic: Traffic, turn: Promise<T>): Promise<T> {
	if (traffic.waiting++ === 0) traffic.waitingSince = performance.now();
	try {
		return await turn;
	} finally {
		if (--traffic.waiting === 0) traffic.waitedMs += performance.now() - traffic.waitingSince;
	}
}

/** How long the session has waited for the rate limit, in ms, with those who wait still. */
export function waitedMsUpTo(now: number, { waitedMs, waiting, waitingSince }: Traffic): number {
	return waitedMs + (waiting > 0 ? now - waitingSince : 0);
}
