import { DateTime } from 'luxon';
import {
	bookingTimeOf,
	fromBusinessDate,
	toBookingTime,
} from '../../nodes/SevenRooms/model/booking/bookingTime';
import { dayInZone, namedDay, sinceParameter, utc } from '../../nodes/SevenRooms/model/time/dates';
import { parseDateTime } from '../../nodes/SevenRooms/model/time/dateTimeText';
import { toDatetime } from '../../nodes/SevenRooms/model/time/rowTime';
import { readTime } from '../../nodes/SevenRooms/model/time/wallClock';
import { resolveZone } from '../../nodes/SevenRooms/model/time/zone';

const NEW_YORK = 'America/New_York';

describe('the time that a host types in', () => {
	it('turns an exact moment into the venue clock', () => {
		expect(toBookingTime('2026-05-15T19:30:00Z', NEW_YORK)).toEqual({
			date: '2026-05-15',
			time: '15:30',
			wall: '2026-05-15T15:30',
			instant: '2026-05-15T19:30:00.000Z',
		});
	});

	it.each([
		'2026-05-15T19:30:00-04:00',
		'2026-05-15T19:30-0400',
		'2026-05-15T19:30-04',
		'2026-05-15 23:30Z',
		'2026-05-15t23:30:00.000z',
		'20260515T233000Z',
		'2026-05-16T01:30:00.000+02:00',
		'20260516T013000+0200',
	])('reads %s as half past seven in the evening in New York', (written) => {
		expect(toBookingTime(written, NEW_YORK).wall).toBe('2026-05-15T19:30');
	});

	it.each([
		'2026-05-15T19:30',
		'2026-05-15T19:30:00',
		'2026-05-15T19:30:00.000',
		'2026-05-15 19:30',
		'2026-05-15 19:30:00',
		'2026-05-15 7:30 PM',
		'20260515T193000',
		' 2026-05-15T19:30 ',
	])('takes %s as the venue clock, with or without a zone', (written) => {
		expect(toBookingTime(written, undefined)).toEqual({
			date: '2026-05-15',
			time: '19:30',
			wall: '2026-05-15T19:30',
		});
		expect(toBookingTime(written, NEW_YORK).instant).toBe('2026-05-15T23:30:00.000Z');
	});

	it.each(['2026-05-15T19:30:45', '2026-05-15 7:30:45 PM', '2026-05-15T7:30:45'])(
		'refuses %s, since cutting its seconds would book another moment',
		(written) => {
			expect(() => toBookingTime(written, NEW_YORK)).toThrow('seconds');
		},
	);

	it('takes the date and time objects of n8n as exact moments', () => {
		const moment = DateTime.fromISO('2026-05-15T19:30:00', { zone: 'Europe/Paris' });
		expect(toBookingTime(moment, NEW_YORK).wall).toBe('2026-05-15T13:30');
		expect(toBookingTime(moment.toJSDate(), NEW_YORK).wall).toBe('2026-05-15T13:30');
	});

	it('files a table after midnight under the evening before', () => {
		expect(toBookingTime('2026-05-16T01:30', NEW_YORK)).toMatchObject({
			date: '2026-05-15',
			time: '01:30',
		});
		expect(toBookingTime('2026-05-16T05:59', undefined).date).toBe('2026-05-15');
		expect(toBookingTime('2026-05-16T06:00', undefined).date).toBe('2026-05-16');
		expect(toBookingTime('2026-01-01T00:15', undefined).date).toBe('2025-12-31');
	});

	it('refuses an exact moment when no zone is known, and says where to set one', () => {
		const attempt = () => toBookingTime('2026-05-15T19:30:00Z', undefined);
		expect(attempt).toThrow('Date and Time is an exact moment');
		let description = '';
		try {
			attempt();
		} catch (error) {
			description = String((error as { description?: string }).description);
		}
		expect(description).toContain('option Time Zone');
		expect(description).toContain('credential');
	});

	it('refuses a time that the clock skips, and takes the first of one that it shows twice', () => {
		expect(() => toBookingTime('2026-03-08T02:30', NEW_YORK)).toThrow(
			'2026-03-08 02:30 does not exist in America/New_York',
		);
		expect(toBookingTime('2026-11-01T01:30', NEW_YORK)).toMatchObject({
			instant: '2026-11-01T05:30:00.000Z',
			repeated: true,
		});
		expect(toBookingTime('2026-11-01T01:30:00-05:00', NEW_YORK)).toMatchObject({
			wall: '2026-11-01T01:30',
			repeated: true,
		});
	});

	it.each([
		['', 'is empty'],
		[null, 'is empty'],
		['2026-02-30T19:30', 'day that does not exist'],
		['2026-13-01T19:30', 'day that does not exist'],
		['2026-05-15', 'no time of day'],
		['2026-05-15T25:00', 'time that does not exist'],
		['2026-05-15T24:00', 'time that does not exist'],
		['2026-05-15T19:61', 'time that does not exist'],
		['2026-05-15T19:30+25:00', 'offset'],
		['2026-05-15T19:30:20', 'has seconds'],
		['2026-05-15T19:30:00.500Z', 'has seconds'],
		['15.05.2026 19:30', 'not a date and time'],
		['tomorrow at eight', 'not a date and time'],
		['1768470000', 'not a date and time'],
	])('refuses %p with a reason', (written, reason) => {
		expect(() => toBookingTime(written, NEW_YORK)).toThrow(reason);
	});

	it('reads a long nonsense text quickly instead of working on it', () => {
		expect(() => parseDateTime(`2026-05-15T${' '.repeat(100_000)}x`)).toThrow('not a date');
	});

	it('names the parameter that is wrong', () => {
		expect(() => toBookingTime('soon', NEW_YORK, 'datetime')).toThrow(/^datetime /);
	});

	it('takes a business date and a time as SevenRooms writes them', () => {
		expect(fromBusinessDate('2026-05-15', '1:30 AM', NEW_YORK)).toMatchObject({
			date: '2026-05-15',
			time: '01:30',
			wall: '2026-05-16T01:30',
		});
		expect(() => fromBusinessDate('2026-05-35', '19:30', undefined)).toThrow('day that exists');
		expect(() => fromBusinessDate('2026-05-15', 'late', undefined)).toThrow('not a time of day');
	});

	it('lets datetime, date and time stand together only if they agree', () => {
		const dateTime = '2026-05-16T01:30';
		expect(
			bookingTimeOf({ dateTime, date: '2026-05-15', time: '1:30 AM' }, undefined),
		).toMatchObject({ wall: '2026-05-16T01:30' });
		expect(() => bookingTimeOf({ dateTime, date: '2026-05-16' }, undefined)).toThrow('differs');
		expect(() => bookingTimeOf({ dateTime, time: '01:45' }, undefined)).toThrow('differs');
		expect(bookingTimeOf({ partySize: 2 }, undefined)).toBeUndefined();
		expect(bookingTimeOf({ date: '2026-05-15', time: '1:30 AM' }, undefined)).toMatchObject({
			wall: '2026-05-16T01:30',
		});
	});
});

