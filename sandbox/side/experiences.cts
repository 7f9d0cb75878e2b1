import { datastoreKey } from '../state/ids.cjs';
import { hash32 } from '../state/random.cjs';
import type { Row, Venue } from '../state/types.cjs';

/** What a venue sells beside a table: one dinner for everybody, one room for private parties. */
export function experienceRows(venue: Venue): Row[] {
	return [
		{ ...blank(venue, 0), name: 'Chef’s Counter', title: 'Chef’s Counter', is_featured: true },
		{
			...blank(venue, 1),
			name: 'Private Dining',
			title: 'Private Dining',
			offer_type: 'PRIVATE_DINING',
			default_party_size: 12,
			pdr_amenities: ['Projector'],
			pdr_code: 'PDR',
			pdr_room_type: 'PRIVATE_ROOM',
			pdr_seating_areas: [venue.seatingAreas[0].id],
			pdr_standing_capacity: 40,
			pdr_square_footage: 620,
		},
	];
}

/** An id that belongs to the `index`th thing of this kind in a venue. */
export function catalogueId(kind: string, venue: Venue, index: number): string {
	return datastoreKey(kind, (hash32(venue.id) % 100_000) * 100 + index + 1);
}

function blank(venue: Venue, index: number): Row {
	return {
		id: catalogueId('sr_Experience', venue, index),
		venue_id: venue.id,
		description: 'Five courses in front of the kitchen.',
		status: 'ACTIVE',
		visibility: 'PUBLIC',
		offer_type: 'DINING',
		offer_template_id: null,
		template_id: null,
		parent_id: null,
		price_description: '95 per person',
		hide_price_description: false,
		hide_on_directory: false,
		is_featured: false,
		default_party_size: 2,
		landing_url_key: `${venue.urlKey}-experience-${index + 1}`,
		menu_blob_id: null,
		menu_filename: null,
		sort_order: index,
		hero_image: { crop_info: null, photo_dict: {}, raw_url_key: null },
		image_list: [],
		pdr_amenities: null,
		pdr_code: null,
		pdr_room_type: null,
		pdr_rooms: null,
		pdr_seating_areas: null,
		pdr_square_footage: null,
		pdr_standing_capacity: null,
		pdr_tables: null,
		pdr_tables_combinations: null,
		thefork_offer_id: null,
	};
}
