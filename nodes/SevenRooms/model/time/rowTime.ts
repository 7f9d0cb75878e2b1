import { isRow, text } from '../coerce';
import { remembered } from '../remembered';
import { businessDateOf, calendarWall } from './businessDate';
import { isDate, readTime, wallMs } from './wallClock';
import { instantAfterGap, instantsOf, isoInZone, isoWithOffset } from './zone';

/** When a reservation is, in the user's words; null where the row does not say. */
export interface RowTime {
	/** ISO with the venue's offset where the zone is known, else the wall time without one. */
	readonly datetime: string | null;
	/** Business date. */
	readonly date: string | null;
	/** `HH:mm`. */
	readonly time: string | null;
}

/**
 * Reads a reservation's time (API reference, 3.5): `real_datetime_of_slot`, else the business date with
 * `time_slot_iso` or `arrival_time`. A wall time that the clock repeats means the first; one that it skips, which
 * no venue can hold, is read on as if the clock had not been put forward.
 */
export function toDatetime(row: unknown, zone?: string): RowTime {
	const fields = isRow(row) ? row : {};
	const real = readMoment(fields.real_datetime_of_slot, zone);
	const day = text(fields.date)?.slice(0, 10) ?? '';
	if (real) {
		const date = day === real.day || isDate(day) ? day : businessDateOf(real.wall);
		return { datetime: real.datetime, date, time: real.time };
	}
	const date = isDate(day) ? day : null;
	const time = readTime(fields.time_slot_iso) ?? readTime(fields.arrival_time) ?? null;
	const datetime = date && time ? wallToIso(calendarWall(date, time), zone) : null;
	return { datetime, date, time };
}

/** `YYYY-MM-DD HH:MM:SS`, with a space or a T, as a wall time; undefined for anything else. */
export function readWall(value: unknown): string | undefined {
	return readMoment(value)?.wall;
}

interface Moment {
	readonly datetime: string;
	readonly wall: string;
	/** Of the calendar: a table after midnight belongs to the business date before it. */
	readonly day: string;
	/** `HH:mm` */
	readonly time: string;
}

function readMoment(value: unknown, zone = ''): Moment | undefined {
	const written = text(value);
	return written === null ? undefined : momentsIn(zone)(written);
}

const momentsIn = remembered(
	(zone) =>
		remembered((written): Moment | undefined => {
			const [, day, time] = /^\s*(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})/.exec(written) ?? [];
			const wall = `${day}T${time}`;
			if (wallMs(wall) === undefined) return undefined;
			return { datetime: wallToIso(wall, zone), wall, day, time };
		}),
	100,
);

/** A calendar wall time as ISO with the venue's offset, or without one where the zone is not known. */
export function wallToIso(wall: string, zone?: string): string {
	const ms = wallMs(wall);
	if (!zone || ms === undefined) return `${wall}:00`;
	const [first] = instantsOf(ms, zone);
	return first === undefined
		? isoInZone(instantAfterGap(ms, zone), zone)
		: isoWithOffset(wall, ms - first);
}
