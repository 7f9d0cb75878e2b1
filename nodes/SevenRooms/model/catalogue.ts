import type { IDataObject } from 'n8n-workflow';
import { firstText, flag, isRow, number, text, textList } from './coerce';
import { moneyOf } from './money';
import { isDeleted } from './status';
import { readTag } from './tags';

/** An upgrade in the user's words. In the catalogue its price is in whole units, inside a reservation in cents (quirk 18). */
export function simplifyUpgrade(raw: unknown, currency?: string): IDataObject {
	const row = isRow(raw) ? raw : {};
	const tags = Array.isArray(row.reservation_tags) ? row.reservation_tags : [];
	return {
		id: text(row.id),
		category_id: text(row.category_id),
		venue_id: text(row.venue_id),
		name: text(row.name),
		description: text(row.description),
		price: moneyOf(row.price, currency, 'major'),
		is_price_hidden: flag(row.is_price_hidden),
		pos_item_id: text(row.pos_item_id),
		reservation_tags: tags.flatMap((tag) => readTag(tag) ?? []),
		deleted: isDeleted(row),
	};
}

/** A category of upgrades in the user's words. */
export function simplifyUpgradeCategory(raw: unknown): IDataObject {
	const row = isRow(raw) ? raw : {};
	return {
		id: text(row.id),
		venue_id: text(row.venue_id),
		name: text(row.name),
		minimum: text(row.min_quantity_type) === 'NONE_REQUIRED' ? 0 : number(row.min_quantity_int),
		maximum: number(row.max_quantity_int),
		allows_multiples: flag(row.max_quantity_allow_multiples),
		charges_tax: flag(row.is_charging_tax),
		charges_gratuity: flag(row.is_charging_gratuity),
		gratuity_percentage: number(row.gratuity_percentage),
		charges_service: flag(row.is_charging_service_charge),
		service_charge_percentage: number(row.service_charge_percentage),
		deleted: isDeleted(row),
	};
}

/** An experience in the user's words. */
export function simplifyExperience(raw: unknown): IDataObject {
	const row = isRow(raw) ? raw : {};
	return {
		id: text(row.id),
		venue_id: text(row.venue_id),
		name: firstText(row.name, row.title),
		title: text(row.title),
		description: text(row.description),
		status: text(row.status),
		visibility: text(row.visibility),
		offer_type: text(row.offer_type),
		price_description: text(row.price_description),
		is_featured: flag(row.is_featured),
		default_party_size: number(row.default_party_size),
	};
}

/** A group of guest tags; `tags` are written as they are used, `Group:Tag`. */
export function simplifyTagGroup(raw: unknown): IDataObject {
	const row = isRow(raw) ? raw : {};
	const group = firstText(row.name, row.name_display);
	return {
		id: text(row.id),
		group,
		tags: textList(row.tags).map((tag) => (group ? `${group}:${tag}` : tag)),
		privacy: text(row.privacy),
		color: text(row.color_hex),
		is_vip: flag(row.vip),
		is_automatic: flag(row.is_autotag),
		is_editable: flag(row.is_editable),
		is_restricted: flag(row.is_restricted),
		disabled: flag(row.disabled),
		deleted: isDeleted(row),
	};
}
