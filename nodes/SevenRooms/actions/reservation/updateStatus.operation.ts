import { UserError } from 'n8n-workflow';
import { reservationLocator, venueOfCode } from '../../descriptions/locators';
import { optionsCollection, timeZoneOption } from '../../descriptions/reading';
import { statusOptions } from '../../descriptions/status';
import { dryRunOption, readBackOption } from '../../descriptions/writing';
import { statusCode } from '../../model/status';
import { channelChoice } from '../input/channel';
import type { Operation } from '../types';
import { changeReservation, zoneOfRow } from './changing/changed';
import { conciergeRoutes } from './channel';
import { needReservation } from './find';

const CUSTOM = 'custom';
const statusChoices = [
	...statusOptions,
	{ name: 'Custom Code', value: CUSTOM, description: "A venue's own status" },
];

export const updateStatus: Operation = {
	name: 'Update Status',
	value: 'updateStatus',
	action: 'Update reservation status',
	description:
		'Set the status: arrived, seated, no-show and so on. Sends the guest nothing by itself.',
	routes: [
		{ method: 'GET', path: '/reservations/{reservation_id}', confidence: 'H' },
		{ method: 'PUT', path: '/venues/{venue_id}/book', confidence: 'M' },
		...conciergeRoutes('read', 'book'),
	],
	properties: [
		channelChoice,
		reservationLocator({ description: 'The reservation whose status to set' }),
		venueOfCode,
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			default: 'CONFIRMED',
			required: true,
			options: statusChoices,
			description: 'The status to set',
		},
		{
			displayName: 'Status Code',
			name: 'customStatus',
			type: 'string',
			default: '',
			placeholder: 'e.g. CUSTOM_STATUS_1',
			displayOptions: { show: { status: [CUSTOM] } },
			description: 'The code of the status, as SevenRooms writes it',
		},
		optionsCollection([dryRunOption, readBackOption, timeZoneOption]),
	],
	async execute(run) {
		const chosen = run.text('status');
		const status = statusCode(chosen === CUSTOM ? run.text('customStatus') : chosen);
		if (!status) {
			throw new UserError('Status is empty', { description: 'Choose the status to set.' });
		}
		const row = await needReservation(run);
		const zone = await zoneOfRow(run, row);
		return [await changeReservation(run, { row, changes: { status }, zone })];
	},
};
