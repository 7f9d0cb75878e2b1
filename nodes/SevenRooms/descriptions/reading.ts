import type { INodeProperties } from 'n8n-workflow';

/** The fields that the user names, shown with Selected Fields. */
const selectedFields: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'string',
	default: '',
	placeholder: 'e.g. datetime, party_size, status',
	description:
		'Names with commas between them, from the simplified or the raw output. Dots reach inside, e.g. "tags.0" for the first tag.',
	displayOptions: { show: { output: ['selectedFields'] } },
};

/** How much of each record comes out; the choice that every read has. */
export const outputChoice: INodeProperties[] = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		default: 'simplified',
		options: [
			{
				name: 'Raw',
				value: 'raw',
				description: 'Everything as SevenRooms sends it',
			},
			{
				name: 'Selected Fields',
				value: 'selectedFields',
				description: 'Only the fields you name',
			},
			{
				name: 'Simplified',
				value: 'simplified',
				description: 'The fields people use, in plain words and with real dates',
			},
		],
		description: 'How much of each record to give out',
	},
	selectedFields,
];

/** The choice where nobody outside SevenRooms knows the fields, so that nothing can be simplified. */
export function rawOutputChoice(noun: string): INodeProperties[] {
	return [
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			default: 'raw',
			options: [
				{
					name: 'Raw',
					value: 'raw',
					description: `Everything about the ${noun}, as SevenRooms sends it`,
				},
				{
					name: 'Selected Fields',
					value: 'selectedFields',
					description: 'Only the fields you name',
				},
			],
			description: 'How much of each record to give out',
		},
		{
			...selectedFields,
			placeholder: 'e.g. id, name',
			description:
				'Names with commas between them, as SevenRooms writes them. Dots reach inside a field.',
		},
	];
}

/** Return All and Limit. */
export const manyRows: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** What a look-up does that finds nothing; an entry of an Options collection. */
export const ifNotFoundOption: INodeProperties = {
	displayName: 'If Not Found',
	name: 'ifNotFound',
	type: 'options',
	default: 'error',
	options: [
		{ name: 'Give an Error', value: 'error' },
		{ name: 'Return an Empty Result', value: 'empty', description: 'One item with found: false' },
		{ name: 'Return Nothing', value: 'skip', description: 'No item at all' },
	],
	description: 'What to do when SevenRooms has no such record',
};

/** The zone to use instead of the venue's or the credential's; an entry of an Options collection. */
export const timeZoneOption: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'string',
	default: '',
	placeholder: 'e.g. America/New_York',
	description:
		"The venue's time zone (IANA name). Leave it out to use the venue record, else the credential. The workflow's and the server's time zone are never used.",
};

/** A Filters collection of exactly these entries. */
export function filtersCollection(entries: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: entries,
	};
}

/** An Options collection of exactly these entries. */
export function optionsCollection(entries: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: entries,
	};
}
