import { UserError } from 'n8n-workflow';
import { inPanelOrder } from '../../descriptions/panelOrder';
import { optionsCollection } from '../../descriptions/reading';
import { dryRunOption } from '../../descriptions/writing';
import { formFields } from '../../model/form';
import { recordOf } from '../../transport/envelope';
import { dayOf } from '../input/dayParameter';
import { neededRequestId } from '../input/needed';
import type { Operation } from '../types';
import { sendOnce } from '../writing/singleWrite';
import { requestDetails, requestFields } from './fields';
import { conciergeRequestPath, requestIdParameter, requestVenue } from './route';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update request',
	description:
		'Change a request, through the concierge channel. The guest is e-mailed only if Send Email says so or the venue is set up to.',
	routes: [
		{
			method: 'POST',
			path: '/concierge/{concierge_id}/venues/{venue_id}/request/{request_id}',
			confidence: 'H',
		},
	],
	properties: [
		requestVenue,
		requestIdParameter,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: updateDetails(),
		},
		optionsCollection([dryRunOption]),
	],
	async execute(run) {
		const id = neededRequestId(run);
		const path = conciergeRequestPath(run, id);
		const { date, ...details } = run.collection('updateFields');
		const fields = requestFields(details);
		// Last: an exact moment may have to ask for the zone of the venue.
		const day = date === undefined ? undefined : await dayOf(run, date, 'Date');
		const form = formFields({ ...fields, date: day });
		if (Object.keys(form).length === 0) {
			throw new UserError('Update Fields names nothing to change', {
				description: 'Add at least one field to Update Fields.',
			});
		}
		const sent = await sendOnce(run, {
			method: 'POST',
			path,
			form,
			would: `Change ${Object.keys(form).join(', ')} of request ${id}.`,
			lookFor: 'Get the request to see whether it was changed.',
		});
		if ('planned' in sent) return [sent.planned];
		const { reservation_id } = recordOf(sent.answer.body) ?? {};
		return [{ id, reservation_id: reservation_id ?? null, updated: true }];
	},
};

function updateDetails() {
	return inPanelOrder([
		...requestDetails,
		{
			displayName: 'Date',
			name: 'date',
			type: 'string' as const,
			default: '',
			placeholder: 'e.g. 2026-05-15',
			description: 'Business date, as YYYY-MM-DD',
		},
		{
			displayName: 'Party Size',
			name: 'partySize',
			type: 'number' as const,
			typeOptions: { minValue: 1 },
			default: 2,
			description: 'How many people would come',
		},
		{ displayName: 'First Name', name: 'firstName', type: 'string' as const, default: '' },
		{ displayName: 'Last Name', name: 'lastName', type: 'string' as const, default: '' },
		{
			displayName: 'Phone',
			name: 'phone',
			type: 'string' as const,
			default: '',
			placeholder: 'e.g. +12125550143',
			description: 'With + and country code',
		},
	]);
}