describe('the venue clock in a reservation', () => {
	const row = { date: '2026-01-17', arrival_time: '7:30 PM', time_slot_iso: '19:30:00' };

	it('shows the time with the venue offset, or without one where the zone is not known', () => {
		expect(toDatetime(row, NEW_YORK)).toEqual({
			datetime: '2026-01-17T19:30:00-05:00',
			date: '2026-01-17',
			time: '19:30',
		});
		expect(toDatetime(row, undefined).datetime).toBe('2026-01-17T19:30:00');
		expect(toDatetime(row, 'Europe/London').datetime).toBe('2026-01-17T19:30:00+00:00');
		expect(toDatetime(row, 'Asia/Kolkata').datetime).toBe('2026-01-17T19:30:00+05:30');
	});

	it('shows a table after midnight on the day it really is, and under its business date', () => {
		const late = { date: '2026-01-17', arrival_time: '12:30 AM' };
		const expected = {
			datetime: '2026-01-18T00:30:00-05:00',
			date: '2026-01-17',
			time: '00:30',
		};
		expect(toDatetime(late, NEW_YORK)).toEqual(expected);
		expect(toDatetime({ ...late, real_datetime_of_slot: '2026-01-18 00:30:00' }, NEW_YORK)).toEqual(
			expected,
		);
	});

	it('believes the real date and time where SevenRooms tells it', () => {
		const early = { date: '2026-01-17', real_datetime_of_slot: '2026-01-17T05:45:00' };
		expect(toDatetime(early, undefined)).toEqual({
			datetime: '2026-01-17T05:45:00',
			date: '2026-01-17',
			time: '05:45',
		});
		expect(toDatetime({ real_datetime_of_slot: '2026-01-18 00:30:00' }, undefined).date).toBe(
			'2026-01-17',
		);
	});

	it('passes over a real date and time that the calendar does not know', () => {
		const expected = toDatetime(row, NEW_YORK);
		for (const real_datetime_of_slot of ['0000-00-00 00:00:00', '2026-02-31 19:30:00']) {
			expect(toDatetime({ ...row, real_datetime_of_slot }, NEW_YORK)).toEqual(expected);
		}
	});

	it('reads the first of two hours, and reads on over a skipped one', () => {
		const twice = { date: '2026-10-31', arrival_time: '1:30 AM' };
		expect(toDatetime(twice, NEW_YORK).datetime).toBe('2026-11-01T01:30:00-04:00');
		const skipped = { date: '2026-03-07', arrival_time: '2:30 AM' };
		expect(toDatetime(skipped, NEW_YORK)).toEqual({
			datetime: '2026-03-08T03:30:00-04:00',
			date: '2026-03-07',
			time: '02:30',
		});
	});

	it.each([[{}], [null], [{ date: 'soon', arrival_time: 7 }], [{ date: '2026-02-31' }]])(
		'says nothing where the row %j says nothing',
		(nothing) => {
			expect(toDatetime(nothing, NEW_YORK).datetime).toBeNull();
		},
	);
});

