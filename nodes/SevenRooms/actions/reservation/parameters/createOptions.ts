import type { INodeProperties } from 'n8n-workflow';

/** How a new booking behaves when the table is gone, and what keeps it from being made twice. */
export const createOptions: INodeProperties[] = [
	{
		displayName: 'If Unavailable',
		name: 'ifUnavailable',
		type: 'options',
		default: 'error',
		options: [
			{
				name: 'Book Nearest Free Time',
				value: 'bookNearest',
				description: 'Only times that can be booked at once and cost nothing',
			},
			{
				name: 'Give an Error',
				value: 'error',
				description: 'The error names the nearest free times',
			},
			{
				name: 'Suggest Free Times',
				value: 'suggest',
				description: 'Book nothing, give out the nearest free times',
			},
		],
		description: 'What to do when the table is gone',
	},
	{
		displayName: 'Nearest Within (Minutes)',
		name: 'nearestWithinMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 120,
		description: 'How far from the wanted time another one may be',
	},
	{
		displayName: 'Prevent Double Booking',
		name: 'preventDoubleBooking',
		type: 'options',
		default: 'run',
		options: [
			{
				name: 'Across Workflow Runs',
				value: 'booking',
				description:
					'Look before every booking for the same venue, time, party and guest. Two equal tables under one name need Within This Run.',
			},
			{ name: 'Off', value: 'off', description: 'Book every time this node runs' },
			{
				name: 'Within This Run',
				value: 'run',
				description: 'Retry On Fail and the Retry button of a failed execution never book twice',
			},
		],
		description: 'What keeps a repeated run from booking the same table again',
	},
];

/** The same of Create or Update, whose updates take no other time by themselves. */
export const upsertOptions: INodeProperties[] = createOptions.map((option) =>
	option.name === 'ifUnavailable'
		? {
				...option,
				description:
					'What to do when the table of a new booking is gone. An update whose table is gone is always an error, which names the nearest free times.',
			}
		: option,
);
