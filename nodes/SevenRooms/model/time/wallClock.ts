import { text } from '../coerce';
import { remembered } from '../remembered';

/**
 * The venue's wall clock, without any zone: plain calendar arithmetic. A wall time is written
 * `YYYY-MM-DDTHH:mm`; as a number it is the milliseconds it would have if the wall clock were UTC.
 */

export const DAY_MS = 24 * 60 * 60 * 1000;
const FOUR_CENTURIES_MS = 146_097 * DAY_MS;

/** Whether a text is a date that the calendar knows: `2026-02-30` is not. */
export function isDate(value: string): boolean {
	return value.length === 10 && dateMs(value) !== undefined;
}

/** `YYYY-MM-DDTHH:mm[:ss]` as a number; undefined for a date or time that does not exist. */
export function wallMs(wall: string): number | undefined {
	if ((wall.length !== 16 && wall.length !== 19) || wall[10] !== 'T') return undefined;
	return momentMs(wall, wall.length === 19);
}

/** The moment of a text that begins with `YYYY-MM-DD HH:mm[:ss]`, whatever stands between day and time. */
function momentMs(written: string, hasSeconds: boolean): number | undefined {
	const date = dateMs(written);
	if (date === undefined || written[13] !== ':' || (hasSeconds && written[16] !== ':')) {
		return undefined;
	}
	const hour = digits(written, 11, 13);
	const minute = digits(written, 14, 16);
	const second = hasSeconds ? digits(written, 17, 19) : 0;
	const exists = hour < 24 && minute < 60 && second < 60;
	return exists ? date + ((hour * 60 + minute) * 60 + second) * 1000 : undefined;
}

/** The midnight of a text that begins with `YYYY-MM-DD`. */
function dateMs(written: string): number | undefined {
	if (written[4] !== '-' || written[7] !== '-') return undefined;
	const year = digits(written, 0, 4);
	const month = digits(written, 5, 7);
	const day = digits(written, 8, 10);
	if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1)) return undefined;
	// 400 years later the calendar is the same, and JavaScript takes the years 0 to 99 for 1900 to 1999.
	const ms = Date.UTC(year + 400, month - 1, day) - FOUR_CENTURIES_MS;
	if (day <= 28) return ms;
	const lastOfMonth = Date.UTC(year + 400, month, 0) - FOUR_CENTURIES_MS;
	return ms <= lastOfMonth ? ms : undefined;
}

/** The number that stands between two places; NaN where not all of it is digits. */
function digits(written: string, from: number, to: number): number {
	let number = 0;
	for (let place = from; place < to; place++) {
		const digit = written.charCodeAt(place) - 48;
		if (!(digit >= 0 && digit <= 9)) return Number.NaN;
		number = number * 10 + digit;
	}
	return number;
}

/** The wall time of a number made by `wallMs`, to the minute. */
export function wallOf(ms: number): string {
	return new Date(ms).toISOString().slice(0, 16);
}

/** The date of a number made by `wallMs`; of an instant, its day in UTC. */
export function dateOf(ms: number): string {
	return new Date(ms).toISOString().slice(0, 10);
}

/** A date so many days later, or earlier; what is no date comes back as it is. */
export function addDays(date: string, days: number): string {
	const ms = wallMs(`${date}T00:00`);
	return ms === undefined ? date : dateOf(ms + days * DAY_MS);
}

/** Days from one date to another, negative if it lies before; NaN unless both are dates. */
export function daysBetween(from: string, to: string): number {
	return minutesBetween(`${from}T00:00`, `${to}T00:00`) / (24 * 60);
}

/** Minutes from one wall time to another, negative if it lies before. */
export function minutesBetween(from: string, to: string): number {
	return ((wallMs(to) ?? Number.NaN) - (wallMs(from) ?? Number.NaN)) / 60_000;
}

const TWELVE_HOURS = /^(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?\s*([ap])\.?\s?m\.?$/i;
const DAY_HOURS = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?$/;

/** `7:30 PM`, `19:30` or `19:30:00` as `HH:mm`; undefined for anything else. Seconds are dropped. */
export function readTime(value: unknown): string | undefined {
	const written = text(value);
	return written === null ? undefined : timeOf(written);
}

const timeOf = remembered((spelled): string | undefined => {
	const written = spelled.trim();
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
});
