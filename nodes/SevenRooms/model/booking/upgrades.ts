import omit from 'lodash/omit';
import { firstText, isRow, readJson, type Row } from '../coerce';
import type { JsonPart } from './booking';

/**
 * Upgrades as `upgrade_inventories` wants them (API reference, 4.4): one JSON object per upgrade, keyed by its id,
 * joined by commas. Takes an object by id, one `{ upgrade_id, price, quantity }`, a list of those, n8n's fixed collection
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

/** Whether it names upgrades, each with what is wanted of it; none at all is right, too. */
export function areUpgrades(upgrades: JsonPart): boolean {
	if (typeof upgrades !== 'string') return namesEach(upgrades);
	const told = readJson(`[${upgrades}]`);
	return Array.isArray(told) && namesEach(told.flat());
}

const namesEach = (upgrades: unknown) => entries(upgrades).every(([, what]) => isRow(what));

/** What stands in a text as users write it; anything else there is what the wire wants. */
function listIn(written: string): JsonPart | undefined {
	const value = readJson(written);
	const isOurs = Array.isArray(value) || (isRow(value) && nameIn(value) !== null);
	return isOurs ? (value as JsonPart) : undefined;
}

function entries(upgrades: unknown): Array<[string, unknown]> {
	if (Array.isArray(upgrades)) return upgrades.flatMap(listed);
	const [first, ...others] = isRow(upgrades) ? Object.values(upgrades) : [];
	if (others.length === 0 && Array.isArray(first)) return entries(first);
	return listed(upgrades);
}

/** One element of a list: it names its upgrade, or is itself an object by id. */
function listed(one: unknown): Array<[string, unknown]> {
	if (!isRow(one)) return [['', one]];
	const named = nameIn(one);
	const what = omit(one, NAMES);
	return named === null ? Object.entries(one) : [[named, what]];
}

const NAMES = ['upgrade_id', 'upgradeId', 'inventory_id', 'id'];

function nameIn(one: Row): string | null {
	return firstText(...NAMES.map((name) => one[name]));
}
