import { Client, type Receiver, type Row, startReceiver } from './sandboxClient.cjs';

/** The oracle is the API reference, sections 4.9 and 5.1. */
describe('a point of sale that pushes its checks', () => {
	let client: Client;
	let receiver: Receiver;
	let id: string;

	beforeAll(async () => {
		client = await Client.start({ reservations: 0 });
		receiver = await startReceiver();
		client.sandbox.state.venues[0].seatingAreas[0].tables.push('Chef');
	});

	beforeEach(async () => {
		client.sandbox.reset();
		await client.login();
		receiver.calls.length = 0;
		const booked = await client.book(0, { table: 'Chef', time: '19:30', status: 'SEATED' });
		id = String(booked.body.data.reservation_id);
	});
	afterAll(async () => {
		await client.close();
		await receiver.close();
	});

	const path = () => `/venues/${client.sandbox.venues[0].id}/webhooks/till-1/basket/updates`;
	const push = (fields: Row) =>
		client.json('POST', path(), {
			function: 'new_check',
			table: 'Chef',
			order_number: '88',
			check_open_time: '2026-05-15T23:40:00Z',
			...fields,
		});
	const read = async () => (await client.get(`/reservations/${id}`)).body.data as Row;
	const ticket = async () => ((await read()).pos_tickets as Row[])[0];
	const items = [{ name: 'Oysters', qty: 3, price: 4, discount: 0, net_total: 12 }];

	it('finds the reservation that sits at the table that day, and is told to everyone', async () => {
		client.sandbox.webhooks.subscribe({ url: receiver.url });
		const before = await read();
		const answer = await push({ item: items, subtotal: 12, total_amount: 13.05 });
		await client.sandbox.webhooks.settled();

		expect(answer.body.data.reservation_id).toBe(id);
		expect(await ticket()).toMatchObject({
			local_pos_ticket_id: '88',
			status: 'open',
			table_no: 'Chef',
			start_time: '2026-05-15T19:40:00',
			subtotal: 12,
			tax: 1.05,
			total: 13.05,
			items: [{ name: 'Oysters', quantity: 3, price: 12 }],
		});
		expect(String((await read()).updated) > String(before.updated)).toBe(true);
		expect(receiver.calls[0].events[0]).toMatchObject({
			event_type: 'updated',
			updates: expect.arrayContaining([{ field: 'pos_tickets', previous: [] }]) as unknown,
		});
	});

	it('follows the check until it is paid', async () => {
		await push({});
		await push({ function: 'update_item', item: items, subtotal: 12, total_amount: 12 });
		await push({ function: 'update_cover', guest_count: 3 });
		expect((await read()).arrived_guests).toBe(3);

		await push({ function: 'close_check', check_close_time: '2026-05-16T01:00:00+00:00' });
		expect(await ticket()).toMatchObject({
			status: 'closed',
			end_time: '2026-05-15T21:00:00',
			total: 12,
		});
		expect((await read()).pos_tickets).toHaveLength(1);

		await push({ function: 'cancel_payment' });
		expect(await ticket()).toMatchObject({ status: 'open', end_time: null });

		await push({ function: 'void_check' });
		expect((await read()).pos_tickets).toEqual([]);
	});

	it('moves with the guests', async () => {
		await push({});
		await push({ function: 'move_table', table: undefined, from_table: 'Chef', to_table: '4' });

		expect(await ticket()).toMatchObject({ table_no: '4' });
		expect([(await read()).table_numbers].flat()).toEqual(['4']);
	});

	it.each([
		['a function nobody knows', { function: 'open_sesame' }],
		['no function', { function: undefined }],
		['a table in the wrong case', { table: 'chef' }],
		['no number of the check', { order_number: undefined }],
		['a time without an offset', { check_open_time: '2026-05-15T23:40:00' }],
		['a time that is none', { check_open_time: '2026-02-31T25:40:00Z' }],
		['a move to nowhere', { function: 'move_table' }],
	])('is refused with %s', async (_what, fields) => {
		expect((await push(fields)).status).toBe(400);
		expect((await read()).pos_tickets).toEqual([]);
	});

	it('is refused as a form', async () => {
		const form = { function: 'new_check', table: 'Chef', order_number: '88' };

		expect((await client.form('POST', path(), form)).status).toBe(400);
	});

	it('keeps a check of a table where nobody has booked', async () => {
		const answer = await push({ table: '9' });

		expect([answer.status, answer.body.data.reservation_id]).toEqual([200, null]);
	});
});