describe('the zone of a venue', () => {
	it('comes from the option, the venue, the credential list, the credential default, in that order', () => {
		const sources = {
			option: 'Europe/Paris',
			venueRecord: 'Asia/Dubai',
			credentialList: 'Europe/London',
			credentialDefault: 'UTC',
		};
		expect(resolveZone(sources)).toBe('Europe/Paris');
		expect(resolveZone({ ...sources, option: '' })).toBe('Asia/Dubai');
		expect(resolveZone({ ...sources, option: null, venueRecord: undefined })).toBe('Europe/London');
		expect(resolveZone({ credentialDefault: ' UTC ' })).toBe('UTC');
		expect(resolveZone({})).toBeUndefined();
	});

	it.each([
		[{ option: 'Eastern' }, 'the option Time Zone'],
		[{ option: '+02:00' }, 'the option Time Zone'],
		[{ credentialList: 'New York' }, "the credential's Time Zones of Venues"],
		[{ credentialDefault: 'local' }, "the credential's Time Zone"],
	])('refuses %j and says where it stands', (sources, place) => {
		expect(() => resolveZone(sources)).toThrow(place);
	});

	it('passes over a venue record that names no zone, since no user can correct it', () => {
		expect(resolveZone({ venueRecord: 'Eastern', credentialDefault: 'UTC' })).toBe('UTC');
	});
});

