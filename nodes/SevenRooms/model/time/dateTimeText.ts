import { DateTime } from 'luxon';
import { UserError } from 'n8n-workflow';
import { isDate, readTime, wallMs } from './wallClock';

/**
 * What a date and time that somebody wrote means: an instant, or a time on the venue's wall clock.
 * `wallMs` is the clock as written, read as if it were UTC; `instantMs` exists for instants only.
 */
export type ParsedDateTime =
	| { readonly kind: 'instant'; readonly instantMs: number; readonly wallMs: number }
	| { readonly kind: 'wall'; readonly wallMs: number };

const EXTENDED = /^(\d{4}-\d{2}-\d{2})(?:[T ]\s*(.*?))?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
const BASIC = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?$/i;
const CLOCK = /^\d{2}:\d{2}(?::\d{2}(?:[.,](\d{1,9}))?)?$/;
/** Of any clock, also of one that is written another way, such as `7:30:45 PM`. */
const SECONDS = /^\d{1,2}:\d{2}:(\d{2})/;
const FARTHEST_OFFSET_HOURS = 14;

/**
 * Reads a date and time: ISO 8601 with an offset or `Z` (an instant), without one (the venue's wall clock),
 * `YYYY-MM-DD HH:mm`, `YYYY-MM-DD 7:30 PM`, a JavaScript Date or a luxon DateTime (both instants).
 * Throws a UserError that names the parameter for anything else, dates that do not exist included.
 */
export function parseDateTime(value: unknown, name = 'Date and Time'): ParsedDateTime {
	const written = dateTimeText(value);
	if (written === '') throw problem(name, 'is empty');

	// Nothing longer can be one, and a short text keeps the pattern fast.
	const readable = written.length <= 64 ? written : '';
	const parts = EXTENDED.exec(BASIC.test(readable) ? extended(readable) : readable);
	if (!parts) throw problem(name, `"${shorten(written)}" is not a date and time`);
	const [, date, clock, offset] = parts;
	if (!isDate(date)) throw problem(name, `names a day that does not exist: ${date}`);
	if (!clock) throw problem(name, `"${shorten(written)}" has no time of day`);

	const ms = clockMs(date, clock);
	if (ms === undefined) throw problem(name, `names a time that does not exist: ${shorten(clock)}`);
	if (!offset) return { kind: 'wall', wallMs: ms };
	const offsetMinutes = minutesOf(offset);
	if (offsetMinutes === undefined) {
		throw problem(name, `has an offset from UTC that does not exist: ${offset}`);
	}
	return { kind: 'instant', instantMs: ms - offsetMinutes * 60_000, wallMs: ms };
}

/** A date and time as text, whatever n8n handed over; '' for anything that is none. */
export function dateTimeText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	if (DateTime.isDateTime(value)) return value.toISO() ?? '';
	return '';
}

function clockMs(date: string, clock: string): number | undefined {
	const exact = CLOCK.exec(clock);
	const time = exact ? clock.slice(0, 5) : readTime(clock);
	if (!time) return undefined;
	const seconds = SECONDS.exec(clock)?.[1] ?? '00';
	const ms = wallMs(`${date}T${time}:${seconds}`);
	return ms === undefined ? undefined : ms + Math.floor(Number(`0.${exact?.[1] ?? 0}`) * 1000);
}

function extended(basic: string): string {
	const [, year, month, day, hour, minute, second, offset] = BASIC.exec(basic) ?? [];
	return `${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${offset ?? ''}`;
}

/** Minutes ahead of UTC; no clock on earth is further away than fourteen hours. */
function minutesOf(offset: string): number | undefined {
	if (offset.toUpperCase() === 'Z') return 0;
	const hours = Number(offset.slice(1, 3));
	const minutes = Number(offset.slice(3).replace(':', '') || 0);
	if (minutes > 59 || hours * 60 + minutes > FARTHEST_OFFSET_HOURS * 60) return undefined;
	return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function shorten(written: string): string {
	return written.length > 40 ? `${written.slice(0, 40)}…` : written;
}

function problem(name: string, what: string): UserError {
	return new UserError(`${name} ${what}`, {
		description:
			"Write it like 2026-05-15T19:30 for the time on the venue's clock, or with an offset or Z, like 2026-05-15T19:30:00-04:00, for an exact moment.",
	});
}
