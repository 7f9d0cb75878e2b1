import type { IDataObject } from 'n8n-workflow';
import { venuesLocator } from '../../descriptions/locators';
import { privacyChoice } from '../../descriptions/privacy';
import {
	manyRows,
	optionsCollection,
	outputChoice,
	timeZoneOption,
} from '../../descriptions/reading';
import { reservationPresenter } from '../presentation';
import { collect, rowLimit } from '../rows';
import type { Operation } from '../types';
import { scopes } from '../venues';
import { reservationFilter } from './filterRows';
import { reservationFilters } from './filters';
import { readReservations, SEARCH_CEILING } from './reader';
import { channelChoice } from '../channel';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many reservations',
	description: 'List reservations of a venue or of the whole group',
	routes: [
		{ method: 'GET', path: '/reservations', confidence: 'H' },
		{ method: 'GET', path: '/reservations/export', confidence: 'H' },
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
		const filter = reservationFilter(run.collection('filters'));
		const present = reservationPresenter(run);
		const output: IDataObject[] = [];
		for (const scope of scopes(run)) {
			const wanted = limit - output.length;
			if (wanted <= 0) break;
			const pages = readReservations(
				run,
				{ ...scope, ...filter.query },
				{
					all: limit > SEARCH_CEILING,
					// A short list asks for no more than it needs, unless rows are left out on our side.
					pageSize: filter.narrows ? undefined : wanted,
				},
			);
			const accepts = (row: IDataObject) =>
				filter.accepts(row) &&
				(!scope.venue_id || !row.venue_id || row.venue_id === scope.venue_id);
			await collect(run, pages, { accepts, present, limit: wanted, output });
		}
		return output;
	},
};
