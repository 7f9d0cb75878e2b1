import type { ApiAnswer } from '../transport/types';

/** The Date header counts whole seconds, and the answer was on its way for a while. */
const TOLERANCE_MS = 2_000;

/**
 * How far SevenRooms' clock is ahead of ours, in milliseconds, by the Date header of an answer; 0 while the two agree.
 * Time stamps of rows are its clock's, so a mark from ours alone could lie past a change.
 */
export function clockSkewMs({ headers }: ApiAnswer, sentAt: number): number {
	const date = Date.parse(String(headers.date ?? ''));
	if (Number.isNaN(date)) return 0;
	const agrees = date > sentAt - TOLERANCE_MS && date < Date.now() + TOLERANCE_MS;
	return agrees ? 0 : date - sentAt;
}
