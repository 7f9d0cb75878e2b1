import { UserError } from 'n8n-workflow';
import { confirmChoice } from '../../descriptions/confirm';
import { reservationLocator, venueOfCode } from '../../descriptions/locators';
import { optionsCollection } from '../../descriptions/reading';
import { dryRunOption } from '../../descriptions/writing';
import { venueIdOf } from '../../model/venue';
import { recordOf } from '../../transport/envelope';
import { apiPath } from '../../transport/path';
import { conciergeId } from '../input/channel';
import { neededReservation, neededVenueOfCode } from '../input/needed';
import type { ItemRun } from '../run/itemRun';
import type { Operation } from '../types';
import { needConfirmation, sendOnce } from '../writing/singleWrite';
import { conciergeChannel, conciergeRoutes } from './channel';
import { noReservationError, readReservation, refuseOtherVenue } from './find';

export const deleteOperation: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete reservation',
	description:
		'Delete a reservation permanently, through the concierge channel. To keep it in the books, use Cancel.',
	routes: [
		...conciergeRoutes('read'),
		{
			method: 'DELETE',
			path: '/concierge/{concierge_id}/reservations/{reservation_id}/delete',
			confidence: 'H',
		},
	],
	properties: [
		reservationLocator({ description: 'The reservation to delete' }),
		venueOfCode,
		confirmChoice('the reservation is gone for good'),
		optionsCollection([dryRunOption]),
	],
	async execute(run) {
		needConfirmation(run, 'This deletes the reservation for good.');
		const { mode, value } = neededReservation(run);
		const id = mode === 'code' ? await idOfCode(run, value) : value;
		const sent = await sendOnce(run, {
			method: 'DELETE',
			path: apiPath`/concierge/${conciergeId(run)}/reservations/${id}/delete`,
			would: `Delete the reservation ${id}.`,
			lookFor: 'Look for the reservation in SevenRooms to see whether it is gone.',
		});
		if ('planned' in sent) return [sent.planned];
		return [{ id: recordOf(sent.answer.body)?.reservation_id ?? id, deleted: true }];
	},
};

/** Codes repeat across venues and a deletion is for good, so the row itself has to name the venue that was chosen. */
async function idOfCode(run: ItemRun, code: string): Promise<string> {
	neededVenueOfCode(run);
	const found = await readReservation(run, code, conciergeChannel(run));
	if (!('row' in found)) throw noReservationError(run, found.failure);
	refuseOtherVenue(run, found.row);
	if (found.row.id && venueIdOf(found.row)) return String(found.row.id);
	throw new UserError('SevenRooms does not tell the venue of this reservation', {
		description: 'Give the ID of the reservation to delete instead of its code.',
	});
}
