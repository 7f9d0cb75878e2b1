import { Client, type Receiver, type Row, startReceiver } from './sandboxClient.cjs';

type Fields = Record<string, string | number | boolean>;

const FRIDAY = { date: '2026-05-15', time: '19:30', party_size: 2 };
const WHO = { first_name: 'Noor', last_name: 'Bakker', phone: '+1 415-555-0101' };

/** The oracle is the API reference, sections 4.4 (column C), 4.10, 5.1 and 5.5. */
describe('a concierge that books in the sandbox', () => {
	let client: Client;
	let receiver: Receiver;

	beforeAll(async () => {
		client = await Client.start({ reservations: 0 });
		receiver = await startReceiver();
	});

	beforeEach(async () => {
		client.sandbox.reset();
		await client.login();
		receiver.calls.length = 0;
	});
	afterAll(async () => {
		await client.close();
		await receiver.close();
	});

	const own = (path: string) => `/concierge/${client.sandbox.conciergeId}${path}`;
	const group = (path: string) => `/concierge_group/${client.sandbox.conciergeGroupId}${path}`;
	const at = (path: string, index = 0) => own(`/venues/${client.sandbox.venues[index].id}${path}`);
	const bookAt = (index: number, fields: Fields = {}) =>
		client.form('PUT', at('/book', index), { ...FRIDAY, ...WHO, ...fields });
	const book = (fields: Fields = {}) => bookAt(0, fields);
	const booked = async (fields: Fields = {}) => {
		const answer = await book(fields);
		expect(answer.status).toBe(200);
		return String(answer.body.data.reservation_id);
	};
	const read = async (id: string) =>
		(await client.get(own(`/reservations/${id}`))).body.data as Row;
	const asVenue = async (id: string) => (await client.get(`/reservations/${id}`)).body.data as Row;

	it('answers a booking with ids and without reference codes', async () => {
		const { data } = (await book()).body;

		expect(Object.keys(data).sort()).toEqual(['reservation_id', 'upgrades']);
	});

	it('reads the concierge names of fields and ignores those of the venue', async () => {
		const id = await booked({
			table_codes: '3,4',
			reservation_tags: 'Seating:Window',
			client_tags_to_add: 'Status:VIP',
			address_2: 'Floor 2',
			tags: 'Special Occasions:Birthday',
			add_client_tags: 'Preferences:Vegan',
			table: '9',
		});
		const reservation = await asVenue(id);
		const guest = await client.get(`/clients/${String(reservation.venue_group_client_id)}`);

		expect([reservation.table_numbers].flat().join(', ')).toBe('3, 4');
		expect((reservation.tags as Row[]).map(({ tag }) => tag)).toEqual(['Window']);
		expect(guest.body.data).toMatchObject({ tags: 'VIP', address_2: 'Floor 2' });
	});

	it('keeps the minimum spend and the area of the room, as only a concierge can name them', async () => {
		const { seatingAreas } = client.sandbox.state.venues[0];
		const terrace = seatingAreas[1];
		const id = await booked({ min_price: '150', venue_seating_area_id: terrace.id });

		expect(await read(id)).toMatchObject({ min_price: 150 });
		expect(await asVenue(id)).toMatchObject({
			min_price: 150,
			venue_seating_area_id: terrace.id,
			venue_seating_area_name: terrace.name,
		});
		await client.form('PUT', at('/book'), { ...FRIDAY, reservation_id: id });
		expect(await read(id)).toMatchObject({ min_price: 150 });

		const { body } = await client.book(0, { min_price: '150', venue_seating_area_id: 'nowhere' });
		expect(await asVenue(String(body.data.reservation_id))).toMatchObject({
			min_price: null,
			venue_seating_area_id: null,
		});
	});

	it('takes a slot option by its own id, and the venue does not know the field', async () => {
		const { accessRules } = client.sandbox.state.venues[1].shifts[1];
		const [free, tasting] = accessRules;
		const at6 = { ...FRIDAY, ...WHO, time: '18:00' };
		const bookIn = (fields: Fields) => bookAt(1, { ...at6, ...fields });
		const option = { slot_option_id: tasting.id, payment_subtotal: 19000 };
		const { data } = (await bookIn(option)).body;

		expect(await asVenue(String(data.reservation_id))).toMatchObject({
			access_persistent_id: tasting.persistentId,
		});
		const both = { ...option, access_persistent_id: free.persistentId };
		for (const wrong of [{ slot_option_id: tasting.persistentId }, both]) {
			expect((await bookIn(wrong)).body.msg).toBe('Invalid slot_option_id');
		}
		expect((await bookIn({ slot_option_id: tasting.id })).body.msg).toBe('Payment is required');
		const ofVenue = (await client.book(1, { ...at6, ...option })).body.data;
		expect(await asVenue(String(ofVenue.reservation_id))).toMatchObject({
			access_persistent_id: free.persistentId,
		});
	});

	it('tells two bookings under one code apart by the venue', async () => {
		const ids = [await booked(), String((await bookAt(1)).body.data.reservation_id)];
		const [here, there] = ids.map((id) => client.sandbox.state.reservations.get(id));
		there!.referenceCode = here!.referenceCode;
		const code = here!.referenceCode;
		const made = await client.form('POST', at(`/payments/paylink/${code}`, 1), { subtotal: 100 });
		const charge = { transaction_id: 'tx', subtotal: 100, venue_id: client.sandbox.venues[1].id };
		await client.form('POST', own(`/reservations/${code}/add_charge`), charge);
		const list = async (path: string) => (await client.get(path)).body.data as unknown as Row[];

		expect(await list(at(`/payments/paylinks/${ids[1]}`, 1))).toEqual([made.body]);
		expect(await list(at(`/payments/paylinks/${ids[0]}`))).toEqual([]);
		expect((await client.get(at('/charges', 1))).body.data.charges).toMatchObject([
			{ entity_id: ids[1], transaction_id: 'tx' },
		]);
		const elsewhere = await client.get(at(`/payments/paylinks/${code}`, 2));
		expect([elsewhere.status, elsewhere.body.msg]).toEqual([
			404,
			'The venue does not have record of this reservation.',
		]);
	});

	it.each([
		['an area that the venue does not have', { venue_seating_area_id: 'nowhere' }],
		['a minimum spend in words', { min_price: 'much' }],
	])('books nothing with %s', async (_what, fields) => {
		const answer = await book(fields);

		expect([answer.status, answer.body.msg]).toEqual([400, `Invalid ${Object.keys(fields)[0]}`]);
		expect(client.sandbox.state.reservations.size).toBe(0);
	});

	it('shows a reservation the way a concierge sees it', async () => {
		const id = await booked({ table_codes: '3,4', notes: 'Window', external_id: 'crm-7' });

		expect(await read(id)).toMatchObject({
			id,
			status: 'On the Books',
			status_code: 'RESERVED',
			internal_status: 'RESERVED',
			table_numbers: '3, 4',
			deleted: false,
			max_guests: 2,
			arrival_time: '7:30 PM',
			client_requests: 'Window',
			external_id: 'crm-7',
		});
		expect(await read(id)).not.toHaveProperty('status_simple');
	});

	it('books nothing from JSON', async () => {
		const answer = await client.json('PUT', at('/book'), { ...FRIDAY, ...WHO });

		expect(answer.status).toBe(400);
		expect(client.sandbox.state.reservations.size).toBe(0);
	});

	it('updates its own booking, and no booking of the restaurant itself', async () => {
		const id = await booked();
		const theirs = String((await client.book(0)).body.data.reservation_id);
		const update = (reservation: string) =>
			client.form('PUT', at('/book'), { ...FRIDAY, party_size: 3, reservation_id: reservation });

		expect((await update(id)).status).toBe(200);
		expect(await read(id)).toMatchObject({ max_guests: 3 });
		expect((await update(theirs)).body.msg).toBe('Invalid reservation ID');
		expect((await client.get(own(`/reservations/${theirs}`))).status).toBe(400);
	});

	it('finds a booking by id and code, and in the group by external id, too', async () => {
		const id = await booked({ external_id: 'crm-7' });
		const code = String((await read(id)).reference_code);

		expect((await read(code)).id).toBe(id);
		expect((await client.get(group(`/reservations/${code}`))).body.data.id).toBe(id);
		expect((await client.get(group('/reservations/crm-7'))).body.data.id).toBe(id);
		expect((await client.get(own('/reservations/crm-7'))).status).toBe(400);
	});

	it('lists its bookings with a number for a cursor, and filters them', async () => {
		const first = await booked();
		const second = await booked({
			date: '2026-05-16',
			...WHO,
			first_name: 'Sam',
			phone: '5550102',
		});
		await client.form('DELETE', own(`/reservations/${second}`));
		await client.book(0);
		const ids = async (query: Fields) =>
			(await client.get(group('/reservations'), query)).body.data.results.map(({ id }) => id);
		const page = (await client.get(group('/reservations'), { limit: 1 })).body.data;

		expect(page).toMatchObject({ cursor: 1, limit: 1 });
		expect((await ids({})).sort()).toEqual([first, second].sort());
		expect((await client.get(group('/reservations'))).body.data.limit).toBe(50);
		expect(await ids({ status: 'CANCELED' })).toEqual([second]);
		expect(await ids({ from_date: '2026-05-16', to_date: '2026-05-16' })).toEqual([second]);
		expect(await ids({ name: 'noor' })).toEqual([first]);
		expect(await ids({ phone_number: '5550102' })).toEqual([second]);
		expect(await ids({ concierge_id: client.sandbox.conciergeId })).toHaveLength(2);
		expect(await ids({ concierge_id: 'another' })).toEqual([]);
	});

	it.each([
		['the concierge', own],
		['the group', group],
	])('cancels and deletes through %s, and tells the webhooks', async (_who, path) => {
		client.sandbox.webhooks.subscribe({ url: receiver.url });
		const id = await booked({ email: 'noor@example.com' });
		const canceled = await client.form('DELETE', path(`/reservations/${id}`), {
			send_client_email: true,
		});
		const twice = await client.form('DELETE', path(`/reservations/${id}`));

		expect(canceled.body.data).toEqual({ reservation_id: id });
		expect(client.sandbox.state.messages).toMatchObject([{ channel: 'email', reason: 'canceled' }]);
		expect(twice.body.msg).toBe('Reservation has already been cancelled.');
		expect(await read(id)).toMatchObject({ status: 'Canceled', status_code: 'CANCELED' });

		const deleted = await client.call('DELETE', path(`/reservations/${id}/delete`));
		expect(deleted.body.data).toEqual({ reservation_id: id });
		expect(await read(id)).toMatchObject({ deleted: true });
		await client.sandbox.webhooks.settled();
		const events = receiver.calls.flatMap(({ events: some }) => some);
		expect(events.map(({ event_type: type }) => type)).toEqual(
			expect.arrayContaining(['created', 'updated', 'deleted']),
		);
	});

	describe('holding seats', () => {
		const slot = async (party: number) => {
			const answer = await client.get(at('/availability/dining'), {
				date: '2026-05-15',
				party_size: party,
				start_time: '19:30',
				end_time: '19:30',
				can_request: true,
			});
			return ((answer.body.data.availability as Row[]).flatMap(
				({ timeslots }) => timeslots as Row[],
			)[0] ?? {}) as Row;
		};
		const hold = async (party: number) => {
			const found = await slot(party);
			return client.form('PUT', at('/holds'), {
				...FRIDAY,
				party_size: party,
				shift_persistent_id: String(found.shift_persistent_id),
				access_persistent_id: String(found.access_persistent_id),
			});
		};

		it('takes them off the market for five minutes', async () => {
			const { data } = (await hold(39)).body;

			expect(data.reservation_hold_id).toMatch(/^\d{10}\.\d{6}$/);
			expect(data.hold_duration_sec).toBe(300);
			expect(await slot(2)).toMatchObject({ type: 'request', is_held: true });
			expect((await book()).body.msg).toBe('No direct availability');
			expect((await client.book(0)).body.msg).toBe('No direct availability');

			client.sandbox.clock.advance(301_000);
			expect((await book()).status).toBe(200);
		});

		it('uses the hold up with the booking', async () => {
			const { reservation_hold_id: id } = (await hold(40)).body.data;

			expect((await book({ party_size: 40, reservation_hold_id: String(id) })).status).toBe(200);
			const again = await book({ party_size: 2, reservation_hold_id: String(id) });
			expect(again.status).toBe(400);
			expect(client.sandbox.state.reservations.size).toBe(1);
		});

		it('is used up by a booking of the venue itself, too', async () => {
			const { reservation_hold_id: id } = (await hold(40)).body.data;
			const held = { party_size: 40, reservation_hold_id: String(id) };

			expect((await client.book(0, { ...held, reservation_hold_id: '' })).body.msg).toBe(
				'No direct availability',
			);
			expect((await client.book(0, { ...held, time: '20:00' })).body.msg).toBe(
				'Reservation hold is for another slot',
			);
			expect((await client.book(1, held)).status).toBe(400);
			expect((await client.book(0, held)).status).toBe(200);
			expect((await client.book(0, { ...held, party_size: 2 })).body.msg).toBe(
				'Reservation hold is invalid or has expired',
			);
			expect(client.sandbox.state.reservations.size).toBe(1);
		});

		it('keeps the hold when the booking fails', async () => {
			const { reservation_hold_id: id } = (await hold(40)).body.data;

			expect((await book({ time: '20:00', reservation_hold_id: String(id) })).status).toBe(400);
			expect((await book({ party_size: 40, reservation_hold_id: String(id) })).status).toBe(200);
		});

		it('gives them back without the usual envelope', async () => {
			const { data } = (await hold(40)).body;
			const id = String(data.reservation_hold_id);
			const release = (fields: Fields = {}) =>
				client.form('POST', at(`/holds/${id}/release`), {
					date: '2026-05-15',
					shift_persistent_id: String(data.shift_persistent_id),
					...fields,
				});
			const others: Fields[] = [{ date: '2026-05-16' }, { shift_persistent_id: 'another' }];
			for (const wrong of others) {
				expect((await release(wrong)).status).toBe(404);
			}
			const missing = await client.form('POST', at(`/holds/${id}/release`));

			expect(missing.status).toBe(400);
			expect((await release()).body).toEqual({
				status: 200,
				message: `Hold ${id} released normally`,
			});
			expect((await slot(40)).type).toBe('book');
			expect((await release()).status).toBe(404);
		});

		it('wants both persistent ids', async () => {
			const answer = await client.form('PUT', at('/holds'), FRIDAY);

			expect(answer.body.msg).toContain('shift_persistent_id, access_persistent_id');
		});
	});

	describe('asking for a table', () => {
		const ask = (index = 0, fields: Fields = {}) =>
			client.form('PUT', at('/request', index), {
				...{ date: '2026-05-15', party_size: 4, ...WHO },
				...{ start_time: '19:00', end_time: '21:00', notes: 'Terrace', ...fields },
			});

		it('makes, reads, changes and lists a request', async () => {
			const id = String((await ask()).body.data.request_id);
			const changed = await client.form('POST', at(`/request/${id}`), { party_size: 5 });

			expect(changed.body.data).toEqual({ request_id: id, reservation_id: null });
			const { data } = (await client.get(at(`/request/${id}`))).body;
			expect(data).toMatchObject({
				id,
				status: 'UNAPPROVED',
				max_guests: 5,
				notes: 'Terrace',
				arrival_time: '7:00 PM',
				time_range: ['2026-05-15T23:00:00+00:00', '2026-05-16T01:00:00+00:00'],
				expiration: '5/15/26 7:00 PM',
			});
			expect((await client.get(`/requests/${id}`)).body.data).toEqual(data);
			expect((await client.get(at(`/request/${id}`, 1))).status).toBe(404);
		});

		it('becomes a booking', async () => {
			const id = String((await ask()).body.data.request_id);
			const { data } = (await book({ request_id: id })).body;

			expect(data.request_id).toBe(id);
			expect((await client.get(at(`/request/${id}`))).body.data).toMatchObject({
				status: 'APPROVED',
				reservation_id: data.reservation_id,
			});
			expect((await book({ request_id: id })).status).toBe(400);
		});

		it.each([
			['a comma list', (ids: string[]) => `request_ids=${ids.join(',')}`],
			['repeated fields', (ids: string[]) => ids.map((id) => `request_ids=${id}`).join('&')],
		])('deletes several, as %s', async (_how, write) => {
			const ids = [await ask(), await ask()].map(({ body }) => String(body.data.request_id));
			const answer = await client.call('POST', at('/requests/delete'), {
				body: new URLSearchParams(write(ids)),
			});

			expect(answer.body.data).toEqual({ count: 2, deleted_ids: ids });
			expect((await client.get(at(`/request/${ids[0]}`))).body.data.deleted).not.toBeNull();
			const late = await client.form('POST', at(`/request/${ids[0]}`), { party_size: 5 });
			expect(late.status).toBe(404);
		});

		it('is refused where the venue takes no requests, or where a field is missing', async () => {
			expect((await ask(2)).status).toBe(403);
			expect((await ask(0, { phone: '' })).body.msg).toContain('phone');
		});
	});
});
