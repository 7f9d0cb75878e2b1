import { createHmac } from 'node:crypto';
import { Client, type Receiver, startReceiver } from './sandboxClient.cjs';

describe('webhooks of the sandbox', () => {
	let client: Client;
	let receiver: Receiver;

	beforeAll(async () => {
		client = await Client.start();
	});

	beforeEach(async () => {
		receiver = await startReceiver();
		client.sandbox.webhooks.subscribe({ url: receiver.url });
	});

	afterEach(async () => {
		client.sandbox.reset();
		await client.login();
		await receiver.close();
	});
	afterAll(() => client.close());

	const settled = () => client.sandbox.webhooks.settled();
	const events = () => receiver.calls.flatMap((call) => call.events);
	const anyReservation = (index = 0) => [...client.sandbox.state.reservations.all()][index];
	const touch = (index = 0) =>
		client.sandbox.state.changeReservation(anyReservation(index), { internalNotes: `n${index}` });

	it('tells about a new guest and a new booking in one array', async () => {
		const { reservation_id: id } = (await client.book(0)).body.data;
		await settled();

		expect(receiver.calls).toHaveLength(1);
		expect(events()).toEqual([
			expect.objectContaining({ entity_type: 'client', event_type: 'created' }),
			{
				entity_type: 'reservation',
				event_type: 'created',
				updates: null,
				hotel_confirmation: null,
				hotel_id: null,
				hotel_room: null,
				entity: (await client.get(`/reservations/${String(id)}`)).body.data,
			},
		]);
	});

	it('names what changed, with the values before', async () => {
		const { reservation_id: id } = (await client.book(0, { party_size: 2 })).body.data;
		const before = (await client.get(`/reservations/${String(id)}`)).body.data;
		await settled();
		receiver.calls.length = 0;
		await client.form('PUT', `/venues/${client.sandbox.venues[0].id}/book`, {
			reservation_id: String(id),
			date: '2026-05-15',
			time: '19:30',
			party_size: 4,
		});
		await settled();

		const [event] = events();
		expect(event).toMatchObject({ event_type: 'updated', entity: { id, max_guests: 4 } });
		expect(event.updates).toEqual(
			expect.arrayContaining([
				{ field: 'max_guests', previous: 2 },
				{ field: 'updated', previous: before.updated },
			]),
		);
		expect(JSON.stringify(event.updates)).not.toContain('arrival_time');
	});

	it('tells a cancellation as an update of the status', async () => {
		const { reservation_id: id } = (await client.book(0)).body.data;
		await client.form('POST', `/reservations/${String(id)}/cancel`);
		await settled();

		const last = events().at(-1);
		expect(last).toMatchObject({ event_type: 'updated', entity: { status: 'CANCELED' } });
		expect(last?.updates).toContainEqual({ field: 'status', previous: 'RESERVED' });
	});

	it('tells what the host does at the stand, deletions included', async () => {
		const reservation = anyReservation();
		await client.admin('PATCH', `/admin/reservations/${reservation.id}`, { status: 'SEATED' });
		await client.admin('DELETE', `/admin/reservations/${reservation.id}`);
		await client.admin('DELETE', `/admin/guests/${reservation.guestId}`);
		await settled();

		expect(events().map((event) => [event.entity_type, event.event_type])).toEqual([
			['reservation', 'updated'],
			['reservation', 'deleted'],
			['client', 'deleted'],
		]);
		expect(events()[1].entity).toMatchObject({ deleted: expect.any(String) as string });
	});

	it('holds events back and releases them, so many a call', async () => {
		client.sandbox.webhooks.hold();
		for (const index of [0, 1, 2, 3, 4]) touch(index);
		await settled();
		expect(receiver.calls).toHaveLength(0);

		client.sandbox.webhooks.release(2);
		await settled();
		expect(receiver.calls.map((call) => call.events.length)).toEqual([2, 2, 1]);
	});

	it('sends a burst in one call', async () => {
		await client.admin('POST', '/admin/webhooks/burst', { count: 30 });
		await settled();

		expect(receiver.calls.map((call) => call.events.length)).toEqual([30]);
	});

	it('sends things twice and backwards on request', async () => {
		await client.admin('PATCH', '/admin/webhooks/settings', { duplicates: 1, order: 'reversed' });
		touch(0);
		touch(1);
		await settled();

		const ids = [anyReservation(1).id, anyReservation(0).id];
		expect(
			receiver.calls.map((call) => call.events.map(({ entity }) => (entity as { id: string }).id)),
		).toEqual([ids, ids]);
	});

	it('proves itself with a secret in a header, or with a wrong one', async () => {
		client.sandbox.webhooks.clear();
		const target = { url: receiver.url, secret: 'sixteen-letters!', headers: { 'x-site': 'bay' } };
		await client.admin('POST', '/admin/webhooks', target);
		touch();
		await settled();
		client.sandbox.webhooks.settings.wrongSecret = true;
		touch();
		await settled();

		const [right, wrong] = receiver.calls.map(({ headers }) => headers);
		expect(right).toMatchObject({ authorization: 'Bearer sixteen-letters!', 'x-site': 'bay' });
		expect(wrong.authorization).not.toContain('Bearer sixteen');
	});

	it('signs timestamp, dot and body', async () => {
		client.sandbox.webhooks.clear();
		const signature = { header: 'x-signature', timestampHeader: 'x-timestamp' };
		client.sandbox.webhooks.subscribe({ url: receiver.url, secret: 'key', signature });
		touch();
		await settled();

		const [{ headers, raw }] = receiver.calls;
		const text = `${String(headers['x-timestamp'])}.${raw}`;
		const digest = createHmac('sha256', 'key').update(text).digest('hex');
		expect(headers['x-signature']).toBe(digest);
		expect(headers).not.toHaveProperty('authorization');
	});

	it('sends only what a target wants', async () => {
		client.sandbox.webhooks.clear();
		client.sandbox.webhooks.subscribe({ url: receiver.url, entityTypes: ['client'] });
		await client.book(0);
		await settled();

		expect(events().map(({ entity_type: type }) => type)).toEqual(['client']);
	});

	it('does not repeat a failed delivery unless told to', async () => {
		receiver.status = 500;
		touch();
		await settled();
		expect(receiver.calls).toHaveLength(1);

		Object.assign(client.sandbox.webhooks.settings, { retries: 2, retryDelayMs: 1 });
		touch();
		await settled();
		expect(receiver.calls).toHaveLength(4);
	});

	it('writes every delivery down', async () => {
		touch();
		await settled();

		const deliveries = (await client.admin('GET', '/admin/deliveries')).body;
		expect(deliveries).toEqual([
			expect.objectContaining({ url: receiver.url, status: 200, attempt: 1 }),
		]);
	});
});
