import type { INodeProperties } from 'n8n-workflow';

/** The first business date of a read; an entry of a Filters collection. */
export const fromDateFilter: INodeProperties = {
	displayName: 'From Date',
	name: 'fromDate',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2026-05-15',
	description:
		"First business date, as YYYY-MM-DD. A venue's business day lasts until 6 in the morning.",
};

/** The last business date of a read; an entry of a Filters collection. */
export const toDateFilter: INodeProperties = {
	displayName: 'To Date',
	name: 'toDate',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2026-05-31',
	description: 'Last business date, as YYYY-MM-DD, itself included',
};

export const updatedSinceFilter: INodeProperties = {
	displayName: 'Updated Since',
	name: 'updatedSince',
	type: 'dateTime',
	default: '',
	description:
		'Only what was changed at or after this moment. A time without an offset counts as UTC. Canceled and deleted records are included.',
};

/** The first day of a report; an entry of a Filters collection. */
export const startDateFilter: INodeProperties = {
	displayName: 'Start Date',
	name: 'startDate',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2026-05-01',
	description: 'First day, as YYYY-MM-DD',
};

/** The last day of a report; an entry of a Filters collection. */
export const endDateFilter: INodeProperties = {
	displayName: 'End Date',
	name: 'endDate',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2026-05-31',
	description: 'Last day, as YYYY-MM-DD, itself included',
};

/** Leaves out what was deleted or switched off; an entry of a Filters collection. */
export const activeFilter: INodeProperties = {
	displayName: 'Active Only',
	name: 'activeOnly',
	type: 'boolean',
	default: true,
	description: 'Whether to leave out what was deleted or switched off',
};
