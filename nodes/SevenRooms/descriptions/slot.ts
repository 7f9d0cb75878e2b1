import type { INodeProperties } from 'n8n-workflow';

/** The business date that an operation is about. */
export const slotDate: INodeProperties = {
	displayName: 'Date',
	name: 'date',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 2026-05-15',
	description: "Business date as YYYY-MM-DD; a venue's business day lasts until 6 in the morning",
};

/** The time of day that an operation is about. */
export const slotTime: INodeProperties = {
	displayName: 'Time',
	name: 'time',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 19:30',
	description: "Time of the free time, on the venue's clock",
};

/** How many people an operation is about. */
export const partySize: INodeProperties = {
	displayName: 'Party Size',
	name: 'partySize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 2,
	required: true,
	description: 'How many people want to come',
};

/** The access rule of a free time. */
export const accessId: INodeProperties = {
	displayName: 'Access ID',
	name: 'accessPersistentId',
	type: 'string',
	default: '',
	required: true,
	description: 'The access_persistent_id of the free time',
};
