import fc from 'fast-check';
import { DateTime } from 'luxon';
import { toBookingTime } from '../../nodes/SevenRooms/model/booking/bookingTime';
import { businessDateOf, calendarWall } from '../../nodes/SevenRooms/model/time/businessDate';
import { utc } from '../../nodes/SevenRooms/model/time/dates';
import { toDatetime } from '../../nodes/SevenRooms/model/time/rowTime';

/** Northern and southern summers, half hours, quarter hours, two-hour jumps and none at all. */
const ZONES = [
	'America/New_York',
	'America/Los_Angeles',
	'America/St_Johns',
	'America/Sao_Paulo',
	'America/Santiago',
	'Europe/London',
	'Europe/Paris',
	'Africa/Casablanca',
	'Africa/Cairo',
	'Asia/Dubai',
	'Asia/Kolkata',
	'Asia/Kathmandu',
	'Asia/Tehran',
	'Asia/Tokyo',
	'Australia/Sydney',
	'Australia/Lord_Howe',
	'Antarctica/Troll',
	'Pacific/Chatham',
	'Pacific/Kiritimati',
	'Pacific/Apia',
	'UTC',
];
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;
const FROM = Date.UTC(2011, 0, 1);
const TO = Date.UTC(2035, 0, 1);

const formats = new Map(
	ZONES.map((zone) => [
		zone,
		new Intl.DateTimeFormat('en-CA', {
			timeZone: zone,
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
		}),
	]),
);

