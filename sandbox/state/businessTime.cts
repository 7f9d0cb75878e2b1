import { DateTime } from 'luxon';

/** The business day turns at 06:00 venue time (API reference, 3.5). */
const DAY_TURNS_AT = 6 * 60;
export const DAY = 24 * 60;

/**
 * A moment of service. `minutes` counts from midnight of the business `date`, so 00:30 of the following
 * calendar day is minute 1470 of the business day it belongs to.
 */
export interface ServiceMoment {
	date: string;
	minutes: number;
}

/** Reads `7:00 PM`, `19:00` or `19:00:00` as minutes of the clock, 0 to 1439. */
export function parseClock(text: string): number | undefined {
	const match = /^(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?:\s*([AaPp])[Mm])?$/.exec(text);
	if (!match) return undefined;
	const hour = Number(match[1]);
	const half = match[3]?.toUpperCase();
	if (half ? hour < 1 || hour > 12 : hour > 23) return undefined;
	const hourOfDay = half ? (hour % 12) + (half === 'P' ? 12 : 0) : hour;
	return hourOfDay * 60 + Number(match[2]);
}

/** Puts a clock time on the business day: what comes before 06:00 is late in the day, not early. */
export function onBusinessDay(clockMinutes: number): number {
	return clockMinutes < DAY_TURNS_AT ? clockMinutes + DAY : clockMinutes;
}

/** `7:00 PM` */
export function displayTime(minutes: number): string {
	const hour = Math.floor(minutes / 60) % 24;
	return `${hour % 12 || 12}:${twoDigits(minutes % 60)} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** `19:00:00` */
export function isoTime(minutes: number): string {
	return `${twoDigits(Math.floor(minutes / 60) % 24)}:${twoDigits(minutes % 60)}:00`;
}

/** `YYYY-MM-DD HH:MM:SS`, venue local, on the calendar day the guest really comes. */
export function realDateTime({ date, minutes }: ServiceMoment): string {
	return `${minutes >= DAY ? addDays(date, 1) : date} ${isoTime(minutes)}`;
}

export function addDays(date: string, days: number): string {
	return new Date(Date.parse(date) + days * DAY * 60_000).toISOString().slice(0, 10);
}

/** 0 = Sunday */
export function weekday(date: string): number {
	return new Date(date).getUTCDay();
}

export function isDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const parsed = Date.parse(text);
	return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text);
}

/** The venue's business date and minute at an instant (milliseconds since 1970). */
export function serviceMomentAt(instant: number, zone: string): ServiceMoment {
	const local = DateTime.fromMillis(instant, { zone });
	const clock = local.hour * 60 + local.minute;
	const date = local.toFormat('yyyy-MM-dd');
	return clock < DAY_TURNS_AT
		? { date: addDays(date, -1), minutes: clock + DAY }
		: { date, minutes: clock };
}

/** The instant of a moment of service; a repeated wall time means its first occurrence. */
export function instantOf(moment: ServiceMoment, zone: string): number {
	const offset = steadyOffset(moment.date, zone);
	if (offset === undefined) {
		// Which of the two luxon takes by itself depends on the season it runs in.
		const both = DateTime.fromSQL(realDateTime(moment), { zone }).getPossibleOffsets();
		return Math.min(...both.map((one) => one.toMillis()));
	}
	return Date.parse(moment.date) + (moment.minutes - offset) * 60_000;
}

const steadyOffsets = new Map<string, number | undefined>();

/** Minutes ahead of UTC all through a business day; undefined on the days when the clock changes. */
function steadyOffset(date: string, zone: string): number | undefined {
	const key = `${zone} ${date}`;
	if (!steadyOffsets.has(key)) {
		const dawn = DateTime.fromISO(`${date}T00:00`, { zone });
		const end = dawn.plus({ hours: 31 });
		steadyOffsets.set(key, dawn.offset === end.offset ? dawn.offset : undefined);
	}
	return steadyOffsets.get(key);
}

export function isBefore(left: ServiceMoment, right: ServiceMoment): boolean {
	return left.date === right.date ? left.minutes < right.minutes : left.date < right.date;
}

function twoDigits(value: number): string {
	return String(value).padStart(2, '0');
}
