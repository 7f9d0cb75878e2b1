import type { Fields } from '../body.cjs';
import { looksLikeKey } from '../state/ids.cjs';

/** The filter `venue_id` of the small lists; an ill-typed one is left out, as everywhere (3.3). */
export function ofVenue({ venue_id: wanted = '' }: Fields) {
	return ({ venueId }: { venueId: string }): boolean => !looksLikeKey(wanted) || venueId === wanted;
}
