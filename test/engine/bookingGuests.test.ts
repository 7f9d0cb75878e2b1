import { parsePhoneNumber } from 'libphonenumber-js/max';
import type { IDataObject } from 'n8n-workflow';
import { byId } from '../support/definition.cjs';
import { oneRestaurant } from '../support/opened.cjs';

const restaurant = oneRestaurant();

const guestNumber = (index: number) => [...restaurant.sandbox.state.guests.all()][index];

const create = async (more: IDataObject, items: IDataObject[] = [{}]) =>
	await restaurant.run(
		{ resource: 'reservation', operation: 'create', ...(more as object) },
		{ items },
	);

const fields = (more: IDataObject = {}) => ({
	venueId: byId(restaurant.newYork),
	dateTime: '2026-05-15T15:30',
	partySize: 4,
	guestMode: 'existing',
	guestId: byId(guestNumber(0).id),
	...more,
});

describe('a table for somebody new', () => {
	const details = (more: IDataObject = {}) =>
		fields({
			guestMode: 'details',
			firstName: 'Ada',
			lastName: 'Byron',
			phone: '+1 (917) 555-0123',
			email: 'ada@example.com',
			...more,
		});

	it('sends the phone in international form and lets SevenRooms find or make the guest', async () => {
		const first = await create(details());
		const second = await create(details({ dateTime: '2026-05-16T19:00' }));
		expect(restaurant.bookings()[0]).toMatchObject({ phone: '+19175550123', first_name: 'Ada' });
		expect(restaurant.requests('GET', /^\/clients/)).toEqual([]);
		expect(second.json[0].guest_id).toBe(first.json[0].guest_id);
	});

	it('refuses a booking without a phone before any request, unless it is forced', async () => {
		const refused = await create(details({ phone: '' }));
		expect(refused.error?.message).toContain('Phone is missing');
		expect(restaurant.writes()).toEqual([]);

		const forced = await create(
			details({ phone: '', force: { bypassRequiredContactFields: true } }),
		);
		expect(forced.error).toBeUndefined();
		expect(restaurant.bookings()[0]).toMatchObject({ bypass_required_contact_fields: 'true' });
	});
});

describe('a table for a guest that SevenRooms knows', () => {
	it('reads the guest once, however many tables are booked for it', async () => {
		const times = ['17:00', '18:00', '19:00', '20:00', '21:00'];
		const items = times.map((time) => ({ at: `2026-05-21T${time}` }));
		const result = await create(fields({ dateTime: '={{ $json.at }}', partySize: 2 }), items);
		expect(result.error).toBeUndefined();
		expect(result.items).toHaveLength(5);
		expect(restaurant.requests('GET', /^\/clients/)).toHaveLength(1);
	});

	it('names the force flag for a guest without a phone, and books with it', async () => {
		const unreachable = guestNumber(39);
		expect(unreachable.phone).toBeNull();
		const refused = await create(fields({ guestId: unreachable.id }));
		expect(refused.error?.message).toContain('no phone');
		expect(refused.error?.description).toContain('Required Contact Fields in Force');
		expect(restaurant.writes()).toEqual([]);

		const json = {
			venue_id: restaurant.newYork,
			party_size: 2,
			datetime: '2026-05-16T19:30:00Z',
			guest_id: unreachable.id,
			bypass_required_contact_fields: true,
		};
		const forced = await create({ inputMode: 'json', reservationJson: JSON.stringify(json) });
		expect(forced.error).toBeUndefined();
		expect(forced.json[0].guest_id).toBe(unreachable.id);
	});

	it('takes the phone that the booking brings along where the guest has none', async () => {
		const unreachable = guestNumber(39);
		const guest = { guestId: unreachable.id, phone: '+1 (917) 555-0199', email: 'ada@example.com' };
		const { error, json } = await create(fields({ ...guest, dateTime: '2026-05-23T19:00' }));
		expect(error).toBeUndefined();
		expect(json[0].guest_id).toBe(unreachable.id);
		expect(restaurant.bookings()[0]).toMatchObject({
			client_id: unreachable.id,
			first_name: unreachable.firstName,
			phone: '+19175550199',
			email: 'ada@example.com',
		});
	});

	it('sends the phone that SevenRooms holds in E.164 where the booking brings none', async () => {
		const { error } = await create(fields({ dateTime: '2026-05-24T19:00', phone: '', email: '' }));
		expect(error).toBeUndefined();
		const { number } = parsePhoneNumber(String(guestNumber(0).phone));
		expect(restaurant.bookings()[0]).toMatchObject({ phone: number });
		expect(restaurant.bookings()[0]).not.toHaveProperty('email');
	});

	it('says so when there is no such guest, and books nothing', async () => {
		const nobody = guestNumber(0).id.replace(/.{6}$/, 'AAAAAA');
		const { error } = await create(fields({ guestId: nobody }));
		expect(error?.httpCode).toBe('404');
		expect(restaurant.writes()).toEqual([]);
	});
});
