import { UserError } from 'n8n-workflow';
import type { Booking } from '../../../model/booking/booking';
import { bookingTimeOf, type BookingTime } from '../../../model/booking/bookingTime';
import { withGuestRecord } from '../../../model/booking/existingGuest';
import type { WantedBooking } from '../../../model/booking/match';
import { needsGuestRecord } from '../../../model/booking/validateBooking';
import { bookingForm, type Form } from '../../../model/form';
import { guestOnce } from '../../guest/readGuest';
import { needed } from '../../input/needed';
import type { ItemRun } from '../../run/itemRun';
import { askedNames } from '../asked';
import { channelOf, type Channel } from '../channel';

/** A booking made ready: checked, its time on the venue's clock, its guest known. */
export interface BookingPlan {
	readonly channel: Channel;
	readonly venueId: string;
	readonly zone: string | undefined;
	readonly time: BookingTime;
	/** As the user asked for it. */
	readonly asked: Booking;
	/** With the name and phone of an existing guest filled in. */
	readonly booking: Booking;
}

/** Works out what would be sent; reads the venue's zone and an existing guest, writes nothing. */
export async function planBooking(run: ItemRun, asked: Booking): Promise<BookingPlan> {
	const venueId = needed(
		asked.venueId ?? '',
		'Venue',
		'Choose a venue, or give "venue_id" in the booking JSON.',
	);
	const channel = channelOf(run);
	const zone = await run.venueZone(venueId);
	const time = bookingTimeOf(asked, zone, askedNames(run));
	if (!time) {
		throw new UserError('Date and Time is empty', {
			description: 'Choose when, or give "datetime" in the booking JSON.',
		});
	}
	return { channel, venueId, zone, time, asked, booking: await withGuest(run, asked) };
}

/** The form of a plan, for its own time or for another one. */
export function planForm(plan: BookingPlan, externalId: string): Form {
	return bookingForm({ ...plan.booking, externalId }, plan.time, plan.channel.name, plan.zone);
}

/** What to look for in the book if the answer to a plan gets lost. */
export function planWanted(plan: BookingPlan): WantedBooking {
	const { guestId, phone, firstName, lastName, partySize } = plan.booking;
	return {
		date: plan.time.date,
		time: plan.time.time,
		partySize: partySize as number,
		guest: { id: guestId, phone, firstName, lastName },
	};
}

/**
 * The booking route wants names and phone even for a guest it knows (API reference, 4.4), so the guest is read, once
 * in a run of the node, and sent along.
 */
async function withGuest(run: ItemRun, asked: Booking): Promise<Booking> {
	if (!asked.guestId || !needsGuestRecord(asked)) return asked;
	return withGuestRecord(asked, await guestOnce(run, asked.guestId));
}
