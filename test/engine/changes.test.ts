import type { IDataObject } from 'n8n-workflow';
import { byId } from '../support/definition.cjs';
import { oneRestaurant } from '../support/opened.cjs';

const restaurant = oneRestaurant();

afterEach(() => {
	restaurant.sandbox.behaviour.cancelRoute = 'works';
});

let day = 0;

/** Another evening every time, so that tests share no table. The venue is closed on Monday. */
function evening(): string {
	const date = new Date(Date.UTC(2026, 4, 12 + day++));
	return date.getUTCDay() === 1 ? evening() : `${date.toISOString().slice(0, 10)}T19:30`;
}

async function table(more: IDataObject = {}): Promise<IDataObject> {
	const booking = {
		venue_id: restaurant.newYork,
		first_name: 'Ada',
		last_name: 'Byron',
		phone: '+19175550123',
		email: 'ada@example.com',
		party_size: 4,
		datetime: evening(),
		special_request: 'Window',
		...more,
	};
	const { json, error } = await restaurant.run({
		resource: 'reservation',
		operation: 'create',
		inputMode: 'json',
		reservationJson: JSON.stringify(booking),
	});
	expect(error).toBeUndefined();
	restaurant.sandbox.log.length = 0;
	return json[0];
}

const on = async (operation: string, id: unknown, more: IDataObject = {}) =>
	await restaurant.run({
		resource: 'reservation',
		operation,
		reservationId: byId(String(id)),
		...(more as object),
	});

const held = (id: unknown) => restaurant.sandbox.state.reservations.get(String(id))!;

describe('changing a reservation', () => {
	it('reads it first and passes date, time and party back exactly as they were read', async () => {
		const { id } = await table();
		const { json, error } = await on('update', id, { updateFields: { internalNotes: 'VIP' } });
		expect(error).toBeUndefined();
		expect(restaurant.bookings()).toEqual([
			{
				reservation_id: id,
				date: held(id).date,
				time: '7:30 PM',
				party_size: '4',
				internal_notes: 'VIP',
			},
		]);
		expect(json[0]).toMatchObject({ id, updated: true, internal_notes: 'VIP', party_size: 4 });
	});

	it('moves it to another time and party, and never sends names or phone', async () => {
		const { id } = await table();
		const { json } = await on('update', id, {
			updateFields: { dateTime: '2026-06-05T20:00', partySize: 6, specialRequest: 'Birthday' },
		});
		expect(json[0]).toMatchObject({
			datetime: '2026-06-05T20:00:00-04:00',
			party_size: 6,
			special_request: 'Birthday',
		});
		const [sent] = restaurant.bookings();
		expect(Object.keys(sent)).not.toEqual(
			expect.arrayContaining([expect.stringMatching(/^(first_name|last_name|phone)$/)]),
		);
	});

	it('tells nobody unless it is asked to', async () => {
		const { id } = await table();
		const told = () =>
			restaurant.sandbox.state.messages.filter(({ reservationId }) => reservationId === id);
		await on('update', id, { updateFields: { internalNotes: 'quiet' } });
		expect(told()).toEqual([]);
		await on('update', id, { updateFields: { partySize: 5, sendConfirmationEmail: true } });
		expect(told()).toEqual([expect.objectContaining({ channel: 'email', reason: 'updated' })]);
	});

	it('refuses to change nothing', async () => {
		const { id } = await table();
		const { error } = await on('update', id, { updateFields: {} });
		expect(error?.message).toContain('Update Fields');
		expect(restaurant.requests()).toEqual([]);
	});

	it('sets a status, a known one or one of the venue', async () => {
		const { id } = await table();
		const arrived = await on('updateStatus', id, { status: 'ARRIVED' });
		expect(arrived.json[0]).toMatchObject({ status: 'ARRIVED', updated: true });
		const own = { status: 'custom', customStatus: 'custom_status_1' };
		const custom = await on('updateStatus', id, own);
		expect(custom.json[0]).toMatchObject({ status: 'CUSTOM_STATUS_1' });
	});

	it('shows a change in a dry run and makes none', async () => {
		const { id } = await table();
		const { json } = await on('update', id, {
			updateFields: { partySize: 2 },
			options: { dryRun: true },
		});
		expect(Object.keys(json[0])).toEqual(['dry_run', 'method', 'path', 'body', 'would']);
		expect(json[0].body).toMatchObject({ reservation_id: id, party_size: '2' });
		expect(restaurant.writes()).toEqual([]);
		expect(held(id).partySize).toBe(4);
	});
});

