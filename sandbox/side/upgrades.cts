import type { Row, Upgrade, Venue } from '../state/types.cjs';
import { upsellCategoryId } from '../state/venues.cjs';
import { catalogueId } from './experiences.cjs';

interface Extra {
	name: string;
	description: string;
	/** Major units: the catalogue's spelling of a price (API reference, 3.5). */
	price: number;
	tags: string[];
}

const EXTRAS: Extra[] = [
	{
		name: 'Birthday cake',
		description: 'A small chocolate cake with a candle.',
		price: 15,
		tags: ['Special Occasions##Birthday'],
	},
	{ name: 'Bottle of sparkling wine', description: 'On ice at the table.', price: 48.5, tags: [] },
];

export function upgradeRows(venue: Venue): Row[] {
	return EXTRAS.map((extra, index) => ({
		id: catalogueId('sr_UpsellCategoryInventory', venue, index),
		category_id: upsellCategoryId(venue.id),
		venue_id: venue.id,
		name: extra.name,
		description: extra.description,
		price: extra.price,
		is_price_hidden: false,
		pos_item_id: null,
		preview_image_url_key: null,
		modifiers_groups_selected: null,
		reservation_tags: extra.tags,
		sort_order: index,
		deleted: null,
	}));
}

export function upgradeCategoryRow(venue: Venue): Row {
	return {
		id: upsellCategoryId(venue.id),
		venue_id: venue.id,
		name: 'Extras',
		sort_order: 0,
		deleted: null,
		min_quantity_type: 'NONE_REQUIRED',
		min_quantity_int: 0,
		max_quantity_type: 'SPECIFIC_NUMBER',
		max_quantity_int: 10,
		max_quantity_allow_multiples: true,
		is_charging_tax: true,
		is_charging_gratuity: false,
		is_charging_service_charge: false,
		require_gratuity_charge: false,
		gratuity_charge_type: 'DEFAULT_GRATUITY',
		gratuity_percentage: null,
		service_charge_type: 'DEFAULT_SERVICE_CHARGE',
		service_charge_percentage: null,
		tax_group_id: null,
		show_category_flag: true,
		advanced_description: null,
		advanced_pdr_upgrades: null,
		pdr_fees: [],
	};
}

/** What was booked along with a table, as its reservation shows it: prices in cents (API reference, 5.1). */
export function bookedUpgradeRows(venue: Venue, booked: readonly Upgrade[]): Row[] {
	const category = upgradeCategoryRow(venue);
	return booked.map(({ id, quantity, price }) => ({
		inventory_id: id,
		category_id: category.id,
		category: {
			name: category.name,
			min_quantity: category.min_quantity_int,
			min_quantity_type: category.min_quantity_type,
			max_quantity: category.max_quantity_int,
			max_quantity_type: category.max_quantity_type,
			is_charging_tax: category.is_charging_tax,
			is_charging_gratuity: category.is_charging_gratuity,
			is_charging_service_charge: category.is_charging_service_charge,
			gratuity_percentage: category.gratuity_percentage,
			service_charge_percentage: category.service_charge_percentage,
			service_charge_type: category.service_charge_type,
			tax_group_id: category.tax_group_id,
		},
		name: upgradeRows(venue).find((row) => row.id === id)?.name ?? null,
		price,
		quantity,
		pos_item_id: null,
	}));
}

/** The venue whose extras the category holds. */
export function venueOfCategory(venues: Venue[], categoryId: string): Venue | undefined {
	return venues.find(({ id }) => upsellCategoryId(id) === categoryId);
}
