import type { Core } from '../core.cjs';
import { ApiError } from '../envelope.cjs';
import { readMoment } from '../state/moment.cjs';
import { hasLeft, isComing, isSeated } from '../state/statuses.cjs';
import type { Reservation } from '../state/types.cjs';

type Times = Pick<Reservation, 'seatedTime' | 'leftTime'>;

/** A status with what comes along: who arrived, when they sat down, when they left. */
export function statusChange(
	core: Core,
	code: string,
	partySize: number,
	before: Times,
): Partial<Reservation> {
	const now = () => core.clock.stamp().slice(0, 19);
	if (isSeated(code)) {
		// From course to course the party stays at its table.
		const seatedTime = before.seatedTime ?? now();
		return { status: code, arrivedGuests: partySize, seatedTime, leftTime: null };
	}
	if (hasLeft(code)) return { status: code, leftTime: before.leftTime ?? now() };
	if (!isComing(code)) return { status: code };
	const arrivedGuests = code === 'ARRIVED' ? partySize : 0;
	return { status: code, arrivedGuests, seatedTime: null, leftTime: null };
}

/** `seated_time` of a form as reservations show it: UTC without a suffix (API reference, 3.5). */
export function readSeatedTime(written: string): string | null {
	if (written === '') return null;
	const moment = written.includes('T') ? readMoment(written, 'utc') : undefined;
	if (!moment) throw new ApiError(400, 'Invalid seated_time');
	return moment.slice(0, 19);
}
