import type { Core } from '../core.cjs';
import { serviceMomentAt } from '../state/businessTime.cjs';
import { defaultDuration, shiftAt } from '../state/shifts.cjs';
import type { Guest, Reservation, Venue } from '../state/types.cjs';
import { blankReservation } from './blank.cjs';
import { statusChange } from './statusChange.cjs';

/**
 * Seats a party that has not booked, at this minute. The stand takes everybody: what comes in outside of
 * the hours is written into the venue's first shift, so that the sandbox can be tried at any time of day.
 */
export function seatWalkIn(
	core: Core,
	venue: Venue,
	{ partySize, name }: { partySize: number; name: string },
): Reservation {
	const moment = serviceMomentAt(core.clock.now(), venue.timeZone);
	const shift = shiftAt(venue, moment) ?? venue.shifts[0];
	const guest = newFace(core, venue, name);
	const blank = blankReservation(venue, shift, guest);
	return core.state.addReservation({
		...blank,
		...moment,
		...statusChange(core, 'SEATED', partySize, blank),
		partySize,
		duration: defaultDuration(shift, partySize),
		bookedBy: 'Walk In',
		isWalkIn: true,
	});
}

function newFace({ state }: Core, venue: Venue, name: string): Guest {
	const [firstName = 'Walk', ...rest] = name.split(/\s+/).filter(Boolean);
	return state.addGuest({
		...{ deleted: null, firstName, lastName: rest.join(' ') || (name ? '' : 'In') },
		...{ salutation: null, email: null, phone: null, phoneLocale: venue.country, company: null },
		...{ address: null, address2: null, city: null, state: null, postalCode: null, country: null },
		...{ birthday: null, anniversary: null, loyaltyId: null, loyaltyTier: null, loyaltyRank: null },
		...{ marketingOptIn: false, venueOptIns: [], notes: null, tags: [] },
		...{ isWellKnown: false, externalUserId: null },
	});
}
