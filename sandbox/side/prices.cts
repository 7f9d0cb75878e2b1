import type { AccessRule } from '../state/types.cjs';
import { TAX_PERCENT } from './charges.cjs';

/** What a table costs in advance, in major units; nothing where the way in is free. */
export function costsOf(rule: AccessRule, partySize: number, upgrades: number) {
	const subtotal = (rule.cost ?? 0) * partySize;
	const tax = Math.round((subtotal + upgrades) * TAX_PERCENT) / 100;
	return { subtotal, tax, taxPercent: TAX_PERCENT, total: subtotal + upgrades + tax };
}