describe('cancelling a reservation', () => {
	it('uses the cancel route and says so', async () => {
		const { id } = await table();
		const { json, error } = await on('cancel', id);
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			id,
			canceled: true,
			status: 'CANCELED',
			cancel_route: 'cancel',
		});
		expect(restaurant.writes().map(({ apiPath }) => apiPath)).toEqual([
			`/reservations/${String(id)}/cancel`,
		]);
	});

	it.each([
		['an unknown id', 'zzzzzzzz', 'Invalid reservation ID'],
		['a second cancellation', '', 'Reservation has already been cancelled.'],
	])('takes %s as a final answer', async (_what, tail, msg) => {
		const { id } = await table();
		if (!tail) restaurant.sandbox.state.changeReservation(held(id), { status: 'CANCELED' });
		const asked = tail ? String(id).replace(/.{8}$/, tail) : id;
		const { error } = await on('cancel', asked);
		expect(`${error?.message} ${error?.description}`).toContain(msg);
		expect(restaurant.requests('PUT')).toEqual([]);
	});

	it('shows a cancellation in a dry run', async () => {
		const { id } = await table();
		const { json } = await on('cancel', id, { options: { dryRun: true } });
		expect(json[0]).toMatchObject({ dry_run: true, method: 'POST' });
		expect(held(id).status).not.toBe('CANCELED');
	});

	it.each([
		['unknownRoute', '/api-ext/2_2'],
		['notFoundWithoutMessage', '/2_2'],
		['methodNotAllowed', '/api-ext/2_4'],
	] as const)(
		'goes through the booking route where the cancel route is missing (%s), and remembers that',
		async (cancelRoute, base) => {
			// Another address is another account, which has not learned anything yet.
			const baseUrl = restaurant.sandbox.url + base;
			const credentials = await restaurant.credentialWith({ baseUrl });
			const [first, second] = [await table(), await table()];
			restaurant.sandbox.behaviour.cancelRoute = cancelRoute;
			const cancel = async ({ id }: IDataObject) =>
				await restaurant.run(
					{ resource: 'reservation', operation: 'cancel', reservationId: String(id) },
					{ credentials },
				);
			const { json } = await cancel(first);
			expect(json[0]).toMatchObject({ status: 'CANCELED', cancel_route: 'booking' });
			await cancel(second);
			expect(held(second.id).status).toBe('CANCELED');
			const posts = restaurant.requests('POST');
			expect(posts.filter(({ apiPath }) => apiPath.includes(String(second.id)))).toEqual([]);
		},
	);
});

