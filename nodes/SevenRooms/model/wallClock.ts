import { text } from './coerce';

/**
 * The venue's wall clock, without any zone: plain calendar arithmetic. A wall time is written
 * `YYYY-MM-DDTHH:mm`; as a number it is the milliseconds it would have if the wall clock were UTC.
 */

const DAY_MS = 24 * 60 * 60 * 1000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a date that the calendar knows: `2026-02-30` is not. */
export function isDate(value: string): boolean {
	return DATE.test(value) && wallMs(`${value}T00:00`) !== undefined;
}

/** `YYYY-MM-DDTHH:mm[:ss]` as a number; undefined for a date or time that does not exist. */
export function wallMs(wall: string): number | undefined {
	const full = wall.length === 16 ? `${wall}:00` : wall;
	const ms = Date.parse(`${full}Z`);
	// JavaScript turns 30 February into 2 March: only what comes back unchanged exists.
	return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(full) ? undefined : ms;
}

/** The wall time of a number made by `wallMs`, to the minute. */
export function wallOf(ms: number): string {
	return new Date(ms).toISOString().slice(0, 16);
}

export function addDays(date: string, days: number): string {
	const ms = wallMs(`${date}T00:00`) ?? Number.NaN;
	return Number.isNaN(ms) ? date : wallOf(ms + days * DAY_MS).slice(0, 10);
}

/** Minutes from one wall time to another, negative if it lies before. */
export function minutesBetween(from: string, to: string): number {
	return ((wallMs(to) ?? Number.NaN) - (wallMs(from) ?? Number.NaN)) / 60_000;
}

const TWELVE_HOURS = /^(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?\s*([ap])\.?\s?m\.?$/i;
const DAY_HOURS = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?$/;

/** `7:30 PM`, `19:30` or `19:30:00` as `HH:mm`; undefined for anything else. Seconds are dropped. */
export function readTime(value: unknown): string | undefined {
	const written = text(value)?.trim();
	if (!written) return undefined;
	const twelve = TWELVE_HOURS.exec(written);
	const parts = twelve ?? DAY_HOURS.exec(written);
	if (!parts) return undefined;

	let hour = Number(parts[1]);
	if (twelve) {
		if (hour < 1 || hour > 12) return undefined;
		hour = (hour % 12) + (twelve[4].toLowerCase() === 'p' ? 12 : 0);
	}
	const minute = parts[2] ?? '00';
	if (hour > 23 || Number(minute) > 59 || Number(parts[3] ?? 0) > 59) return undefined;
	return `${String(hour).padStart(2, '0')}:${minute}`;
}
