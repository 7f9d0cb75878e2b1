import { UserError } from 'n8n-workflow';
import { text } from '../coerce';
import { dateTimeText, parseDateTime } from './dateTimeText';
import { DAY_MS, dateOf, isDate, wallMs } from './wallClock';
import { instantAfterGap, instantsOf, offsetMs } from './zone';

const STAMP = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * A SevenRooms time stamp (`created`, `updated`, `seated_time` …: UTC without saying so) as ISO with `Z`.
 * JavaScript and n8n count milliseconds, so the microseconds after them are cut off, never rounded up: a stamp must
 * not lie after the change it marks. Null where there is no readable stamp.
 */
export function utc(value: unknown): string | null {
	const written = text(value);
	if (written === null) return null;
	const plain = plainStamp(written);
	if (plain !== undefined) return plain;
	const parts = STAMP.exec(written.trim());
	if (!parts) return null;
	const [, date, time, fraction = '', offset] = parts;
	const wall = wallMs(`${date}T${time}`);
	if (wall === undefined) return null;
	const millis = fraction.slice(0, 3).padEnd(3, '0');
	const zone = offset?.toUpperCase() ?? 'Z';
	const ms = zone === 'Z' ? wall + Number(millis) : Date.parse(`${date}T${time}.${millis}${zone}`);
	return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** Any day but 29 February, which needs a calendar. */
const COMMON_DAY =
	'\\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)';
const PLAIN_STAMP = new RegExp(
	`^${COMMON_DAY}[T ](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{6})?$`,
);

/**
 * The stamp in SevenRooms' own spelling, without a Date: a long export holds half a million of them. Joined, since an
 * added-up text would keep its parts in memory.
 */
function plainStamp(written: string): string | undefined {
	if (!PLAIN_STAMP.test(written)) return undefined;
	const rest = written.length === 19 ? '.000Z' : 'Z';
	return written[10] === 'T'
		? [written.slice(0, 23), rest].join('')
		: [written.slice(0, 10), 'T', written.slice(11, 23), rest].join('');
}

/** A day that somebody named: as written, or through an exact moment, whose day depends on the zone. */
export type NamedDay = { readonly day: string } | { readonly instantMs: number };

/**
 * Reads a day (`from_date`, `to_date` …). Takes a plain date; a wall time or a midnight means the day as written, so
 * that n8n's date picker and `$today` work; any other instant is an exact moment, see `dayInZone`.
 */
export function namedDay(value: unknown, name: string): NamedDay {
	const written = dateTimeText(value);
	if (isDate(written)) return { day: written };
	if (/^\d{4}-\d{2}-\d{2}$/.test(written) || written === '') {
		throw new UserError(
			written === ''
				? `${name} is not a date`
				: `${name} names a day that does not exist: ${written}`,
			{ description: 'Write it like 2026-05-15.' },
		);
	}
	const parsed = parseDateTime(written, name);
	const isMidnight = parsed.wallMs % DAY_MS === 0;
	if (parsed.kind === 'instant' && !isMidnight) return { instantMs: parsed.instantMs };
	return { day: dateOf(parsed.wallMs) };
}

/** The day of an instant on a zone's clock, as `YYYY-MM-DD`. */
export function dayInZone(instantMs: number, zone: string): string {
	return dateOf(instantMs + offsetMs(zone, instantMs));
}

/**
 * A "changed since" filter as `YYYY-MM-DDTHH:MM:SSZ`, which `updated_since` accepts (API reference, 3.5).
 * A time or day without an offset is on the venue's clock; where no zone is known it is taken as UTC, as
 * SevenRooms itself would. Fractions of a second are cut off, so nothing is missed.
 */
export function sinceParameter(value: unknown, name = 'Updated Since', zone?: string): string {
	const written = dateTimeText(value);
	const parsed = parseDateTime(isDate(written) ? `${written}T00:00` : written, name);
	return utcSeconds(parsed.kind === 'instant' ? parsed.instantMs : momentOf(parsed.wallMs, zone));
}

/** An instant as `YYYY-MM-DDTHH:MM:SSZ`. */
export function utcSeconds(instantMs: number): string {
	return `${new Date(instantMs).toISOString().slice(0, 19)}Z`;
}

/** The moment of a wall time: the first of two, past a gap, or UTC where the zone is not known. */
function momentOf(wallAsMs: number, zone: string | undefined): number {
	if (!zone) return wallAsMs;
	const [first = instantAfterGap(wallAsMs, zone)] = instantsOf(wallAsMs, zone);
	return first;
}
