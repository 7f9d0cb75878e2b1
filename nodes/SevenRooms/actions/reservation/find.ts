import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { text } from '../../model/coerce';
import { venueIdOf } from '../../model/venue';
import { recordOf } from '../../transport/envelope';
import type { ApiFailure } from '../../transport/types';
import { neededReservation } from '../input/needed';
import { hasScope, scopes, venueIds } from '../input/venues';
import { isNotFound } from '../reading/notFound';
import { sameText } from '../reading/rowFilter';
import { rowsIn } from '../reading/rows';
import type { ItemRun } from '../run/itemRun';
import { channelOf, type Channel } from './channel';
import { readReservations } from './reader';

/** A reservation, or the failure that says why there is none. */
export type Found = { readonly row: IDataObject } | { readonly failure?: ApiFailure };

const CODE = /^[A-Z0-9]{4,12}$/;

/** The reservation that the item's locator names, by id or by confirmation code. */
export async function findReservation(run: ItemRun): Promise<Found> {
	const { mode, value } = neededReservation(run);
	const { readsCodes } = channelOf(run);
	if (mode === 'code' && !readsCodes) return await findByCode(run, value);

	const found = await readReservation(run, value);
	if ('row' in found) {
		if (mode === 'code') refuseOtherVenue(run, found.row);
		return { row: withVenue(found.row, knownVenueOfRow(run, found.row)) };
	}
	const canBeCode = !readsCodes && isNotFound(found.failure) && CODE.test(value);
	// Nobody said that it is a code: where no book could be searched for one, it stays an unknown id.
	return canBeCode && hasScope(run) ? await findByCode(run, value) : found;
}

/** Reads one reservation by its id; the row tells the id even where SevenRooms leaves it out. */
export async function readReservation(
	run: ItemRun,
	id: string,
	channel: Channel = channelOf(run),
): Promise<Found> {
	const answer = await run.send({ method: 'GET', path: channel.readPath(id) });
	if (!answer.ok) return { failure: answer };
	const row = recordOf(answer.body);
	if (!row) return {};
	return { row: text(row.id) !== null || CODE.test(id) ? row : { ...row, id } };
}

/** The reservation that an operation needs; finding none is an error. */
export async function needReservation(run: ItemRun): Promise<IDataObject> {
	const found = await findReservation(run);
	if ('row' in found) return found.row;
	throw noReservationError(run, found.failure);
}

/** The id of a reservation that is to be changed; not knowing it is an error. */
export function idOfReservation(row: IDataObject): string {
	const id = text(row.id);
	if (id !== null) return id;
	throw new UserError('SevenRooms does not tell the ID of this reservation', {
		description: 'Nothing was sent. Give the reservation by its ID.',
	});
}

/** The error of a look-up that found no reservation. */
export function noReservationError(run: ItemRun, failure: ApiFailure | undefined): Error {
	if (failure) return run.errorOf(failure);
	const { mode, value } = run.locator('reservationId');
	return new UserError(
		mode === 'code'
			? `No reservation has the confirmation code ${value}`
			: `SevenRooms has no reservation ${value}`,
		{
			description:
				'Check the value of the parameter Reservation, the venue, and that the credential points to the right environment.',
		},
	);
}

/** A code is unique in one venue only, and the concierge API answers the first that it meets (API reference, 4.10). */
export function refuseOtherVenue(run: ItemRun, row: IDataObject): void {
	const asked = venueIds(run);
	const venueId = venueIdOf(row);
	if (!venueId || asked.length === 0 || asked.includes(venueId)) return;
	throw new UserError('The confirmation code belongs to a reservation of another venue', {
		description: `SevenRooms answers with one of venue ${venueId}. Give the ID of the reservation instead of its code.`,
	});
}

/** Codes are unique in one venue only, so several hits are an error that lists them (API reference, quirk 22). */
async function findByCode(run: ItemRun, code: string): Promise<Found> {
	const rows: IDataObject[] = [];
	for (const scope of scopes(run)) {
		const pages = readReservations(run, { ...scope, reference_code: code }, { all: false });
		const found = await rowsIn(pages, (row) => sameText(row.reference_code, code));
		if (found.failure) return { failure: found.failure };
		rows.push(...found.rows);
	}
	if (rows.length > 1) {
		throw new UserError(`${rows.length} reservations have the confirmation code ${code}`, {
			description: `Choose one venue, or use an ID: ${rows.map((row) => row.id as string).join(', ')}.`,
		});
	}
	return rows.length === 1 ? { row: rows[0] } : {};
}

/**
 * The venue of a reservation; rows of the concierge family may not tell it, then the item's Venue does (API
 * reference, 5.1).
 */
export function knownVenueOfRow(run: ItemRun, row: IDataObject): string | undefined {
	return venueIdOf(row) ?? (run.locator('venueId').value || undefined);
}

/** The venue of a reservation that is to be booked anew; not knowing it is an error. */
export function venueOfRow(run: ItemRun, row: IDataObject): string {
	const id = knownVenueOfRow(run, row);
	if (id) return id;
	throw new UserError('SevenRooms does not tell the venue of this reservation', {
		description: 'Choose it in the parameter Venue.',
	});
}

/** A row that names its venue, so that it can be joined and booked again as it comes out. */
export function withVenue(row: IDataObject, venueId: string | undefined): IDataObject {
	return row.venue_id || !venueId ? row : { ...row, venue_id: venueId };
}
