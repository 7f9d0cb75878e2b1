import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { optionsCollection, timeZoneOption } from '../../descriptions/reading';
import { dryRunOption, readBackOption } from '../../descriptions/writing';
import type { Booking } from '../../model/booking/booking';
import { matchesExternalId } from '../../model/booking/match';
import { isAtVenue } from '../../model/reservation';
import { isLive } from '../../model/status';
import { channelChoice } from '../input/channel';
import { needed } from '../input/needed';
import { collect } from '../reading/rows';
import type { ItemRun } from '../run/itemRun';
import type { Operation } from '../types';
import { askedBooking } from './asked';
import { conciergeRoutes } from './channel';
import { createReservation } from './create.operation';
import { withVenue } from './find';
import { bookingParameters } from './parameters';
import { upsertOptions } from './parameters/createOptions';
import { readReservations } from './reader';
import { updateReservation } from './update.operation';

export const upsert: Operation = {
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update reservation',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	routes: [
		{ method: 'GET', path: '/reservations', confidence: 'M' },
		{ method: 'PUT', path: '/venues/{venue_id}/book', confidence: 'H' },
		...conciergeRoutes('list', 'book'),
	],
	properties: [
		channelChoice,
		{
			displayName: 'External ID',
			name: 'externalId',
			type: 'string',
			default: '',
			placeholder: 'e.g. crm-10442',
			description:
				'Your own key for the reservation: none with it creates one, one with it is updated. Canceled and deleted reservations do not count. With JSON input it may stand there as external_id.',
		},
		...bookingParameters,
		optionsCollection([dryRunOption, ...upsertOptions, readBackOption, timeZoneOption]),
	],
	async execute(run) {
		const asked = withExternalId(run, askedBooking(run));
		const rows = await findByExternalId(run, asked.venueId as string, asked.externalId as string);
		if (rows.length > 1) {
			throw new UserError(`${rows.length} reservations have the external ID ${asked.externalId}`, {
				description: `Update one of them by its ID: ${rows.map(({ id }) => id as string).join(', ')}.`,
			});
		}
		if (rows.length === 0) return [did('created', await createReservation(run, asked))];
		const changes: Booking = { ...asked, venueId: undefined };
		const row = withVenue(rows[0], asked.venueId);
		return [did('updated', await updateReservation(run, row, changes, { updated: true }))];
	},
};

/** Says which of the two happened; in a dry run, and where only suggestions came of it, neither did. */
function did(action: string, item: IDataObject): IDataObject {
	return item.dry_run || item.booked === false ? item : { ...item, action };
}

function withExternalId(run: ItemRun, asked: Booking): Booking {
	const externalId = needed(
		run.text('externalId') || (asked.externalId ?? ''),
		'External ID',
		'Give your own key for the reservation: it decides between create and update.',
	);
	return { ...asked, externalId };
}

/** The venue's live reservations with this external id; the API may ignore the filter, so every row is compared. */
async function findByExternalId(
	run: ItemRun,
	venueId: string,
	externalId: string,
): Promise<IDataObject[]> {
	const pages = readReservations(
		run,
		{ venue_id: venueId, external_id: externalId },
		// Not finding it leads to a booking, so the end of the list must be told plainly.
		{ all: false, strict: true },
	);
	const rows: IDataObject[] = [];
	await collect(run, pages, {
		accepts: (row) => matchesExternalId(row, externalId) && isAtVenue(row, venueId) && isLive(row),
		limit: Number.POSITIVE_INFINITY,
		output: rows,
	});
	return rows;
}
