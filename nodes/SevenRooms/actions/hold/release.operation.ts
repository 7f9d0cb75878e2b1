import { venueLocator } from '../../descriptions/locators';
import { optionsCollection } from '../../descriptions/reading';
import { slotDate } from '../../descriptions/slot';
import { dryRunOption } from '../../descriptions/writing';
import { formFields } from '../../model/form';
import { apiPath } from '../../transport/path';
import { conciergeId } from '../input/channel';
import { dayOf } from '../input/dayParameter';
import { needed, neededShiftId } from '../input/needed';
import { oneVenue } from '../input/venues';
import type { Operation } from '../types';
import { sendOnce } from '../writing/singleWrite';

export const release: Operation = {
	name: 'Release',
	value: 'release',
	action: 'Release hold',
	description: 'Give a held time back before it ends by itself, through the concierge channel',
	routes: [
		{
			method: 'POST',
			path: '/concierge/{concierge_id}/venues/{venue_id}/holds/{hold_id}/release',
			confidence: 'H',
		},
	],
	properties: [
		venueLocator({ description: 'Where the table is held' }),
		{
			displayName: 'Hold ID',
			name: 'holdId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1768470000.536256',
			description: 'The reservation_hold_id that Create gave',
		},
		{ ...slotDate, description: 'Business date of the held time, as YYYY-MM-DD' },
		{
			displayName: 'Shift ID',
			name: 'shiftPersistentId',
			type: 'string',
			default: '',
			required: true,
			description: 'The shift_persistent_id of the held time',
		},
		optionsCollection([dryRunOption]),
	],
	async execute(run) {
		const holdId = needed(
			run.text('holdId'),
			'Hold ID',
			'Take reservation_hold_id from what Hold > Create gave out.',
		);
		const shift = neededShiftId(run);
		const sent = await sendOnce(run, {
			method: 'POST',
			path: apiPath`/concierge/${conciergeId(run)}/venues/${oneVenue(run)}/holds/${holdId}/release`,
			form: formFields({
				date: await dayOf(run, run.parameter('date', ''), 'Date'),
				shift_persistent_id: shift,
			}),
			would: `Release the hold ${holdId}.`,
			lookFor: 'A hold that still stands ends by itself after its seconds.',
		});
		if ('planned' in sent) return [sent.planned];
		const { message } = (sent.answer.body ?? {}) as { message?: unknown };
		return [
			{ hold_id: holdId, released: true, ...(typeof message === 'string' ? { message } : {}) },
		];
	},
};
