import { UserError } from 'n8n-workflow';
import { firstText, isRow } from '../coerce';
import { phoneToResend } from '../contact';
import type { Booking } from './booking';

/**
 * A booking for an existing guest with what SevenRooms wants of every new booking: the names and the phone from the
 * guest's record. What the booking itself names stands. A guest without phone or names
 * is a UserError that names the force flag.
 */
export function withGuestRecord(booking: Booking, guest: unknown): Booking {
	const record = isRow(guest) ? guest : {};
	const firstName = booking.firstName ?? firstText(record.first_name) ?? undefined;
	const lastName = booking.lastName ?? firstText(record.last_name) ?? undefined;
	const stored = firstText(record.phone_number, record.phone_number_alt);
	const phone = booking.phone ?? (stored === null ? undefined : phoneToResend(stored));
	const missing = [
		firstName === undefined ? 'first name' : '',
		lastName === undefined ? 'last name' : '',
		phone === undefined ? 'phone' : '',
	].filter(Boolean);
	if (missing.length > 0 && !booking.bypassRequiredContactFields) {
		throw new UserError(`The guest has no ${missing.join(' and no ')} in SevenRooms`, {
			description:
				'SevenRooms asks for it with every new booking. Add it to the guest in SevenRooms, or to this booking (a phone in Phone; names with JSON input, as first_name and last_name), or switch on Required Contact Fields in Force (bypass_required_contact_fields in JSON).',
		});
	}
	return { ...booking, firstName, lastName, phone };
}
