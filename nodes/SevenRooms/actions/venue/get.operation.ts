import { venueLocator } from '../../descriptions/locators';
import { ifNotFoundOption, optionsCollection, outputChoice } from '../../descriptions/reading';
import { recordOf } from '../../transport/envelope';
import { apiPath } from '../../transport/path';
import { channelChoice, conciergeId, isConcierge } from '../input/channel';
import { oneVenue } from '../input/venues';
import { noRecordError, notFoundRows } from '../reading/notFound';
import { venuePresenter } from '../reading/presentation';
import type { Operation } from '../types';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get venue',
	description: 'Get one venue',
	routes: [
		{ method: 'GET', path: '/venues/{venue_id}', confidence: 'H' },
		{ method: 'GET', path: '/concierge/{concierge_id}/venues/{venue_id}', confidence: 'H' },
	],
	properties: [
		channelChoice,
		venueLocator({ description: 'The venue to get' }),
		...outputChoice,
		optionsCollection([ifNotFoundOption]),
	],
	async execute(run) {
		const venueId = oneVenue(run);
		const path = isConcierge(run)
			? apiPath`/concierge/${conciergeId(run)}/venues/${venueId}`
			: apiPath`/venues/${venueId}`;
		const present = venuePresenter(run);
		const answer = await run.send({ method: 'GET', path });
		const record = answer.ok ? recordOf(answer.body) : undefined;
		if (record) return await present([record]);
		const failure = answer.ok ? undefined : answer;
		return notFoundRows(run, failure, () => noRecordError(run, failure, 'venue', 'Venue'));
	},
};
