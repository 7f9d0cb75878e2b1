import omit from 'lodash/omit';
import { UserError } from 'n8n-workflow';
import type { Booking, BookingKey, ChannelName, JsonPart } from './booking/booking';
import { BOOKING_FIELDS, jsonName, type BookingField } from './booking/bookingFields';
import type { BookingTime } from './booking/bookingTime';
import { wireUpgrades } from './booking/upgrades';
import { firstNumber, firstText, isRow, type Row } from './coerce';
import { sinceParameter } from './time/dates';
import { dateTimeText } from './time/dateTimeText';

/** Flat form fields, as `application/x-www-form-urlencoded` carries them. */
export type Form = Record<string, string>;

/**
 * Who the guest is: on an update SevenRooms wants names and phone left out (API reference, 4.4), and a change of a
 * table is no change of its guest.
 */
export const LEFT_OUT_OF_UPDATES: readonly BookingKey[] = [
	'guestId',
	'firstName',
	'lastName',
	'phone',
];

/**
 * The form of a new booking for `PUT …/book` (API reference, 4.4), under the channel's own field names: booleans
 * as `true`/`false`, lists comma separated, nothing for what is not given.
 * @param zone only for a seated time that is written on the venue's clock
 */
export function bookingForm(
	booking: Booking,
	time: Pick<BookingTime, 'date' | 'time'>,
	channel: ChannelName,
	zone?: string,
): Form {
	return {
		date: time.date,
		time: time.time,
		...fieldsOf(booking, channel, zone),
	};
}

/**
 * The form of a change to a reservation: `PUT …/book` with its id. SevenRooms needs date, time and party size each
 * time, so what does not change is passed back exactly as the row gave it, never through an instant.
 * @param row the reservation as SevenRooms holds it
 * @param time the new time, if it moves
 */
export function updateForm(
	row: unknown,
	reservationId: string,
	changes: Booking,
	channel: ChannelName,
	time?: Pick<BookingTime, 'date' | 'time'>,
	zone?: string,
): Form {
	const kept = isRow(row) ? keptFields(row) : {};
	const form: Form = {
		reservation_id: reservationId,
		...kept,
		...(time ? { date: time.date, time: time.time } : {}),
		...fieldsOf(omit(changes, LEFT_OUT_OF_UPDATES), channel, zone),
	};
	const missing = ['date', 'time', 'party_size'].filter((field) => !form[field]);
	if (missing.length > 0) {
		throw new UserError(
			`SevenRooms does not tell this reservation's ${missing.join(', ')}, and needs it for every change`,
			{ description: 'Set it in Update Fields as well.' },
		);
	}
	return form;
}

function keptFields(row: Row): Form {
	const form: Form = {};
	put(form, 'date', firstText(row.date));
	put(form, 'time', firstText(row.arrival_time, row.time_slot_iso));
	put(form, 'party_size', firstNumber(row.max_guests, row.party_size));
	return form;
}

/**
 * Any flat values as form fields: booleans as `true`/`false`, moments as ISO text, lists comma separated,
 * objects and lists of objects as JSON text, nothing for null, undefined and ''.
 */
export function formFields(values: Row): Form {
	const form: Form = {};
	for (const [field, value] of Object.entries(values)) put(form, field, formText(value));
	return form;
}

function formText(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	const moment = dateTimeText(value);
	if (moment !== '') return moment;
	const isPlainList = Array.isArray(value) && value.every((part) => typeof part !== 'object');
	return isPlainList ? value.join(',') : JSON.stringify(value);
}

function fieldsOf(booking: Booking, channel: ChannelName, zone: string | undefined): Form {
	const form: Form = {};
	// What is given is a fraction of what could be.
	for (const key of Object.keys(booking) as BookingKey[]) {
		const field: BookingField | undefined = BOOKING_FIELDS[key];
		const wire = field?.[channel];
		if (wire) put(form, wire, wireValue(key, field, booking[key], zone));
	}
	return form;
}

function wireValue(
	key: BookingKey,
	field: BookingField,
	value: Booking[BookingKey],
	zone: string | undefined,
): unknown {
	if (value === undefined || value === null || value === '') return null;
	if (key === 'upgrades') return wireUpgrades(value as JsonPart);
	if (key === 'seatedTime') return sinceParameter(value, jsonName(key), zone);
	if (field.kind === 'json') return typeof value === 'string' ? value : JSON.stringify(value);
	return formText(value);
}

function put(form: Form, field: string, value: unknown): void {
	if (value === undefined || value === null || value === '') return;
	form[field] = String(value);
}
