import type { IDataObject } from 'n8n-workflow';
import { fromDateFilter, toDateFilter } from '../../descriptions/dates';
import { guestLocator, venuesLocator } from '../../descriptions/locators';
import { privacyChoice } from '../../descriptions/privacy';
import {
	filtersCollection,
	manyRows,
	optionsCollection,
	outputChoice,
	timeZoneOption,
} from '../../descriptions/reading';
import { statusOptions } from '../../descriptions/status';
import { newestFirst } from '../../model/order';
import { datedFilters } from '../input/dayParameter';
import { scopes } from '../input/venues';
import { reservationPresenter } from '../reading/presentation';
import { collect, rowLimit } from '../reading/rows';
import { reservationFilter } from '../reservation/filterReservations';
import { readReservations } from '../reservation/reader';
import type { ItemRun } from '../run/itemRun';
import type { Operation } from '../types';
import { guestIdOf } from './readGuest';

/**
 * Every reservation of a guest that passes `filters`, raw. SevenRooms has no visits route: the reservations are
 * asked for by guest and compared by us (API reference, 4.7).
 * @param strict for conclusions from what is not there: an end that is not told plainly is then an error
 */
export async function readVisits(
	run: ItemRun,
	guestId: string,
	{ filters = {}, strict }: { filters?: IDataObject; strict?: boolean } = {},
): Promise<IDataObject[]> {
	const filter = reservationFilter({ ...filters, guestId });
	const visits: IDataObject[] = [];
	for (const scope of scopes(run)) {
		await collect(
			run,
			readReservations(run, { ...scope, ...filter.query }, { all: false, strict }),
			{
				accepts: filter.accepts,
				limit: Number.POSITIVE_INFINITY,
				output: visits,
			},
		);
	}
	return visits;
}

export const getVisits: Operation = {
	name: 'Get Visits',
	value: 'getVisits',
	action: 'Get visits of a guest',
	description: "List a guest's reservations, past and coming, newest first",
	routes: [{ method: 'GET', path: '/reservations', confidence: 'M' }],
	properties: [
		guestLocator({ description: 'The guest whose visits to list' }),
		{
			...venuesLocator,
			description: 'Only visits to this venue. Leave empty for the whole venue group.',
		},
		...manyRows,
		filtersCollection([
			fromDateFilter,
			{
				displayName: 'Status',
				name: 'status',
				type: 'multiOptions',
				default: [],
				options: statusOptions,
				description: 'Only reservations in these statuses',
			},
			toDateFilter,
		]),
		...outputChoice,
		privacyChoice,
		optionsCollection([timeZoneOption]),
	],
	async execute(run) {
		const present = reservationPresenter(run);
		const limit = rowLimit(run);
		const visits = await readVisits(run, guestIdOf(run), { filters: await datedFilters(run) });
		// The rows come in no order, so the latest are only known once all are here (API reference, 3.2).
		return await present(newestFirst(visits).slice(0, limit));
	},
};
