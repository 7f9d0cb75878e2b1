import { shiftsOn } from '../state/shifts.cjs';
import { type SlotQuery, slotsOf } from '../state/slots.cjs';
import type { SandboxState } from '../state/store.cjs';
import type { Row, Venue } from '../state/types.cjs';
import { allowsRequests } from './concierge.cjs';
import { venueOfSlots } from './conciergeVenue.cjs';
import { slotRow } from './slotRow.cjs';

/**
 * One element per shift, as API reference 4.10 lists its fields; closed days have one without slots. A full
 * slot is there for who may ask for it only.
 */
export function slotLists(state: SandboxState, venue: Venue, query: SlotQuery): Row[] {
	const open = shiftsOn(venue, query.date);
	const lists = open.map((shift) =>
		slotsOf(state, venue, shift, query)
			.filter(({ isFree }) => isFree || (query.requestable && allowsRequests(venue)))
			.map((slot) => slotRow(state, venue, slot, query)),
	);
	return (open.length > 0 ? lists : [[]]).map((timeslots) => ({
		timeslots,
		is_closed: open.length === 0,
		is_empty_code: timeslots.length === 0 ? 'NO_SLOTS' : null,
		is_previous_version: false,
		request_min_size: 1,
		request_max_size: 12,
		should_retry_without_fast: false,
		venue: venueOfSlots(venue),
	}));
}
