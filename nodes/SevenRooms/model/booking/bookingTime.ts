import { UserError } from 'n8n-workflow';
import { text } from '../coerce';
import { businessDateOf, calendarWall } from '../time/businessDate';
import { parseDateTime } from '../time/dateTimeText';
import { clockTime } from '../time/days';
import { isDate, readTime, wallMs, wallOf } from '../time/wallClock';
import { instantsOf, offsetMs } from '../time/zone';
import type { Booking } from './booking';
import { titleOf, type NameOf } from './bookingValues';

/** A time to book, in the forms that the wire and the user need. */
export interface BookingTime {
	/** Business date `YYYY-MM-DD`: the venue's day turns at 06:00. */
	readonly date: string;
	/** `HH:mm` on the venue's clock. */
	readonly time: string;
	/** Calendar date and time on the venue's clock, `YYYY-MM-DDTHH:mm`. */
	readonly wall: string;
	/** The moment in UTC, `…Z`; only where the zone is known. */
	readonly instant?: string;
	/** The clock shows this time twice that night; SevenRooms holds one of them, read back as the first. */
	readonly repeated?: boolean;
}

/**
 * A date and time as SevenRooms books it. A wall time needs no zone; an instant without a known zone is refused,
 * and so is a wall time that the zone's clock skips. Seconds other than 00 are refused too: SevenRooms books whole
 * minutes, and cutting them off would book another moment than was asked for.
 */
export function toBookingTime(
	datetime: unknown,
	zone: string | undefined,
	name = 'Date and Time',
): BookingTime {
	const parsed = parseDateTime(datetime, name);
	if (parsed.wallMs % 60_000 !== 0) {
		throw new UserError(`${name} has seconds`, {
			description:
				'SevenRooms books whole minutes. Round the time first, e.g. {{ $now.startOf("minute") }}.',
		});
	}
	if (parsed.kind === 'wall') return onVenueClock(wallOf(parsed.wallMs), zone, name);
	if (!zone) {
		throw new UserError(`${name} is an exact moment, but the venue's time zone is not known`, {
			description:
				"Set the option Time Zone, or in the credential Time Zones of Venues or Time Zone; or write the time on the venue's clock, without offset or Z.",
		});
	}
	const local = parsed.instantMs + offsetMs(zone, parsed.instantMs);
	return timeAt(wallOf(local), parsed.instantMs, instantsOf(local, zone).length > 1);
}

/** A business date and a time, as SevenRooms itself writes them, as a time to book. */
export function fromBusinessDate(
	date: unknown,
	time: unknown,
	zone: string | undefined,
): BookingTime {
	const day = text(date)?.trim() ?? '';
	if (!isDate(day)) throw new UserError('The date must be a day that exists, like 2026-05-15');
	return onVenueClock(calendarWall(day, clockTime(text(time) ?? '', 'The time')), zone, 'The time');
}

/**
 * The time of a booking, from `dateTime` or from a business `date` and `time`; undefined where it names none, as an
 * update may. Where it has both they must agree.
 */
export function bookingTimeOf(
	booking: Booking,
	zone: string | undefined,
	nameOf: NameOf = titleOf,
): BookingTime | undefined {
	const { dateTime, date, time } = booking;
	if (dateTime === undefined) {
		return date === undefined && time === undefined
			? undefined
			: fromBusinessDate(date, time, zone);
	}
	const asked = toBookingTime(dateTime, zone, nameOf('dateTime'));
	const differs =
		(date !== undefined && date !== asked.date) ||
		(time !== undefined && readTime(time) !== asked.time);
	if (differs) {
		throw new UserError(
			`${nameOf('dateTime')} is ${asked.date} ${asked.time} on the venue's clock, which differs from ${nameOf('date')} and ${nameOf('time')}`,
			{ description: `Leave out ${nameOf('date')} and ${nameOf('time')}.` },
		);
	}
	return asked;
}

function onVenueClock(wall: string, zone: string | undefined, name: string): BookingTime {
	if (!zone) return timeAt(wall);
	const instants = instantsOf(wallMs(wall) ?? Number.NaN, zone);
	if (instants.length === 0) {
		throw new UserError(`${name} ${wall.replace('T', ' ')} does not exist in ${zone}`, {
			description: 'The clocks are put forward over it that night. Choose another time.',
		});
	}
	return timeAt(wall, instants[0], instants.length > 1);
}

function timeAt(wall: string, instantMs?: number, repeated = false): BookingTime {
	return {
		date: businessDateOf(wall),
		time: wall.slice(11),
		wall,
		...(instantMs === undefined ? {} : { instant: new Date(instantMs).toISOString() }),
		...(repeated ? { repeated } : {}),
	};
}