describe('stamps and filters', () => {
	it.each([
		['2026-01-12T09:41:00.512400', '2026-01-12T09:41:00.512Z'],
		['2026-01-12T09:41:00.999999', '2026-01-12T09:41:00.999Z'],
		['2026-01-12T09:41:00.5', '2026-01-12T09:41:00.500Z'],
		['2026-01-12 09:41:00', '2026-01-12T09:41:00.000Z'],
		['2026-01-12T09:41:00Z', '2026-01-12T09:41:00.000Z'],
		['2026-01-12T09:41:00+02:00', '2026-01-12T07:41:00.000Z'],
		['2028-02-29T09:41:00.512400', '2028-02-29T09:41:00.512Z'],
		['2026-02-29T09:41:00.512400', null],
		['2026-04-31T09:41:00.512400', null],
		['2026-02-30T09:41:00', null],
		[true, null],
		[null, null],
	])('shows the stamp %p as %p', (stamp, shown) => {
		expect(utc(stamp)).toBe(shown);
	});

	it.each([
		['2026-05-15', '2026-05-15'],
		['2026-05-15T00:00:00', '2026-05-15'],
		['2026-05-15T18:00:00', '2026-05-15'],
		['2026-05-15T00:00:00.000+02:00', '2026-05-15'],
		[DateTime.fromISO('2026-05-15T00:00', { zone: NEW_YORK }), '2026-05-15'],
		[new Date('2026-05-15'), '2026-05-15'],
	])(
		'takes a day as it is written, also from the date picker and $today (case %#)',
		(value, day) => {
			expect(namedDay(value, 'From Date')).toEqual({ day });
		},
	);

	it.each([
		'2026-05-16T01:30:00Z',
		'2026-05-15T21:30:00-04:00',
		new Date('2026-05-16T01:30:00Z'),
		DateTime.fromISO('2026-05-16T03:30', { zone: 'Europe/Berlin' }),
	])('takes any other moment for the day that it has in the venue’s zone (case %#)', (value) => {
		const instantMs = Date.parse('2026-05-16T01:30:00Z');
		expect(namedDay(value, 'From Date')).toEqual({ instantMs });
		expect(dayInZone(instantMs, NEW_YORK)).toBe('2026-05-15');
		expect(dayInZone(instantMs, 'Australia/Sydney')).toBe('2026-05-16');
	});

	it('refuses what names no day', () => {
		expect(() => namedDay('2026-02-30', 'From Date')).toThrow('does not exist');
		// The letter O in the year: SevenRooms would pass over such a filter and answer with the whole book.
		expect(() => namedDay('2O26-05-15', 'From Date')).toThrow('From Date');
		expect(() => namedDay('', 'From Date')).toThrow('From Date is not a date');
		expect(() => namedDay('last week', 'From Date')).toThrow('From Date');
	});

	it('sends a changed-since filter as an exact moment', () => {
		expect(sinceParameter('2026-05-15T10:00:00.900Z')).toBe('2026-05-15T10:00:00Z');
		expect(sinceParameter('2026-05-15T10:00:00-04:00')).toBe('2026-05-15T14:00:00Z');
		expect(sinceParameter('2026-05-15')).toBe('2026-05-15T00:00:00Z');
		expect(sinceParameter('2026-05-15T10:00', 'Updated Since', NEW_YORK)).toBe(
			'2026-05-15T14:00:00Z',
		);
		expect(() => sinceParameter('last week')).toThrow('Updated Since');
	});

	it.each([
		['7:30 PM', '19:30'],
		['07:30pm', '19:30'],
		['7 p.m.', '19:00'],
		['12:00 AM', '00:00'],
		['12:15 PM', '12:15'],
		['9:05', '09:05'],
		['19:30:00', '19:30'],
		['13:00 PM', undefined],
		['0:30 AM', undefined],
		['24:00', undefined],
		['soon', undefined],
		[null, undefined],
	])('reads %p on the clock as %p', (written, time) => {
		expect(readTime(written)).toBe(time);
	});
});
