import type { Row, Venue } from './types.cjs';
import { venueGroup } from './venues.cjs';

/** A venue as API reference 5.3 has it. Real venues do not tell their time zone; `tellZone` does. */
export function venueRow(venue: Venue, tellZone: boolean): Row {
	return {
		id: venue.id,
		name: venue.name,
		internal_name: `${venue.name} ${venue.city}`,
		venue_url_key: venue.urlKey,
		venue_group_id: venueGroup.id,
		venue_group_name: venueGroup.name,
		external_venue_id: null,
		unique_confirmation_prefix: null,
		address: venue.address,
		cross_street: null,
		neighborhood: null,
		city: venue.city,
		state: venue.state,
		postal_code: venue.postalCode,
		country: venue.country,
		currency_code: venue.currency,
		phone_number: venue.phone,
		website: `https://${venue.urlKey}.example.com`,
		policy: 'Please cancel a day ahead.',
		venue_class: venue.venueClass,
		primary_color: '#14213d',
		secondary_color: '#fca311',
		black_logo: null,
		black_logo_direct: null,
		white_logo: null,
		white_logo_direct: null,
		photos: [],
		full_dining_backend: true,
		grid_enabled: true,
		membership_enabled: false,
		...(tellZone ? { timezone: venue.timeZone } : {}),
	};
}
