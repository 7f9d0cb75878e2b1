import { UserError } from 'n8n-workflow';

/** An amount that says what it is: SevenRooms sends major units here and cents there (API reference, 3.5). */
export type Money = {
	amount: number;
	/** ISO 4217 code; null where nobody tells. */
	currency: string | null;
	/** `major`: dollars, pounds, yen. `minor`: cents, pence; for yen the same as major. */
	unit: 'major' | 'minor';
};

/** Currencies whose minor unit is not a hundredth (ISO 4217). */
const DIGITS: ReadonlyMap<string, number> = new Map([
	...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
		.split(' ')
		.map((code): [string, number] => [code, 0]),
	...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code): [string, number] => [code, 3]),
]);

/** What adding up decimals in binary leaves behind; far below any coin. */
const SUM_NOISE = 1e-6;

export function labelled(
	amount: number,
	currency: string | null | undefined,
	unit: Money['unit'],
): Money {
	return { amount, currency: currency?.trim().toUpperCase() || null, unit };
}

/** How many decimals a currency has: 2 for dollars, 0 for yen, 3 for dinars. */
export function minorDigits(currency: string): number {
	const code = currency.trim().toUpperCase();
	if (!/^[A-Z]{3}$/.test(code)) {
		throw new UserError(`"${currency}" is not a currency code`, {
			description: 'Write its three letters, e.g. USD, EUR or GBP.',
		});
	}
	return DIGITS.get(code) ?? 2;
}

/** Cents of an amount in major units: 19.99 USD is 1999. An amount finer than the currency is refused, not rounded. */
export function toMinor(amount: number, currency: string): number {
	const digits = minorDigits(currency);
	const minor = Math.round(amount * 10 ** digits);
	if (!Number.isSafeInteger(minor) || Math.abs(minor / 10 ** digits - amount) > SUM_NOISE) {
		throw new UserError(`The amount ${amount} has more than ${digits} decimals`, {
			description: `${currency.trim().toUpperCase()} is counted with ${digits} decimals.`,
		});
	}
	return minor;
}

/** An integer amount of cents in major units: 1999 is 19.99 USD. */
export function toMajor(minor: number, currency: string): number {
	const digits = minorDigits(currency);
	if (!Number.isSafeInteger(minor)) {
		throw new UserError(`The amount ${minor} is not a whole number of the smallest coin`);
	}
	return minor / 10 ** digits;
}