/** The clock on the wall, told by Intl and not by the code under test. */
function clockAt(instant: number, zone: string): string {
	const parts = formats.get(zone)!.formatToParts(instant);
	const part = (type: string) => parts.find((one) => one.type === type)!.value;
	return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** Every moment at which a clock shows this time; none where it skips it. */
function momentsOf(wall: string, zone: string): number[] {
	const middle = Date.parse(`${wall}:00Z`);
	return Array.from({ length: 121 }, (_, i) => middle + (i - 60) * QUARTER).filter(
		(instant) => clockAt(instant, zone) === wall,
	);
}

/** Days on which the clock of a zone is put forward or back. */
const changes = new Map(
	ZONES.map((zone) => {
		const days: number[] = [];
		for (let day = Date.UTC(2011, 0, 1); day < Date.UTC(2031, 0, 1); day += DAY) {
			const shown = Date.parse(`${clockAt(day + DAY, zone)}:00Z`);
			if (shown - Date.parse(`${clockAt(day, zone)}:00Z`) !== DAY) days.push(day);
		}
		return [zone, days];
	}),
);

const zones = fc.constantFrom(...ZONES);
const anyMinute = fc
	.integer({ min: FROM / MINUTE, max: TO / MINUTE })
	.map((count) => count * MINUTE);
/** Half of all moments lie close to a change of the clock, where the mistakes are. */
const moments = zones.chain((zone) => {
	const days = changes.get(zone)!;
	const close = fc
		.tuple(fc.constantFrom(...(days.length > 0 ? days : [FROM])), fc.integer({ min: 0, max: 96 }))
		.map(([day, quarters]) => day + quarters * QUARTER);
	return fc.tuple(fc.constant(zone), fc.oneof(anyMinute, close));
});

function twelveHours(time: string): string {
	const [hour, minute] = time.split(':');
	return `${Number(hour) % 12 || 12}:${minute} ${Number(hour) < 12 ? 'AM' : 'PM'}`;
}

describe('time between the user and SevenRooms', () => {
	it('books the minute that the venue clock shows at that moment', () => {
		fc.assert(
			fc.property(moments, ([zone, instant]) => {
				const booked = toBookingTime(new Date(instant).toISOString(), zone);
				expect(booked.wall).toBe(clockAt(instant, zone));
				expect(calendarWall(booked.date, booked.time)).toBe(booked.wall);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('gives back the same moment after a booking, but for the second hour of two equal ones', () => {
		fc.assert(
			fc.property(moments, fc.constantFrom('real', 'slot', 'arrival'), ([zone, instant], held) => {
				const { date, time, wall } = toBookingTime(new Date(instant), zone);
				const row = {
					date,
					...(held === 'real' ? { real_datetime_of_slot: `${wall.replace('T', ' ')}:00` } : {}),
					...(held === 'slot' ? { time_slot_iso: `${time}:00` } : {}),
					arrival_time: twelveHours(time),
				};
				const back = toDatetime(row, zone);
				const [first] = momentsOf(wall, zone);
				expect(Date.parse(back.datetime!)).toBe(first);
				expect(back).toMatchObject({ date, time });
				if (momentsOf(wall, zone).length === 1) expect(first).toBe(instant);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('takes a time on the venue clock as its first moment, and refuses exactly the skipped ones', () => {
		fc.assert(
			fc.property(moments, ([zone, minute]) => {
				const wall = new Date(minute).toISOString().slice(0, 16);
				const [first] = momentsOf(wall, zone);
				if (first === undefined) {
					expect(() => toBookingTime(wall, zone)).toThrow('does not exist');
				} else {
					expect(toBookingTime(wall, zone).instant).toBe(new Date(first).toISOString());
				}
			}),
			{ numRuns: 2_000 },
		);
	});

	it('gives back the written time unchanged where no zone is known', () => {
		fc.assert(
			fc.property(anyMinute, (minute) => {
				const wall = new Date(minute).toISOString().slice(0, 16);
				const { date, time, instant } = toBookingTime(wall, undefined);
				expect(toDatetime({ date, arrival_time: twelveHours(time) }, undefined).datetime).toBe(
					`${wall}:00`,
				);
				expect(instant).toBeUndefined();
			}),
		);
	});

	it('reads the same moment whatever offset it is written with', () => {
		fc.assert(
			fc.property(moments, fc.integer({ min: -56, max: 56 }), ([zone, instant], quarters) => {
				const offset = quarters * 15;
				const written = new Date(instant + offset * MINUTE).toISOString().slice(0, 19);
				const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
				const rest = String(Math.abs(offset) % 60).padStart(2, '0');
				const text = `${written}${offset < 0 ? '-' : '+'}${hours}:${rest}`;
				expect(toBookingTime(text, zone)).toEqual(toBookingTime(new Date(instant), zone));
			}),
		);
	});

	it('finds the business date of every calendar time, and the way back', () => {
		fc.assert(
			fc.property(anyMinute, (minute) => {
				const wall = new Date(minute).toISOString().slice(0, 16);
				const date = businessDateOf(wall);
				expect(calendarWall(date, wall.slice(11))).toBe(wall);
				const turnedBack = new Date(minute - 6 * 60 * MINUTE).toISOString().slice(0, 10);
				expect(date).toBe(turnedBack);
			}),
		);
	});

	it('never shows a stamp later than SevenRooms wrote it, nor a millisecond earlier', () => {
		fc.assert(
			fc.property(anyMinute, fc.integer({ min: 0, max: 999_999 }), (minute, micros) => {
				const stamp = `${new Date(minute).toISOString().slice(0, 19)}.${String(micros).padStart(6, '0')}`;
				expect(Date.parse(utc(stamp)!)).toBe(minute + Math.floor(micros / 1000));
			}),
		);
	});

	it('takes every stamp that luxon takes, and no other, however it is spelled', () => {
		const two = (most: number) =>
			fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'));
		const year = fc.integer({ min: 1900, max: 2400 }).map(String);
		const day = fc.tuple(year, two(13), two(32)).map((parts) => parts.join('-'));
		const time = fc.tuple(two(25), two(61), two(61)).map((parts) => parts.join(':'));
		const fraction = fc.constantFrom('', '.5', '.512', '.512400', '.000000');
		fc.assert(
			fc.property(day, fc.constantFrom('T', ' '), time, fraction, (date, gap, clock, rest) => {
				const known = DateTime.fromISO(`${date}T${clock}${rest}`, { zone: 'utc' });
				// Luxon's 24:00:00 is the next midnight; SevenRooms was never seen to write it.
				fc.pre(!clock.startsWith('24'));
				expect(utc(`${date}${gap}${clock}${rest}`)).toBe(known.isValid ? known.toISO() : null);
			}),
			{ numRuns: 2_000, examples: [['2028-02-29', 'T', '17:03:22', '.184003']] },
		);
	});
});
