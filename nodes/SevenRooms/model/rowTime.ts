import { businessDateOf, calendarWall } from './businessDate';
import { isRow, text } from './coerce';
import { remembered } from './remembered';
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
export function toDatetime(row: unknown, zone: string | undefined): RowTime {
	const { date, time, wall } = rowClock(row);
	return { datetime: wall === undefined ? null : wallToIso(wall, zone), date, time };
}

/** The business date, time and calendar wall time of a row, as its fields tell them. */
export function rowClock(row: unknown): {
	date: string | null;
	time: string | null;
	wall: string | undefined;
} {
	const fields = isRow(row) ? row : {};
	const real = readMoment(fields.real_datetime_of_slot);
	const day = text(fields.date)?.slice(0, 10) ?? '';
	const date = isDate(day) ? day : real ? businessDateOf(real.wall) : null;
	if (real) return { date, time: real.time, wall: real.wall };
	const time = readTime(fields.time_slot_iso) ?? readTime(fields.arrival_time) ?? null;
	return { date, time, wall: date && time ? calendarWall(date, time) : undefined };
}

/** `YYYY-MM-DD HH:MM:SS`, with a space or a T, as a wall time; undefined for anything else. */
export function readWall(value: unknown): string | undefined {
	return readMoment(value)?.wall;
}

interface Moment {
	readonly wall: string;
	/** `HH:mm` */
	readonly time: string;
}

function readMoment(value: unknown): Moment | undefined {
	const written = text(value);
	return written === null ? undefined : momentOfText(written);
}

const momentOfText = remembered((written): Moment | undefined => {
	const [, date, time] = /^\s*(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})/.exec(written) ?? [];
	const wall = `${date}T${time}`;
	return wallMs(wall) === undefined ? undefined : { wall, time };
});

/** A calendar wall time as ISO with the venue's offset, or without one where the zone is not known. */
export function wallToIso(wall: string, zone = ''): string {
	return isoIn(zone)(wall);
}

const isoIn = remembered((zone) => remembered((wall) => writeIso(wall, zone)), 100);

function writeIso(wall: string, zone: string): string {
	const ms = wallMs(wall);
	if (!zone || ms === undefined) return `${wall}:00`;
	const [first] = instantsOf(ms, zone);
	return first === undefined
		? isoInZone(instantAfterGap(ms, zone), zone)
		: isoWithOffset(ms, ms - first);
}
