import type { Session } from './types';

/** What a session has asked and waited for so far. Times in ms. */
export interface Traffic {
	requests: number;
	/** From sending to answer, all requests together. */
	flightMs: number;
	/** For a turn, and before repeats. */
	waitedMs: number;
}

const known = new WeakMap<Session, Traffic>();

/** The counters of a session, which whoever sends for it adds to. */
export function trafficOf(session: Session): Traffic {
	let traffic = known.get(session);
	if (!traffic) {
		traffic = { requests: 0, flightMs: 0, waitedMs: 0 };
		known.set(session, traffic);
	}
	return traffic;
}
