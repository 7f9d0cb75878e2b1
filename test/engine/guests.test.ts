import type { IDataObject } from 'n8n-workflow';
import type { Guest, Reservation } from '../../sandbox/state/types.cjs';
import { byId } from '../support/definition.cjs';
import { speedUp } from '../support/fastSleep.cjs';
import { oneRestaurant } from '../support/opened.cjs';

const restaurant = oneRestaurant({ reservations: 300 });

const guests = () => [...restaurant.sandbox.state.guests.all()];
const visitsOf = ({ id }: Guest) => [...restaurant.sandbox.state.reservations.of(id)];
const isLive = ({ deleted, status }: Reservation) => deleted === null && status !== 'CANCELED';
const regular = () => guests().find((guest) => visitsOf(guest).filter(isLive).length > 2)!;

const on = async (operation: string, more: IDataObject = {}, run = {}) =>
	await restaurant.run({ resource: 'guest', operation, ...(more as object) }, run);

const idsOf = (rows: IDataObject[]) => rows.map(({ id }) => id);

describe('finding guests', () => {
	it('reads one by id, with the venue group along', async () => {
		const [guest] = guests();
		const { json } = await on('get', { guestId: byId(guest.id) });
		expect(json[0]).toMatchObject({ id: guest.id, phone: guest.phone, last_name: guest.lastName });
		const [asked] = restaurant.requests();
		expect(asked.query).toEqual({ venue_group_id: restaurant.sandbox.venueGroupId });
	});

	it.each([
		['name', (guest: Guest) => `${guest.firstName} ${guest.lastName}`.toUpperCase()],
		['phone', (guest: Guest) => String(guest.phone).replace(/\D/g, '').slice(-9)],
		['email', (guest: Guest) => String(guest.email).toUpperCase()],
	])('searches by %s, also when SevenRooms ignores what it was asked', async (name, valueOf) => {
		const guest = guests()[3];
		const value = valueOf(guest);
		const found = await on('getAll', { filters: { [name]: value } });
		expect(restaurant.requests()[0].query[name]).toBe(value);
		restaurant.sandbox.faults.add({ effect: { kind: 'ignoreFilters', names: [name] } });
		const ignored = await on('getAll', { filters: { [name]: value } });
		expect(idsOf(found.json)).toContain(guest.id);
		expect(new Set(idsOf(ignored.json))).toEqual(new Set(idsOf(found.json)));
	});

	it('lists a few from the search and all of them from the export, each once', async () => {
		const few = await on('getAll', { limit: 5 });
		expect(few.json).toHaveLength(5);
		expect(restaurant.requests().map(({ apiPath }) => apiPath)).toEqual(['/clients']);
		const all = await on('getAll', { returnAll: true });
		expect(new Set(idsOf(all.json)).size).toBe(guests().length);
		expect(all.json).toHaveLength(guests().length);
		expect(restaurant.requests().at(-1)?.apiPath).toBe('/clients/export');
	});

	it('lists all of them from the search where the credential may not export', async () => {
		restaurant.sandbox.faults.add({
			match: { path: '^/clients/export$' },
			effect: { kind: 'status', status: 403, msg: 'Forbidden' },
		});
		const { error, json } = await on('getAll', { returnAll: true });
		expect(error?.message).toBeUndefined();
		expect(idsOf(json).sort()).toEqual(
			guests()
				.map(({ id }) => id)
				.sort(),
		);
		expect(restaurant.requests().at(-1)?.apiPath).toBe('/clients');
	});

	it('says what helps where neither the export may be read nor the search to its end', async () => {
		restaurant.sandbox.faults.add({
			match: { path: '^/clients/export$' },
			effect: { kind: 'status', status: 403, msg: 'Forbidden' },
		});
		const msg = 'Result set limited to 4000 results';
		restaurant.sandbox.faults.add({
			match: { path: '^/clients$' },
			effect: { kind: 'status', status: 400, msg },
		});
		const { error } = await on('getAll', { returnAll: true });
		expect(error?.message).toContain(msg);
		expect(error?.description).toMatch(/fewer guests.*"export of guests.*GET \/clients\/export /);
	});

	it('finds those with a tag in every shape that tags come in', async () => {
		const tagged = guests().filter(({ tags }) => tags.some(({ name }) => name === 'Wine Lover'));
		const { json } = await on('getAll', { filters: { tag: 'Preferences:Wine Lover' }, limit: 400 });
		expect(tagged.length).toBeGreaterThan(3);
		expect(new Set(idsOf(json))).toEqual(new Set(tagged.map(({ id }) => id)));
	});

	it('needs the venue group in the credential and says where to enter it', async () => {
		const credentials = await restaurant.credentialWith({ venueGroupId: '' });
		const { error } = await on('getAll', {}, { credentials });
		expect(error?.description).toContain('Venue Group ID');
		expect(restaurant.requests()).toEqual([]);
	});
});

describe('the visits of a guest', () => {
	const visits = async (guest: Guest, more: IDataObject = {}) =>
		await on('getVisits', { guestId: guest.id, returnAll: true, ...(more as object) });

	it('come newest first', async () => {
		const guest = regular();
		const { json } = await visits(guest);
		expect(new Set(idsOf(json))).toEqual(new Set(visitsOf(guest).map(({ id }) => id)));
		const walls = json.map(({ datetime }) => String(datetime).slice(0, 16));
		expect(walls).toEqual([...walls].sort().reverse());
	});

	it('are only that guest’s, also when SevenRooms ignores the guest', async () => {
		restaurant.sandbox.faults.add({ effect: { kind: 'ignoreFilters', names: ['client_id'] } });
		const guest = regular();
		const { json } = await visits(guest);
		expect(new Set(json.map(({ guest_id }) => guest_id))).toEqual(new Set([guest.id]));
		expect(json).toHaveLength(visitsOf(guest).length);
	});

	it('are limited to the latest, and to a venue and days', async () => {
		const guest = regular();
		const all = (await visits(guest)).json;
		const { json } = await visits(guest, { returnAll: false, limit: 2 });
		expect(idsOf(json)).toEqual(idsOf(all).slice(0, 2));

		const [{ venue_id: venueId, date }] = all;
		const filters = { fromDate: date, toDate: date };
		const narrow = await visits(guest, { venueId, filters });
		const wanted = all.filter((visit) => visit.venue_id === venueId && visit.date === date);
		expect(idsOf(narrow.json)).toEqual(idsOf(wanted));
	});
});

describe('changing the tags of a guest', () => {
	const tag = async (guest: Guest, more: IDataObject = {}) =>
		await on('updateTags', {
			guestId: guest.id,
			addTags: 'Preferences:Wine Lover, Status:VIP',
			...(more as object),
		});
	const tagsOf = (guest: Guest) => guest.tags.map(({ group, name }) => `${group}:${name}`);

	/** A guest with these reservations and no other: in days from the real today. */
	function guestWith(...daysFromNow: number[]): { guest: Guest; booked: Reservation[] } {
		const guest = guests().find((one) => visitsOf(one).length >= daysFromNow.length)!;
		const booked = visitsOf(guest);
		booked.forEach((reservation, index) => {
			const days = daysFromNow[index];
			const date = new Date(Date.now() + (days ?? 0) * 86_400_000).toISOString().slice(0, 10);
			const status = days === undefined ? 'CANCELED' : 'RESERVED';
			const changes = { date, minutes: 1140, status, deleted: null };
			restaurant.sandbox.state.changeReservation(reservation, changes);
		});
		restaurant.sandbox.state.changeGuest(guest, { tags: [] });
		return { guest, booked };
	}

	it('goes through the next reservation, unchanged, and sends nothing to anybody', async () => {
		const { guest, booked } = guestWith(9, -5, 3);
		const { length } = restaurant.sandbox.state.messages;
		const { json, error } = await tag(guest);
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ id: guest.id, touched_reservation_id: booked[2].id });
		expect(tagsOf(guest).sort()).toEqual(['Preferences:Wine Lover', 'Status:VIP']);
		expect(restaurant.bookings()).toEqual([
			{
				reservation_id: booked[2].id,
				date: booked[2].date,
				time: '7:00 PM',
				party_size: String(booked[2].partySize),
				add_client_tags: 'Preferences:Wine Lover,Status:VIP',
				send_client_email: 'false',
				send_client_sms: 'false',
			},
		]);
		expect(restaurant.sandbox.state.messages).toHaveLength(length);
	});

	it('goes through the latest one when none is to come', async () => {
		const { guest, booked } = guestWith(-30, -4, -9);
		const { json } = await tag(guest);
		expect(json[0].touched_reservation_id).toBe(booked[1].id);
	});

	it('removes tags, and leaves the others', async () => {
		const { guest } = guestWith(2);
		await tag(guest);
		const { error } = await tag(guest, { addTags: '', removeTags: 'Status:VIP' });
		expect(error).toBeUndefined();
		expect(tagsOf(guest)).toEqual(['Preferences:Wine Lover']);
	});

	it('warns of each tag with which SevenRooms did not do as asked', async () => {
		const { guest } = guestWith(2);
		expect((await tag(guest)).json[0]).not.toHaveProperty('warnings');
		// It takes the booking and leaves the tags alone.
		restaurant.sandbox.faults.add({
			match: { path: '/book$' },
			effect: { kind: 'status', status: 200 },
		});
		const change = { addTags: 'Status:VIP, Status:Press', removeTags: 'Preferences:Wine Lover' };
		const { error, json } = await tag(guest, change);
		expect(error).toBeUndefined();
		expect(json[0].warnings).toEqual([
			'Status:Press was to be added, but SevenRooms does not show it',
			'Preferences:Wine Lover was to be removed, but SevenRooms still shows it',
		]);
	});

	it('adds and removes at once', async () => {
		const { guest } = guestWith(2);
		await tag(guest, { addTags: 'Status:VIP' });
		const { error } = await tag(guest, { addTags: 'Status:Press', removeTags: 'Status:VIP' });
		expect(error).toBeUndefined();
		expect(tagsOf(guest)).toEqual(['Status:Press']);
	});

	it.each(['resetAfterCommit', 'resetBeforeCommit'] as const)(
		'are removed once where the answer got lost: %s',
		async (kind) => {
			const { guest } = guestWith(2);
			await tag(guest);
			restaurant.sandbox.clear();
			restaurant.sandbox.faults.add({ match: { method: 'PUT', nth: 1 }, effect: { kind } });
			const sleep = speedUp(1000);
			const { json, error } = await tag(guest, { addTags: '', removeTags: 'Status:VIP' });
			sleep.restore();
			expect(error).toBeUndefined();
			const wasApplied = kind === 'resetAfterCommit';
			expect(json[0].recovered).toBe(wasApplied ? true : undefined);
			expect(restaurant.writes()).toHaveLength(wasApplied ? 1 : 2);
			expect(tagsOf(guest)).toEqual(['Preferences:Wine Lover']);
		},
	);

	it('take the next reservation by the clock of its venue', async () => {
		const { guest, booked } = guestWith(9, 3);
		// Still to come in UTC, yet over in Sydney, ten hours or more ahead; never in the night of a business date.
		const inTwoHours = new Date(Date.now() + 2 * 3_600_000);
		const hours = inTwoHours.getUTCHours() < 6 ? 8 : 2;
		const wall = new Date(Date.now() + hours * 3_600_000);
		restaurant.sandbox.state.changeReservation(booked[1], {
			venueId: restaurant.sydney,
			date: wall.toISOString().slice(0, 10),
			minutes: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
		});
		const { json } = await tag(guest);
		expect(json[0].touched_reservation_id).toBe(booked[0].id);
		expect(json[0].touched_reservation_datetime).toBe(`${booked[0].date}T19:00:00`);
	});

	it('saves no reservation where no tag is named', async () => {
		const { guest } = guestWith(2);
		const { error } = await tag(guest, { addTags: ' ', removeTags: '' });
		expect(error?.message).toBe('Tags to Add and Tags to Remove are both empty');
		expect(restaurant.requests()).toEqual([]);
	});

	it('says so where the named reservation is unknown', async () => {
		const { guest } = guestWith(2);
		const named = { reservationId: 'resv-unknown' };
		expect((await tag(guest, named)).error?.message).toContain('knows no such record');
		const path = '^/reservations/[^/]+$';
		const effect = { kind: 'status' as const, status: 200, body: { data: [] } };
		restaurant.sandbox.faults.add({ match: { path }, effect });
		expect((await tag(guest, named)).error?.message).toContain('has no reservation resv-unknown');
		expect(restaurant.writes()).toEqual([]);
	});

	it('is done, and says so, where the guest cannot be read afterwards', async () => {
		const { guest, booked } = guestWith(2);
		restaurant.sandbox.faults.add({ match: { path: '^/clients/' }, effect: { kind: 'forbid' } });
		const { json, error } = await tag(guest);
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ id: guest.id, touched_reservation_id: booked[0].id });
		expect(json[0].warnings).toEqual([expect.stringContaining('The tags are changed')]);
	});

	it('goes through the reservation that is named, if it is the guest’s own', async () => {
		const { guest, booked } = guestWith(3, 9);
		const { json } = await tag(guest, { reservationId: booked[1].id });
		expect(json[0].touched_reservation_id).toBe(booked[1].id);

		const [stranger] = guests().filter((one) => one !== guest && visitsOf(one).length > 0);
		const { error } = await tag(guest, { reservationId: visitsOf(stranger)[0].id });
		expect(error?.message).toContain('belongs to another guest');
	});

	it('says clearly that a guest without a reservation cannot be tagged', async () => {
		const { guest } = guestWith();
		const { error } = await tag(guest);
		expect(error?.message).toContain('no reservation');
		expect(restaurant.writes()).toEqual([]);
	});

	it('shows in a dry run what it would do, and refuses a tag without its group', async () => {
		const { guest, booked } = guestWith(3);
		const { json } = await tag(guest, { options: { dryRun: true } });
		expect(json[0]).toMatchObject({ dry_run: true, method: 'PUT' });
		expect(json[0].body).toMatchObject({ reservation_id: booked[0].id });
		const { error } = await tag(guest, { addTags: 'VIP' });
		expect(error?.message).toContain('Tags to Add');
		expect(restaurant.writes()).toEqual([]);
	});
});
