import { venueRow } from '../state/venueRow.cjs';
import type { Row, Venue } from '../state/types.cjs';
import { allowsRequests, municipalityId } from './concierge.cjs';

const PAYMENTS = {
	account_id: null,
	payment_system: 'stripe',
	sevenrooms_public_key: null,
};

/** A venue with the concierge extras of API reference 5.3. */
export function conciergeVenueRow(venue: Venue): Row {
	return {
		...venueRow(venue, false),
		cuisine: 'Seafood',
		atmosphere: null,
		municipality: venue.city,
		municipality_id: municipalityId(venue),
		payment_policy: null,
		payments: PAYMENTS,
		requires_credit_card: false,
		menu_link: null,
		reservation_widget_url: `https://example.com/reserve/${venue.urlKey}`,
		google_maps_place_id: null,
		integration_location_lat: null,
		integration_location_long: null,
		category_keywords: null,
		status: true,
		is_capital_one_dining_enabled: false,
		is_global_dining_collection_venue: false,
	};
}

/** The venue as availability repeats it beside every list of slots. */
export function venueOfSlots(venue: Venue): Row {
	return {
		_id: venue.id,
		id: venue.id,
		name: venue.name,
		address: venue.address,
		cuisine: 'Seafood',
		payment_policy: null,
		payments: PAYMENTS,
		photos: [],
		requires_credit_card: false,
		sort_score: 0,
		venue_allowing_requests: allowsRequests(venue),
		venue_class: venue.venueClass,
	};
}
