import type { INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import type { ItemRun } from '../run/itemRun';
import { oneOf } from './oneOf';

/** The choice between the API's families; the concierge ids on the credential only make the second one usable. */
export const channelChoice: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'options',
	default: 'venue',
	options: [
		{
			name: 'Concierge API',
			value: 'concierge',
			description:
				'As a hotel, club or booking partner; needs the Concierge ID in the credential, and for lists of reservations the Concierge Group ID',
		},
		{ name: 'Venue API', value: 'venue', description: 'As the restaurant or its group' },
	],
	description: 'Which family of the SevenRooms API to use',
};

/** Whether the item chose the concierge family; operations without the choice are of the venue family. */
export function isConcierge(run: ItemRun): boolean {
	return oneOf(run.text('channel'), 'Channel', ['venue', 'concierge']) === 'concierge';
}

/** The credential's concierge, which every route of that family names. */
export function conciergeId(run: ItemRun): string {
	return needed(run.session.conciergeId, 'Concierge ID');
}

/** The credential's concierge group, whose reservations the concierge family lists. */
export function conciergeGroupId(run: ItemRun): string {
	return needed(run.session.conciergeGroupId, 'Concierge Group ID');
}

function needed(id: string | undefined, name: string): string {
	if (id) return id;
	throw new UserError(`The credential names no ${name}`, {
		description: `The concierge channel needs it: enter the ${name} in the SevenRooms credential.`,
	});
}
