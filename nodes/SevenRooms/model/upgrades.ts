import type { JsonPart } from './booking';
import { firstText, isRow, readJson, type Row } from './coerce';

/**
 * Upgrades as `upgrade_inventories` wants them (API reference, 4.4): one JSON object per upgrade, keyed by its id,
 * joined by commas. Takes an object by id, a list of `{ upgrade_id, price, quantity }`, n8n's fixed collection
 * around such a list, the same list as JSON text (the panel's field gives that), or ready text.
 */
export function wireUpgrades(upgrades: JsonPart): string {
	if (typeof upgrades === 'string') {
		const list = listIn(upgrades);
		return list ? wireUpgrades(list) : upgrades;
	}
	return entries(upgrades)
		.map(([id, what]) => JSON.stringify({ [id]: what }))
		.join(',');
}

/** A list that stands in a text; anything else there is taken to be what the wire wants. */
function listIn(written: string): JsonPart | undefined {
	const value = readJson(written);
	return Array.isArray(value) ? (value as JsonPart) : undefined;
}

function entries(upgrades: unknown): Array<[string, unknown]> {
	if (Array.isArray(upgrades)) return upgrades.flatMap((one) => (isRow(one) ? listed(one) : []));
	if (!isRow(upgrades)) return [];
	const [first, ...others] = Object.values(upgrades);
	if (others.length === 0 && Array.isArray(first)) return entries(first);
	return Object.entries(upgrades);
}

/** One element of a list: it names its upgrade, or is itself an object by id. */
function listed(one: Row): Array<[string, unknown]> {
	const { upgrade_id, upgradeId, inventory_id, id, ...what } = one;
	const named = firstText(upgrade_id, upgradeId, inventory_id, id);
	return named === null ? Object.entries(one) : [[named, what]];
}
