import type { INodeProperties } from 'n8n-workflow';
import { venueLocator } from '../../descriptions/locators';
import { apiPath } from '../../transport/path';
import { conciergeId } from '../input/channel';
import { oneVenue } from '../input/venues';
import type { ItemRun } from '../run/itemRun';

/** The request that an operation works on. */
export const requestIdParameter: INodeProperties = {
	displayName: 'Request ID',
	name: 'requestId',
	type: 'string',
	default: '',
	required: true,
	description: 'The request, as Get Many or Create gives it',
};

export const requestVenue = venueLocator({ description: 'The venue that was asked' });

/** Path of one request in the concierge family (API reference, 4.10). */
export function conciergeRequestPath(run: ItemRun, id: string): string {
	return apiPath`/concierge/${conciergeId(run)}/venues/${oneVenue(run)}/request/${id}`;
}