describe('create or update by your own key', () => {
	const upsert = async (more: IDataObject = {}) =>
		await restaurant.run({
			resource: 'reservation',
			operation: 'upsert',
			inputMode: 'json',
			reservationJson: JSON.stringify({
				venue_id: restaurant.newYork,
				first_name: 'Ada',
				last_name: 'Byron',
				phone: '+19175550123',
				party_size: 2,
				datetime: '2026-06-09T19:00',
				external_id: 'pms-7',
				...more,
			}),
		});

	it('creates it when nobody has the key, updates it when one has', async () => {
		const created = await upsert({ external_id: 'pms-1' });
		expect(created.json[0]).toMatchObject({ action: 'created', external_id: 'pms-1' });
		const updated = await upsert({ external_id: 'pms-1', party_size: 3 });
		expect(updated.error).toBeUndefined();
		expect(updated.json[0]).toMatchObject({ action: 'updated', party_size: 3 });
		expect(updated.json[0].id).toBe(created.json[0].id);
	});

	it('finds it by a venue and a key that were pasted with blanks', async () => {
		await upsert({ external_id: 'pms-2' });
		const pasted = { venue_id: `${restaurant.newYork}\n`, external_id: ' pms-2 ' };
		const updated = await upsert({ ...pasted, party_size: 2 });
		expect(updated.error).toBeUndefined();
		expect(updated.json[0].action).toBe('updated');
	});

	it('says which details of the guest it could not change, and tells none of them', async () => {
		const [, other] = [...restaurant.sandbox.state.guests.all()];
		await upsert({ external_id: 'pms-8' });
		const same = await upsert({ external_id: 'pms-8', first_name: ' ada', party_size: 3 });
		expect(same.json[0]).toMatchObject({ action: 'updated', party_size: 3 });
		expect(same.json[0]).not.toHaveProperty('warnings');

		restaurant.sandbox.log.length = 0;
		const { json } = await upsert({
			...{ external_id: 'pms-8', guest_id: other.id },
			...{ first_name: 'Grace', last_name: 'Hopper', phone: '+12125550199' },
		});
		expect(json[0]).toMatchObject({ action: 'updated', first_name: 'Ada', party_size: 2 });
		expect(json[0].warnings).toEqual([
			'guest details were not changed: an update cannot change guest_id, first_name, last_name or phone',
		]);
		const [sent] = restaurant.bookings();
		const guestFields = ['client_id', 'first_name', 'last_name', 'phone'];
		expect(guestFields.filter((field) => field in sent)).toEqual([]);
	});

	it('names in a dry run only what an update would send', async () => {
		await upsert({ external_id: 'pms-9' });
		const { json } = await restaurant.run({
			...{ resource: 'reservation', operation: 'upsert', inputMode: 'fields' },
			venueId: byId(restaurant.newYork),
			...{ dateTime: '2026-06-09T19:00', partySize: 4, externalId: 'pms-9' },
			...{ firstName: 'Grace', lastName: 'Hopper', phone: '+12125550199' },
			options: { dryRun: true },
		});
		expect(json[0].would).toContain('party_size');
		expect(json[0].would).not.toMatch(/first_name|last_name|phone|guest_id/);
	});

	it('does so as well when SevenRooms ignores the key as a filter', async () => {
		await upsert({ external_id: 'pms-3' });
		restaurant.sandbox.behaviour.ignoreExternalIdFilter = true;
		const updated = await upsert({ external_id: 'pms-3', party_size: 4 });
		expect(updated.json[0]).toMatchObject({ action: 'updated', party_size: 4 });
		restaurant.sandbox.behaviour.ignoreExternalIdFilter = false;
	});

	it.each([
		['nothing', null],
		['an object without a list', {}],
		['no list', { results: null, cursor: '400' }],
	])('makes none when the answer to the question holds %s', async (_what, data) => {
		const before = restaurant.sandbox.state.reservations.size;
		restaurant.sandbox.faults.add({
			match: { method: 'GET', path: '^/reservations$' },
			effect: { kind: 'status', status: 200, body: { status: 200, data } },
		});
		const { error } = await upsert();
		restaurant.sandbox.faults.clear();
		expect(error?.message).toContain('SevenRooms answered without what was asked for');
		expect(restaurant.sandbox.state.reservations.size).toBe(before);
	});

	it('passes over canceled and deleted ones, and lists them when there are more', async () => {
		const one = held((await upsert()).json[0].id);
		restaurant.sandbox.state.changeReservation(one, { status: 'CANCELED' });
		const fresh = await upsert();
		expect(fresh.json[0]).toMatchObject({ action: 'created' });
		expect(fresh.json[0].id).not.toBe(one.id);

		restaurant.sandbox.state.changeReservation(one, { status: 'RESERVED' });
		const several = await upsert();
		expect(several.error?.message).toContain('2 reservations have the external ID pms-7');
		expect(several.error?.description).toContain(one.id);
		restaurant.sandbox.log.length = 0;
	});
});
