import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { amountEntry, textEntry } from '../../descriptions/entries';
import { venueLocator } from '../../descriptions/locators';
import { inPanelOrder } from '../../descriptions/panelOrder';
import { optionsCollection } from '../../descriptions/reading';
import { dryRunOption } from '../../descriptions/writing';
import { POS_FUNCTIONS, posItems, posNumber, posText, rfc3339 } from '../../model/posCheck';
import { recordOf } from '../../transport/envelope';
import { apiPath } from '../../transport/path';
import { needed } from '../input/needed';
import { oneVenue } from '../input/venues';
import { wholeNumber } from '../input/wholeNumber';
import type { ItemRun } from '../run/itemRun';
import type { Operation } from '../types';
import { sendOnce } from '../writing/singleWrite';

const functions = inPanelOrder(
	POS_FUNCTIONS.map((value) => ({
		name: value.replace(
			/(^|_)(\w)/g,
			(_all, gap: string, letter: string) => `${gap && ' '}${letter.toUpperCase()}`,
		),
		value,
	})),
);

export const push: Operation = {
	name: 'Push',
	value: 'push',
	action: 'Push check data',
	description:
		'Tell SevenRooms what happened at the till: a check was opened, changed, moved, closed or voided. Nobody is messaged.',
	routes: [
		{
			method: 'POST',
			path: '/venues/{venue_id}/webhooks/{pos_id}/basket/updates',
			confidence: 'M',
		},
	],
	properties: [
		venueLocator({ description: 'Where the check is' }),
		{
			...textEntry('POS ID', 'posId', "The till system's ID, as SevenRooms gave it to you"),
			required: true,
		},
		{
			displayName: 'Function',
			name: 'function',
			type: 'options',
			default: 'new_check',
			required: true,
			options: functions,
			description: 'What happened to the check',
		},
		{
			...textEntry(
				'Table',
				'table',
				'Name of the table exactly as in SevenRooms; upper and lower case count',
			),
			displayOptions: { hide: { function: ['move_table'] } },
		},
		{
			...textEntry('From Table', 'fromTable', 'Name of the table that the party leaves'),
			displayOptions: { show: { function: ['move_table'] } },
		},
		{
			...textEntry('To Table', 'toTable', 'Name of the table that the party moves to'),
			displayOptions: { show: { function: ['move_table'] } },
		},
		{
			displayName: 'Items',
			name: 'items',
			type: 'json',
			default: '[]',
			description:
				'Lines of the check: a JSON list with name, qty, price, discount, net_total, listing_barcode and purchasable_type',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [
				textEntry(
					'Check Close Time',
					'checkCloseTime',
					'When the check was closed, with its offset',
					'e.g. 2026-05-15T21:40:00-04:00',
				),
				textEntry(
					'Check Open Time',
					'checkOpenTime',
					'When the check was opened, with its offset',
					'e.g. 2026-05-15T19:35:00-04:00',
				),
				{
					displayName: 'Guest Count',
					name: 'guestCount',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 0,
					description: 'How many people sit at the table',
				},
				amountEntry('Order Discount', 'orderDiscount', 'What was taken off the whole check'),
				textEntry('Order Note', 'orderNote', 'A note on the check'),
				textEntry('Order Number', 'orderNumber', "The check's number at the till"),
				textEntry('Reference Number', 'referenceNumber', 'A further number of the check'),
				textEntry('Store ID', 'storeId', "The venue's ID at the till system"),
				textEntry('Store Name', 'storeName', "The venue's name at the till system"),
				amountEntry('Subtotal', 'subtotal', 'Before tax and discount'),
				amountEntry('Total Amount', 'totalAmount', 'What the guest pays'),
			],
		},
		optionsCollection([dryRunOption]),
	],
	async execute(run) {
		const posId = needed(
			run.text('posId'),
			'POS ID',
			'SevenRooms names it to you when it connects the point of sale.',
		);
		const json = checkData(run);
		const sent = await sendOnce(run, {
			method: 'POST',
			path: apiPath`/venues/${oneVenue(run)}/webhooks/${posId}/basket/updates`,
			json,
			would: `Push ${json.function as string} for a check.`,
			lookFor: 'Look at the check in SevenRooms before you push it again.',
		});
		if ('planned' in sent) return [sent.planned];
		return [{ pushed: true, function: json.function, ...recordOf(sent.answer.body, 'data') }];
	},
};

/** The push as JSON, the one write of the API that is no form (API reference, 4.9). */
function checkData(run: ItemRun): IDataObject {
	const name = run.text('function');
	if (!(POS_FUNCTIONS as readonly string[]).includes(name)) {
		throw new UserError(`Function "${name}" is not known`, {
			description: `Choose one of: ${POS_FUNCTIONS.join(', ')}.`,
		});
	}
	const more = run.collection('additionalFields');
	const isMove = name === 'move_table';
	const data: IDataObject = {
		function: name,
		check_open_time: rfc3339(more.checkOpenTime, 'Check Open Time'),
		check_close_time: rfc3339(more.checkCloseTime, 'Check Close Time'),
		table: isMove ? undefined : run.text('table'),
		from_table: isMove ? run.text('fromTable') : undefined,
		to_table: isMove ? run.text('toTable') : undefined,
		order_number: posText(more.orderNumber, 'Order Number'),
		reference_number: posText(more.referenceNumber, 'Reference Number'),
		store_id: posText(more.storeId, 'Store ID'),
		store_name: posText(more.storeName, 'Store Name'),
		order_note: posText(more.orderNote, 'Order Note'),
		guest_count: wholeNumber(more.guestCount, 'Guest Count', { least: 0 }),
		subtotal: posNumber(more.subtotal, 'Subtotal'),
		order_discount: posNumber(more.orderDiscount, 'Order Discount'),
		total_amount: posNumber(more.totalAmount, 'Total Amount'),
		item: posItems(run.parameter<unknown>('items', '')),
	};
	if (isMove && (!data.from_table || !data.to_table)) {
		throw new UserError('From Table or To Table is empty', {
			description: 'Name both: the party leaves the one and moves to the other.',
		});
	}
	return Object.fromEntries(
		Object.entries(data).filter(([, value]) => value !== undefined && value !== ''),
	) as IDataObject;
}
