import type { IDataObject } from 'n8n-workflow';
import { RowFilterBuilder, sameText, type RowFilter } from '../rowFilter';

/** What the user filters guests for. */
export function guestFilter(filters: IDataObject): RowFilter {
	const filter = new RowFilterBuilder(filters);
	const loyaltyId = filter.text('loyaltyId');
	const loyaltyTier = filter.text('loyaltyTier');
	const source = filter.text('source');
	return filter
		.updatedSince()
		.person()
		.ask('loyalty_id', loyaltyId, (row) => sameText(row.loyalty_id, loyaltyId))
		.ask('loyalty_tier', loyaltyTier, (row) => sameText(row.loyalty_tier, loyaltyTier))
		.ask('external_user_id', source, (row) => sameText(row.external_user_id, source))
		.tag('tag', (row) => row.client_tags ?? row.tags)
		.only(filters.marketingConsent, (row) => row.marketing_opt_in === true)
		.build();
}
