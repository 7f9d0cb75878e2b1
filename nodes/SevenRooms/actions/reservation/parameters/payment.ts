import type { INodeProperties } from 'n8n-workflow';
import { amountEntry } from '../../../descriptions/entries';

/** Payment, payment links, holds and requests that a new booking can refer to. */
export const paymentDetails: INodeProperties[] = [
	amountEntry('Payment Subtotal (Cents)', 'paymentSubtotal', 'What a paid time costs, in cents'),
	amountEntry('Payment Tax (Cents)', 'paymentTax', 'Tax of a paid time, in cents'),
	amountEntry('Payment Gratuity (Cents)', 'paymentGratuity', 'Gratuity of a paid time, in cents'),
	amountEntry(
		'Payment Service Charge (Cents)',
		'paymentServiceCharge',
		'Service charge of a paid time, in cents',
	),
	{
		displayName: 'Payment by Link',
		name: 'paymentByPaylink',
		type: 'boolean',
		default: true,
		description:
			'Whether SevenRooms makes a payment link for the booking, and cancels the booking if nobody pays. The link comes out as payment_link.',
	},
	{
		displayName: 'Payment Link Cancels After (Minutes)',
		name: 'paylinkCancelMinutes',
		type: 'number',
		typeOptions: { minValue: 15 },
		default: 60,
		description: 'When an unpaid booking is canceled, 15 to 180',
	},
	{
		displayName: 'Payment Link Email',
		name: 'paylinkEmail',
		type: 'string',
		default: '',
		placeholder: 'e.g. name@example.com',
		description: 'Where the payment link goes',
	},
	{
		displayName: 'Payment Link Note',
		name: 'paylinkNote',
		type: 'string',
		default: '',
		description: 'A word to the guest beside the payment link',
	},
	{
		displayName: 'Card Token',
		name: 'cardToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'Token of a card that guarantees the booking',
	},
	{
		displayName: 'Payment Instrument Token',
		name: 'paymentInstrumentToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'The intent ID of a payment that was begun elsewhere',
	},
	{
		displayName: 'Minimum Spend',
		name: 'minPrice',
		type: 'string',
		default: '',
		description: 'What the party must spend at least, in whole units of the currency',
	},
	{
		displayName: 'Hold ID',
		name: 'reservationHoldId',
		type: 'string',
		default: '',
		description: 'A hold to use up for this booking',
	},
	{
		displayName: 'Request ID',
		name: 'requestId',
		type: 'string',
		default: '',
		description: 'A request to turn into this booking',
	},
];
