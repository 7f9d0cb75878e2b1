import type { IDataObject } from 'n8n-workflow';
import { venuesLocator } from '../../descriptions/locators';
import { privacyChoice } from '../../descriptions/privacy';
import {
	manyRows,
	optionsCollection,
	outputChoice,
	timeZoneOption,
} from '../../descriptions/reading';
import { isAtVenue } from '../../model/reservation';
import { channelChoice, isConcierge } from '../input/channel';
import { datedFilters } from '../input/dayParameter';
import { scopes, venueIds } from '../input/venues';
import { reservationPresenter } from '../reading/presentation';
import { collect, rowLimit } from '../reading/rows';
import type { Operation } from '../types';
import { rangeOf, readBetween } from './betweenDates';
import { conciergeRoutes } from './channel';
import { reservationFilter } from './filterReservations';
import { reservationFilters } from './filters';
import { readReservations, SEARCH_CEILING } from './reader';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many reservations',
	description: 'List reservations of a venue or of the whole group',
	routes: [
		{ method: 'GET', path: '/reservations', confidence: 'H' },
		{ method: 'GET', path: '/reservations/export', confidence: 'H' },
		...conciergeRoutes('list'),
	],
	properties: [
		channelChoice,
		venuesLocator,
		...manyRows,
		reservationFilters,
		...outputChoice,
		privacyChoice,
		optionsCollection([timeZoneOption]),
	],
	async execute(run) {
		const limit = rowLimit(run);
		const filter = reservationFilter(await datedFilters(run));
		const present = reservationPresenter(run);
		const output: IDataObject[] = [];
		const venues = venueIds(run);
		// A concierge's list is of all its venues and takes no other scope: which venue it is, we compare.
		const isOneList = isConcierge(run);
		for (const scope of isOneList ? [{}] : scopes(run, venues)) {
			const wanted = limit - output.length;
			if (wanted <= 0) break;
			const ofVenues = scope.venue_id ? [String(scope.venue_id)] : venues;
			const accepts = (row: IDataObject) =>
				filter.accepts(row) &&
				(ofVenues.length === 0 || ofVenues.some((venueId) => isAtVenue(row, venueId)));
			const query = { ...scope, ...filter.query };
			const all = limit > SEARCH_CEILING;
			const range = all ? rangeOf(run, query) : undefined;
			if (range) {
				const shown = readBetween(run, query, range, { accepts, present, limit: wanted });
				await collect(run, shown, { limit: wanted, output });
				continue;
			}
			// A short list asks for no more than it needs, unless rows are left out on our side.
			const narrows = filter.narrows || (isOneList && venues.length > 0);
			const pages = readReservations(run, query, { all, pageSize: narrows ? undefined : wanted });
			await collect(run, pages, { accepts, present, limit: wanted, output });
		}
		return output;
	},
};
