import { confirmChoice } from '../../descriptions/confirm';
import { optionsCollection } from '../../descriptions/reading';
import { dryRunOption } from '../../descriptions/writing';
import { isEmpty, number, text, textList } from '../../model/coerce';
import { recordOf } from '../../transport/envelope';
import { apiPath } from '../../transport/path';
import { conciergeId } from '../input/channel';
import { neededRequestId } from '../input/needed';
import { oneVenue } from '../input/venues';
import type { Operation } from '../types';
import { needConfirmation, sendOnce } from '../writing/singleWrite';
import { requestIdParameter, requestVenue } from './route';

export const deleteOperation: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete request',
	description: 'Delete requests permanently, through the concierge channel',
	routes: [
		{
			method: 'POST',
			path: '/concierge/{concierge_id}/venues/{venue_id}/requests/delete',
			confidence: 'H',
		},
	],
	properties: [
		requestVenue,
		{
			...requestIdParameter,
			description: 'The request to delete; several IDs with commas between them',
		},
		confirmChoice('the requests are gone for good'),
		optionsCollection([dryRunOption]),
	],
	async execute(run) {
		needConfirmation(run, 'This deletes requests for good.');
		const ids = neededRequestId(run).split(',');
		const sent = await sendOnce(run, {
			method: 'POST',
			path: apiPath`/concierge/${conciergeId(run)}/venues/${oneVenue(run)}/requests/delete`,
			form: { request_ids: ids.join(',') },
			would: `Delete ${ids.length} requests.`,
			lookFor: 'Look at the requests of the venue to see whether they are gone.',
			confirms: ({ count, deleted_ids }) =>
				Array.isArray(deleted_ids) ||
				text(deleted_ids) !== null ||
				number(count) === null ||
				number(count) === ids.length,
		});
		if ('planned' in sent) return [sent.planned];
		const { deleted_ids: gone } = recordOf(sent.answer.body) ?? {};
		const deleted = isEmpty(gone) && !Array.isArray(gone) ? ids : textList(gone);
		return ids.map((id) => ({ id, deleted: deleted.includes(id) }));
	},
};
