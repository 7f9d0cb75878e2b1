import { venueLocator } from '../../descriptions/locators';
import { optionsCollection } from '../../descriptions/reading';
import { accessId, partySize, slotDate, slotTime } from '../../descriptions/slot';
import { dryRunOption } from '../../descriptions/writing';
import { firstNumber, text } from '../../model/coerce';
import { formFields } from '../../model/form';
import { clockTime } from '../../model/time/days';
import { recordOf } from '../../transport/envelope';
import { apiPath } from '../../transport/path';
import { conciergeId } from '../input/channel';
import { dayOf } from '../input/dayParameter';
import { neededAccessId, neededShiftId } from '../input/needed';
import { partySizeOf } from '../input/partySize';
import { oneVenue } from '../input/venues';
import { wholeNumber } from '../input/wholeNumber';
import { writtenText } from '../input/writtenText';
import type { Operation } from '../types';
import { sendOnce } from '../writing/singleWrite';

/** How long SevenRooms keeps a hold that names no seconds (API reference, quirk 20). */
const DEFAULT_SECONDS = 300;

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create hold',
	description:
		'Keep a free time for a guest for some minutes while they decide, through the concierge channel. Nobody is told.',
	routes: [
		{
			method: 'PUT',
			path: '/concierge/{concierge_id}/venues/{venue_id}/holds',
			confidence: 'H',
		},
	],
	properties: [
		venueLocator({ description: 'Where to hold a table' }),
		slotDate,
		slotTime,
		partySize,
		{
			displayName: 'Shift ID',
			name: 'shiftPersistentId',
			type: 'string',
			default: '',
			required: true,
			description: 'The shift_persistent_id of the free time',
		},
		accessId,
		optionsCollection([
			dryRunOption,
			{
				displayName: 'Hold For (Seconds)',
				name: 'holdSeconds',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: DEFAULT_SECONDS,
				description: `How long to keep it; SevenRooms keeps it ${DEFAULT_SECONDS} seconds by itself`,
			},
			{
				displayName: 'Moving Reservation ID',
				name: 'reservationId',
				type: 'string',
				default: '',
				description: 'The reservation that would move to this time',
			},
		]),
	],
	async execute(run) {
		const venueId = oneVenue(run);
		const path = apiPath`/concierge/${conciergeId(run)}/venues/${venueId}/holds`;
		const { holdSeconds, reservationId } = run.collection('options');
		const fields = {
			time: clockTime(run.text('time'), 'Time'),
			party_size: partySizeOf(run),
			shift_persistent_id: neededShiftId(run),
			access_persistent_id: neededAccessId(run),
			reservation_id: writtenText(reservationId, 'Moving Reservation ID'),
			hold_wait_time_sec: wholeNumber(holdSeconds, 'Hold For (Seconds)'),
			// Last: an exact moment may have to ask for the zone of the venue.
			date: await dayOf(run, run.parameter('date', ''), 'Date'),
		};
		const sent = await sendOnce(run, {
			method: 'PUT',
			path,
			form: formFields(fields),
			would: `Hold a table for ${fields.party_size} on ${fields.date} at ${fields.time}.`,
			lookFor: 'A hold that was made ends by itself after its seconds.',
			confirms: ({ reservation_hold_id }) => text(reservation_hold_id) !== null,
			lastsMs: ({ hold_duration_sec }) =>
				(firstNumber(hold_duration_sec, holdSeconds) ?? DEFAULT_SECONDS) * 1000,
		});
		if ('planned' in sent) return [sent.planned];
		return [
			{ venue_id: venueId, date: fields.date, time: fields.time, ...recordOf(sent.answer.body) },
		];
	},
};
