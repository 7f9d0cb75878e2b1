import { upgradeRows } from '../../sandbox/side/upgrades.cjs';
import { Client, type Row } from './sandboxClient.cjs';

describe('booking in the sandbox', () => {
	let client: Client;

	beforeAll(async () => {
		client = await Client.start({ reservations: 0 });
	});

	afterEach(async () => {
		client.sandbox.reset();
		await client.login();
	});
	afterAll(() => client.close());

	const venueId = (index: number) => client.sandbox.venues[index].id;
	const read = async (id: unknown) =>
		(await client.get(`/reservations/${String(id)}`)).body.data as Record<string, unknown>;
	const booked = async (fields = {}, venue = 0) => {
		const answer = await client.book(venue, fields);
		expect(answer.status).toBe(200);
		return answer.body.data;
	};
	const update = (id: unknown, fields = {}, venue = 0) =>
		client.form('PUT', `/venues/${venueId(venue)}/book`, {
			reservation_id: String(id),
			date: '2026-05-15',
			time: '7:30 PM',
			party_size: 2,
			...fields,
		});

	it('writes names one way and reads them another', async () => {
		const { reservation_id: id, ...codes } = await booked({
			party_size: 4,
			duration: 90,
			notes: 'Window, please',
			internal_notes: 'Owes us a smile',
			external_id: 'crm-1',
			external_user_id: 'api_integration',
			table: '3,4',
			tags: 'Special Occasions:Birthday,Seating:Window',
			email: 'noor@example.com',
		});

		expect(codes.reservation_reference_code).toMatch(/^[A-Z0-9]{7}$/);
		expect(await read(id)).toMatchObject({
			id,
			venue_id: venueId(0),
			venue_group_client_id: codes.client_id,
			reference_code: codes.reservation_reference_code,
			max_guests: 4,
			date: '2026-05-15',
			arrival_time: '7:30 PM',
			time_slot_iso: '19:30:00',
			real_datetime_of_slot: '2026-05-15 19:30:00',
			duration: 90,
			client_requests: 'Window, please',
			internal_notes: 'Owes us a smile',
			external_id: 'crm-1',
			external_user_id: 'api_integration',
			phone_number: '+1 415-555-0101',
			email: 'noor@example.com',
			status: 'RESERVED',
			status_simple: 'Incomplete',
			tags: [
				expect.objectContaining({ tag_search_query: 'Special Occasions:Birthday' }),
				expect.objectContaining({ group: 'Seating', tag: 'Window' }),
			],
		});
	});

	it.each(['7:30 PM', '19:30', '19:30:00'])('reads the time %s', async (time) => {
		const { reservation_id: id } = await booked({ time });

		expect((await read(id)).time_slot_iso).toBe('19:30:00');
	});

	it('keeps a table after midnight on the evening it belongs to', async () => {
		const { reservation_id: id } = await booked({ time: '12:30 AM' });

		expect(await read(id)).toMatchObject({
			date: '2026-05-15',
			arrival_time: '12:30 AM',
			time_slot_iso: '00:30:00',
			real_datetime_of_slot: '2026-05-16 00:30:00',
			shift_category: 'LATE NIGHT',
		});
	});

	it.each(['first_name', 'last_name', 'phone', 'date', 'time', 'party_size'])(
		'wants %s for a new booking',
		async (field) => {
			const answer = await client.book(0, { [field]: '' });

			expect(answer.status).toBe(400);
			expect(answer.body.msg).toContain(field);
		},
	);

	it('lets a booking without a phone in when it is forced', async () => {
		await booked({ phone: '', bypass_required_contact_fields: true });
	});

	it('finds nothing in a JSON body', async () => {
		const answer = await client.json('PUT', `/venues/${venueId(0)}/book`, {
			date: '2026-05-15',
			time: '19:30',
			party_size: 2,
		});

		expect(answer.status).toBe(400);
		expect(answer.body.msg).toContain('date, time, party_size');
	});

	it.each([
		['payment_subtotal', '12.75'],
		['payment_tax', '1.5'],
		['payment_gratuity', 'much'],
		['payment_service_charge', '-1'],
		['paylink_cancel_time', '20.5'],
		['paylink_cancel_time', '14'],
		['paylink_cancel_time', '181'],
		['duration', '90.5'],
		['mf_ratio_male', 'two'],
		['loyalty_rank', 'gold'],
	])('wants %s in whole numbers and within its limits, so not %s', async (name, value) => {
		const answer = await client.book(0, { [name]: value });

		expect([answer.status, answer.body.msg]).toEqual([400, `Invalid ${name}`]);
		expect(client.sandbox.state.reservations.size).toBe(0);
	});

	it.each(['1', 'TRUE', 'yes', 'false'])('does not take %s for true', async (value) => {
		const offGrid = { time: '19:35', bypass_availability: value };

		expect((await client.book(0, offGrid)).body.msg).toBe('No direct availability');
		await booked({ ...offGrid, bypass_availability: 'true' });
	});

	it('answers a booking that is paid by link with the link, under an id of its own', async () => {
		const paid = { payment_by_paylink: true, payment_subtotal: 5000, payment_tax: 400 };
		const first = (await booked({ ...paid, paylink_note: 'See you' })).paylink_auto_cancel;
		const second = (await booked({ ...paid, paylink_cancel_time: 30 })).paylink_auto_cancel as Row;

		expect(first).toMatchObject({
			...{ subtotal: 5000, tax_amount: 400, service_charge_amount: 0, gratuity_amount: 0 },
			...{ gratuity_type: 'none', type: 'charge', note_to_guest: 'See you' },
			...{ paylink_email_request: null, paylink_auto_cancel_minutes: 15 },
		});
		expect(second.paylink_auto_cancel_minutes).toBe(30);
		expect(second.id).not.toBe((first as Row).id);
	});

	it('shows booked upgrades with name, category and a price in cents', async () => {
		const [cake, wine] = upgradeRows(client.sandbox.state.venues[0]);
		const list = `{"${String(cake.id)}":{"price":1500,"quantity":2}},{"${String(wine.id)}":{"price":4850}}`;
		const { reservation_id: id } = await booked({ upgrade_inventories: list });

		expect((await read(id)).upgrades).toEqual([
			{
				...{ inventory_id: cake.id, category_id: cake.category_id, name: 'Birthday cake' },
				...{ price: 1500, quantity: 2, pos_item_id: null },
				category: {
					...{ name: 'Extras', min_quantity: 0, min_quantity_type: 'NONE_REQUIRED' },
					...{ max_quantity: 10, max_quantity_type: 'SPECIFIC_NUMBER', is_charging_tax: true },
					...{ is_charging_gratuity: false, is_charging_service_charge: false },
					...{ gratuity_percentage: null, service_charge_percentage: null },
					...{ service_charge_type: 'DEFAULT_SERVICE_CHARGE', tax_group_id: null },
				},
			},
			expect.objectContaining({ name: 'Bottle of sparkling wine', price: 4850, quantity: 1 }),
		]);
	});

	it.each(['{"u-1":{"quantity":1}}', 'null', '7', '{'])('refuses the upgrades %s', async (list) => {
		const answer = await client.book(0, { upgrade_inventories: list });

		expect([answer.status, answer.body.msg]).toEqual([400, 'Invalid upgrade_inventories']);
	});

	it('names who booked with an id like every other', async () => {
		const { reservation_id: id, client_id: guest } = await booked();
		const userOf = async (path: string) => (await client.get(path)).body.data.user as Row;
		const user = await userOf(`/reservations/${String(id)}`);

		expect(user).toEqual({ id: expect.stringMatching(/^ahhz[\w-]{56,}$/) as string, name: 'API' });
		expect(await userOf(`/clients/${String(guest)}`)).toEqual(user);
	});

	it('ignores parameters it does not know', async () => {
		await booked({ favourite_colour: 'green' });
	});

	it.each([
		['a tag without a group', 'Birthday'],
		['a tag in the wrong case', 'Special Occasions:birthday'],
		['a group nobody set up', 'Moods:Sunny'],
	])('refuses %s', async (_what, tags) => {
		const answer = await client.book(0, { tags });

		expect(answer.status).toBe(400);
		expect(answer.body.msg).toContain(tags);
	});

	it.each([
		['a closed Monday', { date: '2026-05-18' }],
		['between lunch and dinner', { time: '16:30' }],
		['yesterday', { date: '2026-05-09' }],
		['a closed hour, even when forced', { time: '16:30', bypass_availability: true }],
	])('has no shift on %s', async (_what, fields) => {
		const answer = await client.book(0, fields);

		expect(answer.status).toBe(400);
		expect(answer.body.msg).toBe('No shift found for date and time');
	});

	it('fills a slot, refuses the next party and lets a forced one in', async () => {
		for (const size of [10, 10, 10, 10]) await booked({ party_size: size });
		const full = await client.book(0, { party_size: 1 });

		expect(full.status).toBe(400);
		expect(full.body.msg).toBe('No direct availability');
		await booked({ party_size: 1, bypass_availability: true });
		await booked({ party_size: 1, time: '20:00' });
	});

	it('gives the seats of a canceled party to the next one', async () => {
		const { reservation_id: id } = await booked({ party_size: 40 });
		expect((await client.book(0)).status).toBe(400);

		await client.form('POST', `/reservations/${String(id)}/cancel`);
		await booked();
	});

	it('wants the access id and a payment for a paid table', async () => {
		const saturday = { date: '2026-05-16', time: '20:00' };
		expect((await client.book(1, saturday)).body.msg).toBe('No direct availability');

		const { availability } = (
			await client.get(`/venues/${venueId(1)}/availability`, {
				date: '2026-05-16',
				party_size: 2,
				start_time: '20:00',
				end_time: '20:00',
				supports_paid_reservations: true,
			})
		).body.data as unknown as { availability: Array<{ times: Array<Record<string, string>> }> };
		const slot = availability.flatMap(({ times }) => times)[0];
		const access = { ...saturday, access_persistent_id: slot.access_persistent_id };

		expect(slot.cost).toBe(95);
		expect((await client.book(1, access)).status).toBe(400);
		await booked({ ...access, payment_subtotal: 19000 }, 1);
	});

	it('refuses an access id of another rule', async () => {
		expect((await client.book(0, { access_persistent_id: 'somewhere-else' })).status).toBe(400);
	});

	it('knows a guest by phone, however it is typed', async () => {
		const first = await booked({ phone: '+1 415-555-0101' });
		const second = await booked({ phone: '(415) 555 0101', time: '20:00' });

		expect(second.client_id).toBe(first.client_id);
	});

	it('books for an existing guest by either of the two ids', async () => {
		const { client_id: guest, reservation_id: id } = await booked();
		const other = (await read(id)).client_id as string;

		for (const client_id of [guest as string, other]) {
			const again = await booked({ client_id, phone: '+1 415-555-0177', time: '20:30' });
			expect(again.client_id).toBe(guest);
		}
	});

	it('writes guest tags and the address through a booking', async () => {
		const { client_id: guest } = await booked({
			add_client_tags: 'Preferences:Wine Lover,Status:VIP',
			city: 'Oakland',
			venue_group_marketing_opt_in: true,
			loyalty_rank: 0,
		});
		await booked({ time: '20:00', remove_client_tags: 'Status:VIP' });

		const { data } = (await client.get(`/clients/${String(guest)}`)).body;
		expect(data).toMatchObject({
			...{ tags: 'Wine Lover', city: 'Oakland', marketing_opt_in: true, loyalty_rank: 0 },
		});
	});

	it('moves a booking and leaves everything else as it was', async () => {
		const { reservation_id: id } = await booked({ notes: 'Window, please' });
		const before = await read(id);
		const answer = await update(id, { time: '20:00', party_size: 3 });
		const after = await read(id);

		expect(answer.body.data.reservation_id).toBe(id);
		expect(after).toMatchObject({
			arrival_time: '8:00 PM',
			max_guests: 3,
			client_requests: 'Window, please',
			first_name: 'Noor',
			created: before.created,
		});
		expect(String(after.updated) > String(before.updated)).toBe(true);
	});

	it.each(['date', 'time', 'party_size'])('wants %s for an update, too', async (field) => {
		const { reservation_id: id } = await booked();

		expect((await update(id, { [field]: '' })).status).toBe(400);
	});

	it('refuses names and phone beside an update, unless told to be lenient', async () => {
		const { reservation_id: id } = await booked();
		expect((await update(id, { first_name: 'Nora' })).status).toBe(400);
		expect((await update(id, { phone: '' })).status).toBe(400);

		client.sandbox.behaviour.lenientUpdate = true;
		expect((await update(id, { first_name: 'Nora' })).status).toBe(200);
		expect((await read(id)).first_name).toBe('Nora');
	});

	it('refuses an update of an unknown reservation, or through another venue', async () => {
		const { reservation_id: id } = await booked();
		const other = await update(id, {}, 1);

		expect((await update('nobody-knows')).status).toBe(400);
		expect(other.status).toBe(404);
		expect(other.body.msg).toBe('The venue does not have record of this reservation.');
	});

	it('lets notes of a past table be changed while its time stays', async () => {
		const { reservation_id: id } = await booked();
		client.sandbox.clock.advance(10 * 24 * 3600 * 1000);
		await client.login();

		expect((await update(id, { internal_notes: 'Left an umbrella' })).status).toBe(200);
		expect((await update(id, { time: '20:00' })).body.msg).toBe('No shift found for date and time');
	});

	it('does not count a party against itself when it grows', async () => {
		const { reservation_id: id } = await booked({ party_size: 38 });

		expect((await update(id, { party_size: 40 })).status).toBe(200);
		expect((await update(id, { party_size: 41 })).body.msg).toBe('No direct availability');
	});

	it('seats a party through its status', async () => {
		const { reservation_id: id } = await booked();
		await update(id, { status: 'SEATED' });

		expect(await read(id)).toMatchObject({ status: 'SEATED', status_display: 'Seated' });
		expect((await read(id)).seated_time).not.toBeNull();
	});

	it('keeps the time of sitting down from course to course, and knows when the party left', async () => {
		const { reservation_id: id } = await booked();
		const after = async (status: string) => {
			client.sandbox.clock.advance(600_000);
			await update(id, { status });
			return read(id);
		};
		const { seated_time: seated } = await after('SEATED');

		expect(await after('1ST_COURSE')).toMatchObject({ seated_time: seated, left_time: null });
		expect(await after('PAID')).toMatchObject({ seated_time: seated, left_time: null });
		const { left_time: left } = await after('COMPLETE');
		expect(String(left) > String(seated)).toBe(true);
		expect(await after('LEFT')).toMatchObject({ seated_time: seated, left_time: left });
		expect(await after('SEATED')).toMatchObject({ seated_time: seated, left_time: null });
		expect(await after('CONFIRMED')).toMatchObject({
			...{ arrived_guests: 0, seated_time: null, left_time: null },
		});
	});

	it.each([
		['2026-05-15T19:40:00-04:00', '2026-05-15T23:40:00'],
		['2026-05-15T23:40:00Z', '2026-05-15T23:40:00'],
		['', null],
	])('writes the seated time %s down in UTC, with or without a status', async (given, kept) => {
		const { reservation_id: id } = await booked();

		await update(id, { seated_time: given });
		expect((await read(id)).seated_time).toBe(kept);
		await update(id, { status: 'SEATED', seated_time: given });
		expect((await read(id)).seated_time).toBe(kept);
	});

	it.each(['rubbish', '19:40', '2026-05-15'])('refuses the seated time %s', async (given) => {
		const answer = await client.book(0, { status: 'SEATED', seated_time: given });

		expect([answer.status, answer.body.msg]).toEqual([400, 'Invalid seated_time']);
	});

	it('takes the same booking twice, unless the duplicate check is on', async () => {
		await booked();
		await booked();

		client.sandbox.behaviour.duplicateCheck = true;
		expect((await client.book(0)).status).toBe(400);
		await booked({ bypass_duplicate_reservation_check: true });
		const byIdOnly = { double_bookings_only_client_id_check: true };
		const { client_id: guest } = await booked(byIdOnly);
		expect((await client.book(0, { ...byIdOnly, client_id: String(guest) })).status).toBe(400);
	});

	it('writes to the guest only when asked to', async () => {
		const { reservation_id: id } = await booked({ email: 'noor@example.com' });
		expect(client.sandbox.state.messages).toHaveLength(0);

		await update(id, { send_client_email: true, send_client_sms: true });
		expect(client.sandbox.state.messages.map(({ channel }) => channel)).toEqual(['email', 'sms']);
	});

	it('cancels once, not twice', async () => {
		const { reservation_id: id } = await booked();
		const cancel = () => client.form('POST', `/reservations/${String(id)}/cancel`);

		expect((await cancel()).body.data.reservation_id).toBe(id);
		expect(await read(id)).toMatchObject({ status: 'CANCELED', status_simple: 'Canceled' });
		const again = await cancel();
		expect(again.status).toBe(400);
		expect(again.body.msg).toBe('Reservation has already been cancelled.');
	});

	it('puts a canceled party back only while its seats are free', async () => {
		const { reservation_id: id } = await booked({ party_size: 30 });
		await client.form('POST', `/reservations/${String(id)}/cancel`);
		const { reservation_id: next } = await booked({ party_size: 30, phone: '+1 415-555-0102' });
		const back = (fields = {}) => update(id, { party_size: 30, status: 'RESERVED', ...fields });

		const refused = await back();
		expect([refused.status, refused.body.msg]).toEqual([400, 'No direct availability']);
		expect(await read(id)).toMatchObject({ status: 'CANCELED' });
		expect((await update(id, { party_size: 30, notes: 'Called again' })).status).toBe(200);
		expect((await back({ bypass_availability: true })).status).toBe(200);

		await client.form('POST', `/reservations/${String(id)}/cancel`);
		await client.form('POST', `/reservations/${String(next)}/cancel`);
		expect((await back()).status).toBe(200);
	});

	it('takes a form by its media type, whatever the case', async () => {
		const form = new URLSearchParams({ date: '2026-05-15', time: '19:30', party_size: '2' });
		const answer = await client.call('PUT', `/venues/${venueId(0)}/book`, {
			body: form,
			headers: { 'content-type': 'Application/X-WWW-Form-Urlencoded; Charset=UTF-8' },
		});

		expect(answer.body.msg).toBe('Missing required parameters: first_name, last_name, phone');
	});

	it('calls a body beyond all measure the mistake of the caller', async () => {
		const notes = 'a'.repeat(11 * 1024 * 1024);
		const answer = await client.book(0, { notes });

		expect(answer.body).toMatchObject({ code: 413, status: 413 });
		expect(client.sandbox.state.reservations.size).toBe(0);
	});

	it('knows no reservation under an invented id', async () => {
		for (const answer of [
			await client.get('/reservations/invented'),
			await client.form('POST', '/reservations/invented/cancel'),
		]) {
			expect(answer.status).toBe(400);
			expect(answer.body.msg).toBe('Invalid reservation ID');
		}
	});

	it.each([
		['unknownRoute', 404, 'Could not find resource'],
		['notFoundWithoutMessage', 404, undefined],
		['methodNotAllowed', 405, undefined],
	] as const)('can live without a cancel route: %s', async (mode, status, msg) => {
		const { reservation_id: id } = await booked();
		client.sandbox.behaviour.cancelRoute = mode;
		const answer = await client.form('POST', `/reservations/${String(id)}/cancel`);

		expect(answer.status).toBe(status);
		expect(answer.body.msg).toBe(msg);
		expect((await read(id)).status).toBe('RESERVED');
	});

	it('refuses late changes when the venue has a cut-off', async () => {
		const { reservation_id: id } = await booked();
		client.sandbox.behaviour.editableCutoffMinutes = 30 * 24 * 60;
		const late = await client.form('POST', `/reservations/${String(id)}/cancel`);

		expect(late.body.msg).toBe(
			'Reservation cannot be modified after the cancellation cut-off time',
		);
		expect((await update(id)).status).toBe(400);
		expect((await update(id, { bypass_editable_cutoff: true })).status).toBe(200);
	});
});
