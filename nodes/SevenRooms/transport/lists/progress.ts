import { kindOf } from '../budget';
import { trafficOf, waitedMsUpTo } from '../limits/traffic';
import type { Session, TransportContext } from '../types';

/** How often a long read says in the log how far it is; one that did leaves a hint as well. */
const LOG_EVERY_MS = 5_000;

interface Progress {
	readonly startedAt: number;
	loggedAt: number;
	pages: number;
	rows: number;
	waitedBefore: number;
}

const reads = new WeakMap<Session, Progress>();

/** Notes that a read begins, unless one of this session is under way. */
export function beginReading(session: Session): void {
	if (reads.has(session)) return;
	const now = performance.now();
	const waitedBefore = waitedMsUpTo(now, trafficOf(session));
	reads.set(session, { startedAt: now, loggedAt: now, pages: 0, rows: 0, waitedBefore });
}

/** Notes a page that came in, and says so in n8n's log every few seconds. */
export function notePage(context: TransportContext, session: Session, rows: number): void {
	const progress = reads.get(session);
	if (!progress) return;
	progress.pages++;
	progress.rows += rows;
	const now = performance.now();
	if (now - progress.loggedAt < LOG_EVERY_MS) return;
	progress.loggedAt = now;
	context.logger.info(`SevenRooms, ${context.getNode().name}: ${told(session, progress, now)}`);
}

/** Leaves a hint in the node's output panel if its reads were long. */
export function endReading(context: TransportContext, session: Session): void {
	const progress = reads.get(session);
	reads.delete(session);
	if (!progress || kindOf(context) !== 'execution') return;
	const now = performance.now();
	if (now - progress.startedAt < LOG_EVERY_MS) return;
	if (!('addExecutionHints' in context)) return;
	context.addExecutionHints({
		message: told(session, progress, now),
		type: 'info',
		location: 'outputPane',
	});
}

function told(session: Session, progress: Progress, now: number): string {
	const seconds = (now - progress.startedAt) / 1000;
	const waited = (waitedMsUpTo(now, trafficOf(session)) - progress.waitedBefore) / 1000;
	const pace = Math.round(progress.rows / Math.max(seconds, 0.001));
	return [
		`Read ${amount(progress.rows)} rows in ${amount(progress.pages)} pages after ${amount(seconds)} s`,
		`${amount(pace)} rows a second`,
		`${amount(waited)} s of waiting for the limit of ${session.requestsPerSecond} requests a second`,
	].join(', ');
}

/** A whole number as people read it: 12,400. */
function amount(value: number): string {
	return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}
