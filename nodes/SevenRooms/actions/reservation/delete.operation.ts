import { confirmChoice } from '../../descriptions/confirm';
import { reservationLocator } from '../../descriptions/locators';
import { optionsCollection } from '../../descriptions/reading';
import { dryRunOption } from '../../descriptions/writing';
import { recordOf } from '../../transport/envelope';
import { apiPath } from '../../transport/request';
import { conciergeId } from '../channel';
import { needConfirmation, sendOnce } from '../singleWrite';
import type { Operation } from '../types';
import { UserError } from 'n8n-workflow';

export const deleteOperation: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete reservation',
	description:
		'Delete a reservation permanently, through the concierge channel. To keep it in the books, use Cancel.',
	routes: [
		{
			method: 'DELETE',
			path: '/concierge/{concierge_id}/reservations/{reservation_id}/delete',
			confidence: 'H',
		},
	],
	properties: [
		reservationLocator({ description: 'The reservation to delete' }),
		confirmChoice('the reservation is gone for good'),
		optionsCollection([dryRunOption]),
	],
	async execute(run) {
		needConfirmation(run, 'This deletes the reservation for good.');
		const id = run.locator('reservationId').value;
		if (!id) throw new UserError('Reservation is empty');
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
