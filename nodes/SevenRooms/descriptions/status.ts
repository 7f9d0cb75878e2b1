import type { INodePropertyOptions } from 'n8n-workflow';

/** The codes that are known (API reference, section 6). The list is open: venues add their own. */
export const statusOptions: INodePropertyOptions[] = [
	{ name: 'Arrived', value: 'ARRIVED' },
	{ name: 'Bus Table', value: 'BUS_TABLE' },
	{ name: 'Canceled', value: 'CANCELED' },
	{ name: 'Complete', value: 'COMPLETE' },
	{ name: 'Confirmed', value: 'CONFIRMED' },
	{ name: 'Dessert', value: 'DESSERT' },
	{ name: 'First Course', value: '1ST_COURSE' },
	{ name: 'Left', value: 'LEFT' },
	{ name: 'No Answer', value: 'NO_ANSWER' },
	{ name: 'No Show', value: 'NO_SHOW' },
	{ name: 'Not Reconciled', value: 'NOT_RECONCILED' },
	{ name: 'Paid', value: 'PAID' },
	{ name: 'Reserved', value: 'RESERVED' },
	{ name: 'Seated', value: 'SEATED' },
	{ name: 'Second Course', value: '2ND_COURSE' },
	{ name: 'Third Course', value: '3RD_COURSE' },
];
