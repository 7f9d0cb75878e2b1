import type { IDataObject } from 'n8n-workflow';
import { flag } from '../../model/coerce';
import { tagsOfGuest } from '../../model/guest';
import { RowFilterBuilder, sameText, type RowFilter } from '../reading/rowFilter';

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
		.tag('tag', tagsOfGuest)
		.flag(
			'marketingConsent',
			'Marketing Consent Only',
			(row) => flag(row.marketing_opt_in) === true,
		)
		.build();
}
