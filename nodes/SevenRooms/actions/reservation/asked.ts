import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import type { Booking } from '../../model/booking/booking';
import { jsonName } from '../../model/booking/bookingFields';
import { parseBookingJson } from '../../model/booking/bookingJson';
import { bookingFromValues, titleOf, type NameOf } from '../../model/booking/bookingValues';
import { validateBooking } from '../../model/booking/validateBooking';
import { oneOf } from '../input/oneOf';
import { oneVenue } from '../input/venues';
import type { ItemRun } from '../run/itemRun';
import { preventionOf } from './booking/prevention';
import { ifUnavailable, nearestWithin } from './freeTimes';

/** The booking that the item asks for, checked; in the panel's fields or as JSON. */
export function askedBooking(run: ItemRun): Booking {
	const booking = isJson(run) ? fromJson(run) : fromFields(run);
	validateBooking(booking, 'create', askedNames(run));
	// Needed only later, and told like the rest before anything is sent.
	nearestWithin(run);
	ifUnavailable(run);
	preventionOf(run);
	return booking;
}

/** What the parameters are called where the user wrote them. */
export function askedNames(run: ItemRun): NameOf {
	return isJson(run) ? jsonName : titleOf;
}

function isJson(run: ItemRun): boolean {
	return oneOf(run.text('inputMode'), 'Input', ['fields', 'json']) === 'json';
}

/** The JSON says everything by itself; what it leaves out of venue and force comes from the panel. */
function fromJson(run: ItemRun): Booking {
	const booking = parseBookingJson(run.parameter<unknown>('reservationJson', ''));
	return {
		...bookingFromValues(run.collection('force')),
		...booking,
		venueId: booking.venueId ?? oneVenue(run),
	};
}

function fromFields(run: ItemRun): Booking {
	const values: IDataObject = {
		venueId: oneVenue(run),
		dateTime: run.parameter<string>('dateTime', ''),
		partySize: run.parameter<number | string>('partySize', ''),
		...run.collection('additionalFields'),
		...run.collection('force'),
		...guestValues(run),
	};
	return bookingFromValues(values);
}

function guestValues(run: ItemRun): IDataObject {
	const contact = { phone: run.text('phone'), email: run.text('email') };
	if (oneOf(run.text('guestMode'), 'Guest', ['details', 'existing']) === 'existing') {
		const guestId = run.locator('guestId').value;
		if (!guestId) {
			throw new UserError(`${titleOf('guestId')} is empty`, {
				description: 'Choose a guest from the list, or set Guest to New or Matched by Phone.',
			});
		}
		return { guestId, ...contact };
	}
	return {
		firstName: run.text('firstName'),
		lastName: run.text('lastName'),
		...contact,
	};
}
