import { Client, type Row } from './sandboxClient.cjs';

type Fields = Record<string, string | number | boolean>;

/** The oracle is the API reference, sections 3.1, 4.4, 4.10 and 5.4. Amounts are integer cents. */
describe('money between a concierge and a guest in the sandbox', () => {
	let client: Client;
	let id: string;

	beforeAll(async () => {
		client = await Client.start({ reservations: 0 });
	});

	beforeEach(async () => {
		client.sandbox.reset();
		await client.login();
		id = String((await book()).body.data.reservation_id);
	});
	afterAll(() => client.close());

	const own = (path: string) => `/concierge/${client.sandbox.conciergeId}${path}`;
	const at = (path: string, index = 0) => own(`/venues/${client.sandbox.venues[index].id}${path}`);
	const book = (fields: Fields = {}) =>
		client.form('PUT', at('/book'), {
			...{ date: '2026-05-15', time: '19:30', party_size: 2 },
			...{ first_name: 'Noor', last_name: 'Bakker', phone: '+1 415-555-0101' },
			...fields,
		});
	const paylinks = async () =>
		(await client.get(at(`/payments/paylinks/${id}`))).body.data as unknown as Row[];

	it('makes a paylink that is no envelope, lists it in one, and deletes it into nothing', async () => {
		const made = await client.form('POST', at(`/payments/paylink/${id}`), {
			...{ subtotal: 12000, tax_amount: 960, gratuity_type: 'client_select_gratuity' },
			...{ type: 'charge', note_to_guest: 'See you soon', paylink_email_request: 'a@example.com' },
		});

		expect(made.body).not.toHaveProperty('data');
		expect(made.body).toMatchObject({
			link: expect.stringContaining('https://') as string,
			subtotal: 12000,
			tax_amount: 960,
			note_to_guest: 'See you soon',
		});
		expect(await paylinks()).toEqual([made.body]);

		const path = `/payments/paylink/${String(made.body.id)}`;
		expect((await client.call('DELETE', at(path, 1))).status).toBe(404);
		expect((await client.call('DELETE', at(path))).body).toEqual({});
		expect(await paylinks()).toEqual([]);
		expect((await client.call('DELETE', at(path))).status).toBe(404);
	});

	it.each([
		['broken cents', { subtotal: '12.50' }],
		['an unknown kind of gratuity', { gratuity_type: 'generous' }],
		['an unknown type', { type: 'gift' }],
	])('makes no paylink with %s', async (_what, fields) => {
		expect((await client.form('POST', at(`/payments/paylink/${id}`), fields)).status).toBe(400);
		expect(await paylinks()).toEqual([]);
	});

	it('makes the paylink that cancels a booking by itself', async () => {
		const fields = { payment_by_paylink: true, payment_subtotal: 5000, paylink_cancel_time: 30 };
		const { data } = (await book({ ...fields, phone: '+1 415-555-0102' })).body;
		id = String(data.reservation_id);

		expect(data.paylink_auto_cancel).toMatchObject({
			subtotal: 5000,
			paylink_auto_cancel_minutes: 30,
		});
		expect(await paylinks()).toEqual([data.paylink_auto_cancel]);
		expect((await book({ ...fields, paylink_cancel_time: 10 })).status).toBe(400);
	});

	const charge = (reservation: string, fields: Fields = {}) =>
		client.form('POST', own(`/reservations/${reservation}/add_charge`), {
			...{ transaction_id: 'tx-1', subtotal: 5000, tax: 10, gratuity: 500, card_last4: '0101' },
			...fields,
		});

	it('writes a charge down, for both families to see', async () => {
		const answer = await charge(id);
		const venue = client.sandbox.venues[0].id;

		expect(answer.body.data).toMatchObject({ status: 'SUCCESS', reference_id: 'tx-1' });
		const expected = [
			expect.objectContaining({
				id: answer.body.data.invoice_id,
				entity_id: id,
				base_amount: 5000,
				tax_amount: 500,
				gratuity_amount: 500,
				amount: 6000,
				transaction_id: 'tx-1',
				last_4: '0101',
			}) as Row,
		];
		expect((await client.get(at('/charges'))).body.data.charges).toEqual(expected);
		expect((await client.get(`/venues/${venue}/charges`)).body.data.charges).toEqual(expected);
		expect((await client.get(at('/charges', 1))).body.data.charges).toEqual([]);
	});

	it.each([
		['no transaction', { transaction_id: '' }],
		['nothing to pay', { subtotal: 0 }],
		['more tax than price', { tax: 101 }],
		['a total of nothing', { total: 0 }],
		['an amount in words', { gratuity: 'much' }],
		['a broken price', { subtotal: 19.99 }],
		['a broken price that nobody checks', { subtotal: 19.99, skip_validation: true }],
		['a broken total', { total: 59.5 }],
		['a broken gratuity', { gratuity: 1.5 }],
		['a broken fee', { additional_fee: 0.5 }],
		['broken upgrades', { upsell_amount: 0.5 }],
		['a broken discount', { promo_discount_amount: 0.5 }],
	])('charges nothing with %s', async (_what, fields) => {
		expect((await charge(id, fields)).status).toBe(400);
		expect((await client.get(at('/charges'))).body.data.charges).toEqual([]);
	});

	it('takes a tax with decimals, since it is a percentage', async () => {
		expect((await charge(id, { tax: 8.875 })).status).toBe(200);
		const [row] = (await client.get(at('/charges'))).body.data.charges as Row[];
		expect(row).toMatchObject({ tax_amount: 444, amount: 5944 });
	});

	it('lists the charges of a concierge page by page, whatever dates are named', async () => {
		for (const transaction of ['tx-1', 'tx-2']) await charge(id, { transaction_id: transaction });
		const query = { limit: 1, from_date: '2030-01-01', active: 'true' };
		const first = (await client.get(at('/charges'), query)).body.data;
		const next = { cursor: String(first.cursor), limit: 1 };
		const second = (await client.get(at('/charges'), next)).body.data;

		const found = [...(first.charges as Row[]), ...(second.charges as Row[])];
		expect(found.map((row) => row.transaction_id)).toEqual(['tx-1', 'tx-2']);
	});

	it('wants the venue beside a reference code', async () => {
		const { data } = (await client.get(own(`/reservations/${id}`))).body;
		const code = String(data.reference_code);

		expect((await charge(code)).body.msg).toContain('venue_id');
		expect((await charge(code, { venue_id: client.sandbox.venues[1].id })).status).toBe(404);
		expect((await charge(code, { venue_id: client.sandbox.venues[0].id })).status).toBe(200);
	});

	it('begins a payment and the saving of a card', async () => {
		const query = `?venue_id=${client.sandbox.venues[0].id}`;
		const payment = await client.form('POST', own(`/begin_payment${query}`), { amount: 5000 });
		const card = await client.form('POST', own(`/begin_save${query}`));

		for (const { body } of [payment, card]) {
			expect(Object.keys(body.data)).toEqual(['intent_id', 'client_secret']);
		}
		expect((await client.form('POST', own(`/begin_payment${query}`))).status).toBe(400);
		const broken = await client.form('POST', own(`/begin_payment${query}`), { amount: 49.5 });
		expect([broken.status, broken.body.msg]).toEqual([400, 'Invalid amount']);
		expect((await client.form('POST', own('/begin_payment'), { amount: 1 })).status).toBe(400);
	});
});
