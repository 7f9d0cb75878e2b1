import type { INodeProperties } from 'n8n-workflow';
import { authenticationChoice } from '../descriptions/authentication';
import { optionsCollection, outputChoice, timeZoneOption } from '../descriptions/reading';
import { events, pollFilters } from './properties';

export const pollProperties: INodeProperties[] = [
	authenticationChoice('How to log in to SevenRooms'),
	events,
	pollFilters,
	...outputChoice,
	{
		displayName: 'Overlap Minutes',
		name: 'overlapMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 5,
		description:
			'How far each poll looks back behind the last change it knows, for changes that SevenRooms shows late. Nothing is given out twice.',
	},
	{
		displayName: 'Max Pages Per Poll',
		name: 'maxPagesPerPoll',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 25,
		description:
			'How many pages of 400 records one poll reads from each export. The next poll goes on where this one stopped.',
	},
	{
		displayName: 'Skip Received by Webhook',
		name: 'skipReceivedByWebhook',
		type: 'boolean',
		default: false,
		description:
			'Whether to leave out what a SevenRooms Trigger in this workflow has already given out since n8n started: the webhook for speed, the poll for completeness',
	},
	optionsCollection([timeZoneOption]),
];
