import { reservationLocator } from '../../descriptions/locators';

/** The reservation that a payment link belongs to. */
export const ofReservation = reservationLocator({
	description: 'The reservation that the payment link belongs to',
});
