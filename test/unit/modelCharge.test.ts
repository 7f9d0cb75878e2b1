import { simplifyCharge } from '../../nodes/SevenRooms/model/charge';
import { simplifyPaylink } from '../../nodes/SevenRooms/model/paylink';

const CHARGE = {
	id: 'ch-1',
	amount: 5400,
	base_amount: 5000,
	tax_amount: '400',
	additional_fee_tax: 0,
	processing_fee: null,
	charged: '2026-05-15T23:30:00.512400',
	entity_id: 'resv-1',
	entity_date: '2026-05-15',
	venue_id: 'venue-1',
	is_refund: false,
	failure_message: null,
	failure_code: 'card_declined',
	pos_check_nums: '10231,10232',
};

describe('a card charge', () => {
	it.each(['USD', 'GBP', 'JPY'])('says of every amount that it is in cents of %s', (currency) => {
		const charge = simplifyCharge(CHARGE, currency);
		expect(charge.amount).toEqual({ amount: 5400, currency, unit: 'minor' });
		expect(charge.tax_amount).toEqual({ amount: 400, currency, unit: 'minor' });
		expect(charge.additional_fee_tax).toEqual({ amount: 0, currency, unit: 'minor' });
	});

	it('has no amount where SevenRooms tells none, and no currency where nobody does', () => {
		expect(simplifyCharge(CHARGE)).toMatchObject({
			amount: { amount: 5400, currency: null, unit: 'minor' },
			processing_fee: null,
			gratuity_amount: null,
		});
	});

	it('says in UTC when it was taken and for which reservation', () => {
		expect(simplifyCharge(CHARGE)).toMatchObject({
			charged_at: '2026-05-15T23:30:00.512Z',
			reservation_id: 'resv-1',
			reservation_date: '2026-05-15',
			failure: 'card_declined',
			check_numbers: ['10231', '10232'],
		});
	});

	it('tells whose it was, with which card, and what became of it', () => {
		const row = {
			...{
				...CHARGE,
				venue_group_client_id: 'guest-1',
				reference_code: 'K7QX2MD',
				charged: 'soon',
			},
			...{ status: 'status_succeeded', transaction_type: 'transaction_type_auto_internal' },
			...{ promo_code: 'SPRING', brand: 'Visa', last_4: 4242, transaction_id: 'tx-1' },
			...{ failure_message: 'Card declined', notes: 'Deposit', booked_by_name: 'Lena' },
		};
		expect(simplifyCharge({ ...row, is_refund: true })).toMatchObject({
			...{ id: 'ch-1', venue_id: 'venue-1', guest_id: 'guest-1', reference_code: 'K7QX2MD' },
			...{ charged_at: 'soon', status: 'status_succeeded', type: 'transaction_type_auto_internal' },
			...{ is_refund: true, promo_code: 'SPRING', card_brand: 'Visa', last_4: '4242' },
			...{ transaction_id: 'tx-1', failure: 'Card declined', notes: 'Deposit' },
			booked_by_name: 'Lena',
		});
	});

	it.each([[null], ['x'], [[]], [{}]])('of %j is null all over instead of a failure', (nothing) => {
		const { check_numbers: checks, ...others } = simplifyCharge(nothing);
		expect(checks).toEqual([]);
		expect(new Set(Object.values(others))).toEqual(new Set([null]));
	});
});

describe('a payment link', () => {
	it('says that it asks for cents, and of which currency', () => {
		const link = simplifyPaylink(
			{ id: 'p-1', link: 'https://example.com/pay/p-1', subtotal: 1999, tax_amount: 0 },
			'gbp',
		);
		expect(link).toMatchObject({
			id: 'p-1',
			link: 'https://example.com/pay/p-1',
			subtotal: { amount: 1999, currency: 'GBP', unit: 'minor' },
			tax_amount: { amount: 0, currency: 'GBP', unit: 'minor' },
			gratuity_amount: null,
		});
	});

	it('tells whom it asks, by when and what for', () => {
		const row = {
			...{ reservation_id: 'r-1', venue_id: 'v-1', type: 'charge', gratuity_type: 'none' },
			...{ note_to_guest: 'Deposit', paylink_email_request: 'ada@example.com' },
			paylink_auto_cancel_minutes: '60',
		};
		expect(simplifyPaylink(row)).toMatchObject({
			...{ reservation_id: 'r-1', venue_id: 'v-1', type: 'charge', gratuity_type: 'none' },
			...{ note_to_guest: 'Deposit', email: 'ada@example.com', cancels_after_minutes: 60 },
		});
	});

	it.each([[null], ['x'], [[]], [{}]])('of %j is null all over, too', (nothing) => {
		expect(new Set(Object.values(simplifyPaylink(nothing)))).toEqual(new Set([null]));
	});
});
