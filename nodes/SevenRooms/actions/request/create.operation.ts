import { venueLocator } from '../../descriptions/locators';
import { optionsCollection } from '../../descriptions/reading';
import { partySize, slotDate } from '../../descriptions/slot';
import { dryRunOption } from '../../descriptions/writing';
import { text } from '../../model/coerce';
import { formFields } from '../../model/form';
import { recordOf } from '../../transport/envelope';
import { apiPath } from '../../transport/path';
import { conciergeId } from '../input/channel';
import { dayOf } from '../input/dayParameter';
import { needed } from '../input/needed';
import { partySizeOf } from '../input/partySize';
import { oneVenue } from '../input/venues';
import type { Operation } from '../types';
import { sendOnce } from '../writing/singleWrite';
import { requestDetails, requestFields } from './fields';

const NEEDED = [
	['firstName', 'First Name'],
	['lastName', 'Last Name'],
	['phone', 'Phone'],
] as const;

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create request',
	description:
		'Ask a venue for a time that cannot be booked at once, through the concierge channel. The guest is e-mailed only if Send Email says so or the venue is set up to.',
	routes: [
		{
			method: 'PUT',
			path: '/concierge/{concierge_id}/venues/{venue_id}/request',
			confidence: 'H',
		},
	],
	properties: [
		venueLocator({ description: 'The venue to ask' }),
		slotDate,
		partySize,
		{ displayName: 'First Name', name: 'firstName', type: 'string', default: '', required: true },
		{ displayName: 'Last Name', name: 'lastName', type: 'string', default: '', required: true },
		{
			displayName: 'Phone',
			name: 'phone',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. +12125550143',
			description: 'With + and country code',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: requestDetails,
		},
		optionsCollection([dryRunOption]),
	],
	async execute(run) {
		const guest = Object.fromEntries(
			NEEDED.map(([name, displayName]) => [
				name,
				needed(
					run.text(name),
					displayName,
					'A request needs the names and the phone of its guest.',
				),
			]),
		);
		const venueId = oneVenue(run);
		const path = apiPath`/concierge/${conciergeId(run)}/venues/${venueId}/request`;
		const details = {
			...run.collection('additionalFields'),
			...guest,
			partySize: partySizeOf(run),
		};
		const fields = {
			...requestFields(details),
			// Last: an exact moment may have to ask for the zone of the venue.
			date: await dayOf(run, run.parameter('date', ''), 'Date'),
		};
		const sent = await sendOnce(run, {
			method: 'PUT',
			path,
			form: formFields(fields),
			would: `Ask for a table for ${details.partySize} on ${fields.date}.`,
			lookFor: 'Look at the requests of the venue before you ask again.',
			confirms: ({ request_id }) => text(request_id) !== null,
		});
		if ('planned' in sent) return [sent.planned];
		const { request_id, ...more } = recordOf(sent.answer.body) ?? {};
		return [{ id: request_id, venue_id: venueId, ...more }];
	},
};
