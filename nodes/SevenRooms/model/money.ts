import { number, type Row } from './coerce';

/** An amount that says what it is: SevenRooms sends major units here and cents there (API reference, 3.5). */
export type Money = {
	amount: number;
	/** ISO 4217 code; null where nobody tells. */
	currency: string | null;
	/** `major`: dollars, pounds, yen. `minor`: cents, pence; for yen the same as major. */
	unit: 'major' | 'minor';
};

/** An amount as SevenRooms sends it, in the unit of its field; null where there is none. */
export function moneyOf(
	value: unknown,
	currency: string | null | undefined,
	unit: Money['unit'],
): Money | null {
	const amount = number(value);
	if (amount === null) return null;
	return { amount, currency: currency?.trim().toUpperCase() || null, unit };
}

/** Several amounts of a row that are in cents, each under its own name. */
export function centsOf(
	row: Row,
	names: readonly string[],
	currency: string | undefined,
): Record<string, Money | null> {
	return Object.fromEntries(names.map((name) => [name, moneyOf(row[name], currency, 'minor')]));
}
