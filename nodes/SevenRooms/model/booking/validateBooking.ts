import { UserError } from 'n8n-workflow';
import { parseDateTime } from '../time/dateTimeText';
import { sinceParameter } from '../time/dates';
import { readTime, isDate } from '../time/wallClock';
import type { Booking, BookingKey } from './booking';
import { titleOf, type NameOf } from './bookingValues';
import { areUpgrades } from './upgrades';

const CONTACT: readonly BookingKey[] = ['firstName', 'lastName', 'phone'];
const NOT_NEGATIVE: readonly BookingKey[] = [
	'maleGuests',
	'femaleGuests',
	'paymentSubtotal',
	'paymentGratuity',
	'paymentServiceCharge',
	'paymentTax',
];

/**
 * Checks a booking before anything is sent; a UserError lists everything that is wrong with it.
 * A new booking needs a time, a party size and, unless it is for an existing guest or the force flag is on, names
 * and phone (API reference, 4.4). What an update leaves out stays as it is.
 */
export function validateBooking(
	booking: Booking,
	purpose: 'create' | 'update' = 'create',
	nameOf: NameOf = titleOf,
): void {
	const problems = [
		...(purpose === 'create' ? missingParts(booking, nameOf) : []),
		...wrongParts(booking, nameOf),
	];
	if (problems.length === 0) return;
	const what = purpose === 'create' ? 'This booking' : 'This change';
	throw new UserError(`${what} cannot be sent: ${problems.join('; ')}`, {
		description: 'Correct what is named here, or the expressions that give it.',
	});
}

/** Whether the booking names an existing guest whose names or phone have to be read first. */
export function needsGuestRecord(booking: Booking): boolean {
	return booking.guestId !== undefined && CONTACT.some((key) => booking[key] === undefined);
}

function missingParts(booking: Booking, nameOf: NameOf): string[] {
	const needed: BookingKey[] = ['partySize'];
	if (booking.dateTime === undefined) {
		const named = booking.date !== undefined || booking.time !== undefined;
		needed.push(...(named ? (['date', 'time'] as const) : (['dateTime'] as const)));
	}
	if (booking.guestId === undefined && !booking.bypassRequiredContactFields) {
		needed.push(...CONTACT);
	}
	return needed
		.filter((key) => booking[key] === undefined)
		.map((key) => `${nameOf(key)} is missing`);
}

function wrongParts(booking: Booking, nameOf: NameOf): string[] {
	const {
		partySize,
		durationMinutes,
		paylinkCancelMinutes: paylink,
		date,
		time,
		upgrades,
	} = booking;
	const problems: string[] = [];
	const check = (wrong: boolean, key: BookingKey, what: string) => {
		if (wrong) problems.push(`${nameOf(key)} ${what}`);
	};
	check(partySize !== undefined && !isWhole(partySize, 1), 'partySize', 'must be 1 or more');
	check(
		durationMinutes !== undefined && !isWhole(durationMinutes, 1),
		'durationMinutes',
		'must be 1 or more',
	);
	check(
		paylink !== undefined && (paylink < 15 || paylink > 180),
		'paylinkCancelMinutes',
		'must be between 15 and 180',
	);
	check(date !== undefined && !isDate(date), 'date', 'is not a day that exists, like 2026-05-15');
	check(time !== undefined && !readTime(time), 'time', 'is not a time of day, like 19:30');
	check(
		upgrades !== undefined && !areUpgrades(upgrades),
		'upgrades',
		'must be a list of upgrade_id, quantity and price, like [{"upgrade_id": "…", "quantity": 2}]',
	);
	for (const key of NOT_NEGATIVE) {
		const value = booking[key];
		check(value !== undefined && !isWhole(value, 0), key, 'must be 0 or more');
	}
	if (booking.dateTime !== undefined) parseDateTime(booking.dateTime, nameOf('dateTime'));
	if (booking.seatedTime !== undefined) sinceParameter(booking.seatedTime, nameOf('seatedTime'));
	return problems;
}

function isWhole(value: unknown, least: number): boolean {
	return Number.isSafeInteger(value) && (value as number) >= least;
}
