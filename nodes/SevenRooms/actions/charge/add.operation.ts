import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { confirmChoice } from '../../descriptions/confirm';
import { amountEntry, textEntry } from '../../descriptions/entries';
import { reservationLocator, venueLocator } from '../../descriptions/locators';
import { optionsCollection } from '../../descriptions/reading';
import { dryRunOption } from '../../descriptions/writing';
import { firstText, number, text } from '../../model/coerce';
import { formFields } from '../../model/form';
import { recordOf } from '../../transport/envelope';
import { apiPath } from '../../transport/path';
import { conciergeId } from '../input/channel';
import { needed, neededReservation, neededVenueOfCode } from '../input/needed';
import { wholeCents } from '../input/wholeCents';
import { writtenText } from '../input/writtenText';
import { yesOrNo } from '../input/yesOrNo';
import type { ItemRun } from '../run/itemRun';
import type { Operation } from '../types';
import { needConfirmation, sendOnce } from '../writing/singleWrite';

export const add: Operation = {
	name: 'Add',
	value: 'add',
	action: 'Add charge to reservation',
	description:
		'Record a payment that was taken elsewhere on a reservation, through the concierge channel. Sends the guest nothing by itself.',
	routes: [
		{
			method: 'POST',
			path: '/concierge/{concierge_id}/reservations/{reservation_id}/add_charge',
			confidence: 'H',
		},
	],
	properties: [
		reservationLocator({ description: 'The reservation that was paid for' }),
		venueLocator({
			required: false,
			description: 'The venue; needed with a confirmation code, since codes repeat across venues',
		}),
		{
			...textEntry('Transaction ID', 'transactionId', "The payment's ID at the payment provider"),
			required: true,
		},
		{
			...amountEntry(
				'Subtotal (Cents)',
				'subtotal',
				'The amount before tax and gratuity, in cents, more than 0',
			),
			required: true,
		},
		confirmChoice('the charge is written to the reservation'),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [
				amountEntry('Additional Fee (Cents)', 'additionalFee', 'A further fee, in cents'),
				textEntry('Card Brand', 'cardBrand', 'Brand of the card, e.g. Visa'),
				textEntry('Card ID', 'cardId', "The card's ID at the payment provider"),
				textEntry('Card Last Four', 'cardLast4', 'The last four digits of the card'),
				amountEntry('Gratuity (Cents)', 'gratuity', 'The tip, in cents'),
				amountEntry(
					'Promo Discount (Cents)',
					'promoDiscountAmount',
					'What the promo code took off, in cents',
				),
				textEntry('Promo Code ID', 'promoCodeId', 'The promo code that was used'),
				{
					displayName: 'Skip Validation',
					name: 'skipValidation',
					type: 'boolean',
					default: false,
					description: 'Whether SevenRooms takes the amounts without adding them up',
				},
				amountEntry('Tax (Percent)', 'tax', 'The tax in percent, 0 to 100'),
				amountEntry('Total (Cents)', 'total', 'The whole amount, in cents, more than 0'),
				amountEntry('Upgrade Amount (Cents)', 'upsellAmount', 'What upgrades cost, in cents'),
			],
		},
		optionsCollection([dryRunOption]),
	],
	async execute(run) {
		needConfirmation(run, 'This writes a charge to the reservation.');
		const { mode, value: reservation } = neededReservation(run);
		const venue = mode === 'code' ? neededVenueOfCode(run) : run.locator('venueId').value;
		const sent = await sendOnce(run, {
			method: 'POST',
			path: apiPath`/concierge/${conciergeId(run)}/reservations/${reservation}/add_charge`,
			form: formFields({ venue_id: venue, ...chargeFields(run) }),
			would: 'Write a charge to the reservation.',
			lookFor: 'Look at the charges of the reservation in SevenRooms before you add it again.',
			confirms: isCharged,
		});
		if ('planned' in sent) return [sent.planned];
		return [{ reservation_id: reservation, ...recordOf(sent.answer.body), charged: true }];
	},
};

/** The route tells its own status beside the ids (API reference, 4.10). */
function isCharged({ status, invoice_id, reference_id }: IDataObject): boolean {
	const told = text(status);
	return told ? /succe/i.test(told) : firstText(invoice_id, reference_id) !== null;
}

function chargeFields(run: ItemRun): { [field: string]: unknown } {
	const more = run.collection('additionalFields');
	const transactionId = needed(
		run.text('transactionId'),
		'Transaction ID',
		'Enter the ID under which your payment gateway keeps the payment.',
	);
	const subtotal = wholeCents(run.parameter<unknown>('subtotal', 0), 'Subtotal (Cents)', 1);
	const tax = number(more.tax) ?? -1;
	if (more.tax !== undefined && !(tax >= 0 && tax <= 100)) {
		throw new UserError('Tax (Percent) is not between 0 and 100', {
			description: 'Enter the rate, such as 8.875, and not the amount.',
		});
	}
	const amount = (name: string, displayName: string) =>
		wholeCents(more[name], `${displayName} (Cents)`);
	return {
		transaction_id: transactionId,
		subtotal,
		card_id: writtenText(more.cardId, 'Card ID'),
		card_last4: writtenText(more.cardLast4, 'Card Last Four'),
		card_brand: writtenText(more.cardBrand, 'Card Brand'),
		gratuity: amount('gratuity', 'Gratuity'),
		tax: more.tax,
		additional_fee: amount('additionalFee', 'Additional Fee'),
		upsell_amount: amount('upsellAmount', 'Upgrade Amount'),
		promo_code_id: writtenText(more.promoCodeId, 'Promo Code ID'),
		promo_discount_amount: amount('promoDiscountAmount', 'Promo Discount'),
		total: wholeCents(more.total, 'Total (Cents)', 1),
		skip_validation: yesOrNo(more.skipValidation, 'Skip Validation'),
	};
}
