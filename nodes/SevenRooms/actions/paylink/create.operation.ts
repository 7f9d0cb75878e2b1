import { confirmChoice } from '../../descriptions/confirm';
import { amountEntry } from '../../descriptions/entries';
import { venueLocator } from '../../descriptions/locators';
import { optionsCollection } from '../../descriptions/reading';
import { dryRunOption } from '../../descriptions/writing';
import { firstText, isEmpty } from '../../model/coerce';
import { checkedEmail } from '../../model/contact';
import { formFields } from '../../model/form';
import { simplifyPaylink } from '../../model/paylink';
import { recordOf } from '../../transport/envelope';
import { apiPath } from '../../transport/path';
import { conciergeId } from '../input/channel';
import { neededReservation } from '../input/needed';
import { oneOf } from '../input/oneOf';
import { oneVenue } from '../input/venues';
import { wholeCents } from '../input/wholeCents';
import { writtenText } from '../input/writtenText';
import type { ItemRun } from '../run/itemRun';
import type { Operation } from '../types';
import { isDryRun } from '../writing/dryRun';
import { needConfirmation, sendOnce } from '../writing/singleWrite';
import { ofReservation } from './ofReservation';

const GRATUITY_TYPES = [
	'none',
	'gratuity_percentage',
	'require_client_select_charge',
	'client_select_gratuity',
] as const;
const TYPES = ['charge', 'collect'] as const;

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create payment link',
	description:
		'Ask a guest for money by a link, through the concierge channel. SevenRooms e-mails the link only to the address given in Email.',
	routes: [
		{
			method: 'POST',
			path: '/concierge/{concierge_id}/venues/{venue_id}/payments/paylink/{reservation_id}',
			confidence: 'H',
		},
	],
	properties: [
		venueLocator({ description: 'The venue of the reservation' }),
		ofReservation,
		amountEntry(
			'Subtotal (Cents)',
			'subtotal',
			'What the guest is asked to pay, in cents. Above 0, unless Type is Collect.',
		),
		confirmChoice('the guest is asked for money'),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [
				{
					displayName: 'Email',
					name: 'email',
					type: 'string',
					default: '',
					placeholder: 'e.g. name@example.com',
					description: 'Where SevenRooms sends the link',
				},
				amountEntry('Gratuity Amount (Cents)', 'gratuityAmount', 'The gratuity, in cents'),
				{
					displayName: 'Gratuity Type',
					name: 'gratuityType',
					type: 'options',
					default: 'none',
					options: [
						{ name: 'Guest Chooses', value: 'client_select_gratuity' },
						{ name: 'Guest Must Choose', value: 'require_client_select_charge' },
						{ name: 'None', value: 'none' },
						{ name: 'Percentage', value: 'gratuity_percentage' },
					],
					description: 'How the gratuity is set',
				},
				{
					displayName: 'Note to Guest',
					name: 'noteToGuest',
					type: 'string',
					default: '',
					description: 'A word to the guest beside the link',
				},
				amountEntry(
					'Service Charge (Cents)',
					'serviceChargeAmount',
					'The service charge, in cents',
				),
				amountEntry('Tax (Cents)', 'taxAmount', 'The tax, in cents'),
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					default: 'charge',
					options: [
						{ name: 'Charge', value: 'charge', description: 'Take the money' },
						{ name: 'Collect', value: 'collect', description: 'Take the card only' },
					],
					description: 'What the link does',
				},
			],
		},
		optionsCollection([dryRunOption]),
	],
	async execute(run) {
		needConfirmation(run, 'This asks a guest for money.');
		const { value: reservationId } = neededReservation(run);
		const venueId = oneVenue(run);
		const path = apiPath`/concierge/${conciergeId(run)}/venues/${venueId}/payments/paylink/${reservationId}`;
		const form = formFields(paylinkFields(run));
		const isPlanned = isDryRun(run.collection('options'));
		// Asked before: once the link is made, nothing may fail any more.
		const currency = isPlanned ? undefined : await run.venueCurrency(venueId);
		const sent = await sendOnce(run, {
			method: 'POST',
			path,
			form,
			would: 'Create a payment link for the reservation.',
			lookFor: 'List the payment links of the reservation before you create another.',
			confirms: ({ id, link }) => firstText(id, link) !== null,
		});
		if ('planned' in sent) return [sent.planned];
		const made = { reservation_id: reservationId, venue_id: venueId };
		return [simplifyPaylink({ ...recordOf(sent.answer.body), ...made }, currency)];
	},
};

function paylinkFields(run: ItemRun): { [field: string]: unknown } {
	const more = run.collection('additionalFields');
	const amount = (name: string, displayName: string) => wholeCents(more[name], displayName);
	return {
		subtotal: subtotalOf(run, more.type === 'collect'),
		service_charge_amount: amount('serviceChargeAmount', 'Service Charge (Cents)'),
		tax_amount: amount('taxAmount', 'Tax (Cents)'),
		gratuity_amount: amount('gratuityAmount', 'Gratuity Amount (Cents)'),
		gratuity_type: chosen(more.gratuityType, 'Gratuity Type', GRATUITY_TYPES),
		note_to_guest: writtenText(more.noteToGuest, 'Note to Guest'),
		type: chosen(more.type, 'Type', TYPES),
		paylink_email_request: more.email === undefined ? undefined : checkedEmail(more.email),
	};
}

/** What is not given stays SevenRooms' own choice. */
function chosen(
	value: unknown,
	displayName: string,
	values: readonly [string, ...string[]],
): string | undefined {
	return value === undefined ? undefined : oneOf(value, displayName, values);
}

/** A link that takes the card only may go without an amount; 0 then is none. */
function subtotalOf(run: ItemRun, cardOnly: boolean): number | undefined {
	const given = run.parameter<unknown>('subtotal', 0);
	if (cardOnly && isEmpty(given)) return undefined;
	return wholeCents(given, 'Subtotal (Cents)', cardOnly ? 0 : 1) || undefined;
}
