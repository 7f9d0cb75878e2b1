import { venueLocator } from '../../descriptions/locators';
import { timeZoneOption } from '../../descriptions/reading';
import { simplifyRequest } from '../../model/request';
import { apiPath } from '../../transport/path';
import { channelChoice, isConcierge } from '../input/channel';
import { getOne } from '../reading/record';
import { conciergeRequestPath, requestIdParameter } from './route';

export const get = getOne({
	one: 'request',
	description: 'Get one request of a guest',
	routes: [
		{ method: 'GET', path: '/requests/{request_id}', confidence: 'M-' },
		{
			method: 'GET',
			path: '/concierge/{concierge_id}/venues/{venue_id}/request/{request_id}',
			confidence: 'H',
		},
	],
	properties: [
		channelChoice,
		venueLocator({
			required: false,
			description: 'The venue that was asked; needed for the concierge channel',
		}),
		requestIdParameter,
	],
	idName: 'requestId',
	idDisplayName: 'Request ID',
	path: (run, id) => (isConcierge(run) ? conciergeRequestPath(run, id) : apiPath`/requests/${id}`),
	simplify: (row, { zone }) => simplifyRequest(row, zone),
	needs: { zone: true },
	people: true,
	options: [timeZoneOption],
});
