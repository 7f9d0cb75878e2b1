import { confirmChoice } from '../../descriptions/confirm';
import { venueLocator } from '../../descriptions/locators';
import { optionsCollection } from '../../descriptions/reading';
import { dryRunOption } from '../../descriptions/writing';
import { apiPath } from '../../transport/path';
import { conciergeId } from '../input/channel';
import { needed } from '../input/needed';
import { oneVenue } from '../input/venues';
import type { Operation } from '../types';
import { needConfirmation, sendOnce } from '../writing/singleWrite';

export const deleteOperation: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete payment link',
	description: 'Delete a payment link permanently, through the concierge channel',
	routes: [
		{
			method: 'DELETE',
			path: '/concierge/{concierge_id}/venues/{venue_id}/payments/paylink/{paylink_id}',
			confidence: 'H',
		},
	],
	properties: [
		venueLocator({ description: 'The venue of the payment link' }),
		{
			displayName: 'Payment Link ID',
			name: 'paylinkId',
			type: 'string',
			default: '',
			required: true,
			description: 'The payment link to delete, as Get Many gives it',
		},
		confirmChoice('the payment link stops working'),
		optionsCollection([dryRunOption]),
	],
	async execute(run) {
		needConfirmation(run, 'This deletes the payment link.');
		const id = needed(
			run.text('paylinkId'),
			'Payment Link ID',
			'Take the id from what Payment Link > Create or Payment Link > Get Many gave out.',
		);
		const sent = await sendOnce(run, {
			method: 'DELETE',
			path: apiPath`/concierge/${conciergeId(run)}/venues/${oneVenue(run)}/payments/paylink/${id}`,
			would: `Delete the payment link ${id}.`,
			lookFor: 'List the payment links of the reservation to see whether it is gone.',
		});
		return ['planned' in sent ? sent.planned : { id, deleted: true }];
	},
};
