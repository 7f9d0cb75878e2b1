import type { IDataObject } from 'n8n-workflow';
import { updatedSinceFilter } from '../../descriptions/dates';
import { venuesLocator } from '../../descriptions/locators';
import { privacyChoice } from '../../descriptions/privacy';
import { filtersCollection, manyRows, outputChoice } from '../../descriptions/reading';
import { IdSet } from '../../transport/lists/idSet';
import { venueGroup, venueIds } from '../input/venues';
import { guestPresenter } from '../reading/presentation';
import { collect, rowLimit } from '../reading/rows';
import type { Operation } from '../types';
import { guestFilter } from './filterGuests';
import { readGuests } from './readGuests';

const filters = filtersCollection([
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'e.g. name@example.com',
		default: '',
	},
	{
		displayName: 'Loyalty ID',
		name: 'loyaltyId',
		type: 'string',
		default: '',
	},
	{
		displayName: 'Loyalty Tier',
		name: 'loyaltyTier',
		type: 'string',
		default: '',
		placeholder: 'e.g. Gold',
	},
	{
		displayName: 'Marketing Consent Only',
		name: 'marketingConsent',
		type: 'boolean',
		default: true,
		description: 'Whether to leave out guests who did not agree to marketing',
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		description: 'Part of the first or last name',
	},
	{
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		default: '',
		description: 'The phone number; the last nine digits are compared',
	},
	{
		displayName: 'Source',
		name: 'source',
		type: 'string',
		default: '',
		description: 'Your own key for the guest (External User ID in SevenRooms)',
	},
	{
		displayName: 'Tag',
		name: 'tag',
		type: 'string',
		default: '',
		placeholder: 'e.g. Preferences:Wine Lover',
		description: 'Only guests with this tag, as Group:Tag or the tag alone',
	},
	updatedSinceFilter,
]);

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many guests',
	description: 'List or search guests of the venue group',
	routes: [
		{ method: 'GET', path: '/clients', confidence: 'H' },
		{ method: 'GET', path: '/clients/export', confidence: 'H' },
	],
	properties: [
		{
			...venuesLocator,
			description: 'Only guests known to this venue. Leave empty for the whole venue group.',
		},
		...manyRows,
		filters,
		...outputChoice,
		privacyChoice,
	],
	async execute(run) {
		const limit = rowLimit(run);
		const filter = guestFilter(run.collection('filters'));
		const present = guestPresenter(run);
		const venues = venueIds(run);
		const seen = new IdSet();
		const output: IDataObject[] = [];
		for (const venue_id of venues.length > 0 ? venues : [undefined]) {
			const wanted = limit - output.length;
			if (wanted <= 0) break;
			const query = { venue_group_id: venueGroup(run), venue_id, ...filter.query };
			const pageSize = filter.narrows ? undefined : wanted;
			const pages = readGuests(run, query, { limit, pageSize, seen });
			await collect(run, pages, { accepts: filter.accepts, present, limit: wanted, output });
		}
		return output;
	},
};
