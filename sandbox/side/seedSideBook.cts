import { addDays, serviceMomentAt } from '../state/businessTime.cjs';
import { utcText } from '../state/clock.cjs';
import { between, createRandom, pick, type Random } from '../state/random.cjs';
import { shiftsOn } from '../state/shifts.cjs';
import type { SandboxState } from '../state/store.cjs';
import type { Guest, Venue } from '../state/types.cjs';
import { concierge } from './concierge.cjs';

const DAYS_BACK = 10;
const DAYS_AHEAD = 4;
/** `NOTIFIED` and the like: nobody outside knows the real list. */
const WAITLIST_STATUSES = ['WAITING', 'NOTIFIED', 'SEATED', 'LEFT'];

/** Guests at the door and wishes for full evenings, around the clock's now. The same book each time. */
export function seedSideBook(state: SandboxState): void {
	const random = createRandom(4711);
	const guests = [...state.guests.all()];
	for (const venue of state.venues) {
		const today = serviceMomentAt(state.clock.origin, venue.timeZone).date;
		for (let day = -DAYS_BACK; day <= DAYS_AHEAD; day++) {
			const date = addDays(today, day);
			if (shiftsOn(venue, date).length === 0) continue;
			if (day <= 0) addWaitlistEntry(state, random, pick(random, guests), venue, date);
			if (day >= 0) addRequest(state, random, pick(random, guests), venue, date);
		}
	}
}

function addWaitlistEntry(
	state: SandboxState,
	random: Random,
	guest: Guest,
	venue: Venue,
	date: string,
): void {
	const id = state.side.newId('nightloop_WaitlistEntry');
	const created = momentBefore(state, random);
	state.side.waitlist.set(id, {
		...{ id, venueId: venue.id, guestId: guest.id, date },
		minutes: 19 * 60 + between(random, 0, 90),
		...{ partySize: between(random, 1, 5), quotedWait: between(random, 2, 9) * 5 },
		...{ status: pick(random, WAITLIST_STATUSES), created, updated: created },
	});
}

function addRequest(
	state: SandboxState,
	random: Random,
	guest: Guest,
	venue: Venue,
	date: string,
): void {
	const id = state.side.newId('nightloop_ReservationRequest');
	const created = momentBefore(state, random);
	const minutes = pick(random, [18, 19, 20]) * 60;
	state.side.requests.set(id, {
		...{ id, venueId: venue.id, guestId: guest.id, status: 'UNAPPROVED', date },
		...{ minutes, start: minutes - 60, end: minutes + 60, partySize: between(random, 2, 8) },
		...{ mfRatioMale: 0, mfRatioFemale: 0, firstName: guest.firstName, lastName: guest.lastName },
		...{ email: guest.email, phone: guest.phone, notes: pick(random, [null, 'Any table will do']) },
		...{ bookedBy: pick(random, ['Web Widget', concierge.name]), externalUserId: null },
		...{ reservationId: null, created, updated: created, deleted: null },
	});
}

/** Within the day before the sandbox's clock started. */
function momentBefore(state: SandboxState, random: Random): string {
	return utcText(state.clock.origin * 1000 - between(random, 60, 86_400) * 1e6);
}
