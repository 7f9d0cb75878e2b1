import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Fields, formOf, isTrue, queryOf } from '../../body.cjs';
import type { Core } from '../../core.cjs';
import { ApiError, NOT_FOUND, success } from '../../envelope.cjs';
import { onlyPaging } from '../../paging.cjs';
import { wantFields } from '../../required.cjs';
import { chargeRow } from '../../side/charges.cjs';
import type { Reservation } from '../../state/types.cjs';
import { chargePage } from '../charges.cjs';
import { pathParam, venueOf } from '../lookUp.cjs';
import { ownReservation, reservationOfVenue } from './lookUp.cjs';

/** Cards and charges; amounts in cents (API reference, 4.10). The sandbox moves no money. */
export function conciergePayments(app: FastifyInstance, core: Core): void {
	app.post('/begin_payment', (request, reply) => {
		checkVenue(core, request);
		const { amount } = checkedAmounts(formOf(request), { amount: isPrice });
		if (amount === undefined) throw new ApiError(400, 'Missing required parameters: amount');
		return reply.send(success(core, intent(core)));
	});

	app.post('/begin_save', (request, reply) => {
		checkVenue(core, request);
		return reply.send(success(core, intent(core)));
	});

	app.post('/reservations/:reservationId/add_charge', (request, reply) => {
		const form = formOf(request);
		wantFields(form, 'transaction_id', 'subtotal');
		const id = addCharge(core, reservationToCharge(core, request, form), form);
		return reply.send(
			success(core, { invoice_id: id, reference_id: form.transaction_id, status: 'SUCCESS' }),
		);
	});

	/** Takes no dates, unlike the venue's own list. */
	app.get('/venues/:venueId/charges', (request, reply) => {
		const query = onlyPaging(queryOf(request));
		return reply.send(success(core, chargePage(core, venueOf(core, request), query, 'concierge')));
	});
}

function checkVenue(core: Core, request: FastifyRequest): void {
	const query = queryOf(request);
	wantFields(query, 'venue_id');
	if (!core.state.venues.some(({ id }) => id === query.venue_id)) {
		throw new ApiError(404, NOT_FOUND);
	}
}

/** What a browser would hand to the payment provider. */
function intent(core: Core) {
	const id = `pi_sandbox_${core.state.side.newNumber()}`;
	return { intent_id: id, client_secret: `${id}_secret` };
}

/** A code names a reservation only together with its venue: codes repeat across venues. */
function reservationToCharge(core: Core, request: FastifyRequest, form: Fields): Reservation {
	if (form.venue_id) return reservationOfVenue(core, request, form.venue_id);
	const reservation = ownReservation(core, request);
	if (pathParam(request, 'reservationId') !== reservation.id) wantFields(form, 'venue_id');
	return reservation;
}

// Amounts are whole cents (API reference, 3.5), checks or none; the tax alone is a percentage.
const isCents = (value: number) => Number.isSafeInteger(value);
const isPrice = (value: number) => isCents(value) && value > 0;
const isPercent = (value: number) => value >= 0 && value <= 100;
const anyNumber = () => true;

function addCharge(core: Core, reservation: Reservation, form: Fields): string {
	const limits = isTrue(form.skip_validation)
		? { subtotal: isCents, total: isCents, tax: anyNumber }
		: { subtotal: isPrice, total: isPrice, tax: isPercent };
	const others = ['gratuity', 'additional_fee', 'upsell_amount', 'promo_discount_amount'];
	const amounts = checkedAmounts(form, {
		...limits,
		...Object.fromEntries(others.map((name) => [name, isCents])),
	});
	const {
		subtotal = 0,
		gratuity = 0,
		additional_fee: fee = 0,
		upsell_amount: upsell = 0,
	} = amounts;
	const tax = Math.round((subtotal * (amounts.tax ?? 0)) / 100);
	const discount = amounts.promo_discount_amount ?? 0;
	const id = core.state.side.newId('sr_BillingInvoice');
	const charge = chargeRow(core.state, reservation, {
		...{ id, base: subtotal, tax, gratuity, additionalFee: fee, upsell, promoDiscount: discount },
		promoCodeId: form.promo_code_id ?? null,
		total: amounts.total ?? subtotal + tax + gratuity + fee + upsell - discount,
		charged: core.clock.stamp(),
		transactionId: form.transaction_id,
		...(form.card_brand ? { brand: form.card_brand } : {}),
		...(form.card_last4 ? { last4: form.card_last4 } : {}),
	});
	core.state.side.charges.push(charge);
	return id;
}

/** The numbers of the form that were sent; refuses what is none or out of its limits. */
function checkedAmounts(
	form: Fields,
	limits: Record<string, (value: number) => boolean>,
): Record<string, number | undefined> {
	const sent = Object.entries(limits).filter(([name]) => form[name]);
	return Object.fromEntries(
		sent.map(([name, holds]) => {
			const value = Number(form[name]);
			if (!Number.isFinite(value) || !holds(value)) throw new ApiError(400, `Invalid ${name}`);
			return [name, value];
		}),
	);
}
