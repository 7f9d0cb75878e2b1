import type { Booking } from './booking';
import type { BookingTime } from './bookingTime';

/** A new booking in one or two sentences, without the guest's contact data. */
export function describeBooking(booking: Booking, { wall }: Pick<BookingTime, 'wall'>): string {
	const [date, time] = wall.split('T');
	const guest = booking.guestId ? 'an existing guest' : 'the guest named in it';
	return `Book a table for ${booking.partySize} on ${date} at ${time} for ${guest}. ${describeMessages(booking)}`;
}

/** Who is told of a write, as far as it asks for that itself; a venue's own settings may do more. */
export function describeMessages(booking: Booking): string {
	const ways = [
		booking.sendConfirmationEmail ? 'an e-mail' : '',
		booking.sendConfirmationSms ? 'a text message' : '',
	].filter(Boolean);
	return ways.length > 0
		? `The guest gets ${ways.join(' and ')}.`
		: 'No message to the guest is asked for.';
}
