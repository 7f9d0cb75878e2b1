import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import type { Reservation } from '../../sandbox/state/types.cjs';
import type { SavedCredential } from '../support/credentials.cjs';
import { byId } from '../support/definition.cjs';
import { askFor, change, FRIDAY, UNCONFIRMED } from '../support/tables.cjs';
import { eachEvening } from '../support/evening.cjs';

const asHotel: INodeParameters = { channel: 'concierge' };
const GROUP_LIST = '^/concierge_group/[^/]+/reservations$';

const evening = eachEvening();
let withoutGroup: SavedCredential;
let withoutConcierge: SavedCredential;
let conciergeOnly: SavedCredential;

beforeAll(async () => {
	withoutGroup = await evening.restaurant.credentialWith({ conciergeGroupId: '' });
	withoutConcierge = await evening.restaurant.credentialWith({
		conciergeId: '',
		conciergeGroupId: '',
	});
	conciergeOnly = await evening.restaurant.credentialWith({ venueGroupId: '' });
});

const create = async (more: INodeParameters = {}, credentials = evening.restaurant.credential) =>
	await evening.restaurant.run(askFor(evening.restaurant, { ...asHotel, ...more }), {
		credentials,
	});
/** A table that the hotel holds. */
const hotelHolds = (more: Partial<Reservation> = {}) =>
	evening.book.hostWrites({ bookedBy: 'Grand Hotel Concierge', ...more });
const paths = (method: string) => evening.restaurant.requests(method).map(({ apiPath }) => apiPath);
const conciergePath = () => `/concierge/${evening.restaurant.sandbox.conciergeId}`;
const reads = () => evening.restaurant.requests('GET', new RegExp(GROUP_LIST)).length;

/** SevenRooms' rows of a concierge as the vendor describes them: without the venue (API reference, 5.1). */
const rowsWithoutVenue = () => {
	const { reservationRow } = evening.restaurant.sandbox.state;
	const original = reservationRow.bind(evening.restaurant.sandbox.state);
	evening.restaurant.sandbox.state.reservationRow = (reservation: Reservation) => ({
		...original(reservation),
		venue_id: undefined,
	});
	return () => {
		evening.restaurant.sandbox.state.reservationRow = reservationRow;
	};
};

describe('the channel of an operation', () => {
	it('alone decides the family, whatever ids the credential holds', async () => {
		await create({ channel: 'venue' });
		await create({}, withoutGroup);
		const [venue, concierge] = paths('PUT');
		expect(venue).toBe(`/venues/${evening.restaurant.newYork}/book`);
		expect(concierge).toBe(`${conciergePath()}/venues/${evening.restaurant.newYork}/book`);
	});

	it('stays the venue’s in a workflow that was saved before the credential got its ids', async () => {
		const saved = await evening.restaurant.credentialWith({
			conciergeId: '',
			conciergeGroupId: '',
		});
		const before = await evening.restaurant.run(askFor(evening.restaurant), { credentials: saved });
		const data = await evening.restaurant.engine.credentials.read(saved);
		const { conciergeId, conciergeGroupId } = evening.restaurant.sandbox;
		await evening.restaurant.engine.credentials.overwrite(saved, {
			...data,
			conciergeId,
			conciergeGroupId,
		});
		const after = await evening.restaurant.run(askFor(evening.restaurant), { credentials: saved });
		expect([before.error, after.error]).toEqual([undefined, undefined]);
		expect(new Set(paths('PUT'))).toEqual(new Set([`/venues/${evening.restaurant.newYork}/book`]));
	});

	it.each([
		['reservation', 'getAll', {}],
		['reservation', 'get', { reservationId: byId('x') }],
		['charge', 'getAll', {}],
		['venue', 'getAll', {}],
		['availability', 'search', { date: FRIDAY, partySize: 2 }],
		['municipality', 'getAll', {}],
		['perk', 'getAll', { date: FRIDAY }],
		['upgradeCategory', 'getAll', {}],
		['paylink', 'getAll', { reservationId: byId('x') }],
	])('needs the ids of a concierge, and says where to enter them: %s %s', async (...asked) => {
		const [resource, operation, more] = asked;
		const venueId = byId(evening.restaurant.newYork);
		const { error } = await evening.restaurant.run(
			{ resource, operation, ...asHotel, venueId, ...(more as INodeParameters) },
			{ credentials: withoutConcierge },
		);
		expect(error?.message).toBe('The credential names no Concierge ID');
		expect(error?.description).toContain('enter the Concierge ID in the SevenRooms credential');
		expect(evening.restaurant.requests()).toEqual([]);
	});
});

describe('a booking through the concierge', () => {
	it('uses the concierge’s own names on the wire, and no name of the venue’s', async () => {
		const { error } = await create({
			additionalFields: {
				tables: '12, 14',
				tags: 'Special Occasions:Birthday',
				guestTags: 'Preferences:Wine Lover',
				guestTagsRemove: 'Status:Press',
				address2: 'Room 7',
			},
			force: { bypassAvailability: true, duplicateCheckByGuestOnly: true },
		});
		expect(error).toBeUndefined();
		const [form] = evening.restaurant.bookings();
		expect(form).toMatchObject({
			table_codes: '12,14',
			reservation_tags: 'Special Occasions:Birthday',
			client_tags_to_add: 'Preferences:Wine Lover',
			client_tags_to_remove: 'Status:Press',
			address_2: 'Room 7',
			bypass_availability: 'true',
		});
		const venueNames = ['table', 'tags', 'add_client_tags', 'remove_client_tags', 'address2'];
		expect(venueNames.filter((name) => name in form)).toEqual([]);
		expect(form).not.toHaveProperty('double_bookings_only_client_id_check');
	});

	it('is read back and comes out as it went in', async () => {
		const { json } = await create({
			additionalFields: { specialRequest: 'Quiet', source: 'hotel' },
		});
		expect(json[0]).toMatchObject({
			booked: true,
			venue_id: evening.restaurant.newYork,
			party_size: 2,
			datetime: `${FRIDAY}T19:30:00-04:00`,
			special_request: 'Quiet',
			status: 'RESERVED',
		});
		expect(
			evening.restaurant.requests('GET', /^\/concierge\/[^/]+\/reservations\/[^/]+$/),
		).toHaveLength(1);
	});

	it('warns of nothing that the concierge’s rows do not tell', async () => {
		const [guest] = [...evening.restaurant.sandbox.state.guests.all()];
		const { json, error } = await create({
			...{ guestMode: 'existing', guestId: byId(guest.id) },
			additionalFields: {
				...{ durationMinutes: 75, internalNotes: 'quiet', source: 'hotel', status: 'CONFIRMED' },
				...{ tags: 'Special Occasions:Birthday', specialRequest: 'Window' },
			},
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ booked: true, status: 'CONFIRMED' });
		expect(json[0]).not.toHaveProperty('warnings');
	});

	it('uses up the hold of its time, which then cannot be used again', async () => {
		const ofHold = { date: FRIDAY, partySize: 2, venueId: byId(evening.restaurant.newYork) };
		const search = { ...asHotel, ...ofHold, startTime: '19:30', endTime: '19:30' };
		const { json: slots } = await evening.restaurant.run({
			resource: 'availability',
			operation: 'search',
			...search,
		});
		const free = slots.find(({ bookable }) => bookable) as IDataObject;
		const { json } = await evening.restaurant.run({
			resource: 'hold',
			operation: 'create',
			...ofHold,
			time: String(free.time),
			accessPersistentId: String(free.access_persistent_id),
			shiftPersistentId: String(free.shift_persistent_id),
		});
		expect(json[0]).toMatchObject({ hold_duration_sec: 300, venue_id: evening.restaurant.newYork });
		const reservationHoldId = String(json[0].reservation_hold_id);
		const booked = await create({ additionalFields: { reservationHoldId } });
		expect(booked.error).toBeUndefined();
		const again = await create({ additionalFields: { reservationHoldId }, partySize: 1 });
		expect(again.error?.message).toContain('Reservation hold is invalid or has expired');
	});

	it('gives a hold back, and says so when it is long over', async () => {
		const venueId = byId(evening.restaurant.newYork);
		const release = async (holdId: string) =>
			await evening.restaurant.run({
				...{ resource: 'hold', operation: 'release', venueId, holdId },
				...{ date: FRIDAY, shiftPersistentId: 'shift' },
			});
		evening.restaurant.sandbox.faults.add({
			match: { path: '/release$', times: 1 },
			effect: {
				kind: 'status',
				status: 200,
				body: { status: 200, message: 'Hold 17.5 released normally' },
			},
		});
		const { json } = await release('17.5');
		expect(json).toEqual([
			{ hold_id: '17.5', released: true, message: 'Hold 17.5 released normally' },
		]);
		expect((await release('17.6')).error).toBeDefined();
	});
});

describe('a concierge booking whose answer got lost', () => {
	const lost: Array<[string, FaultEffect]> = [
		['cut', { kind: 'resetAfterCommit' }],
		['answered with 500', { kind: '500AfterCommit' }],
	];

	it.each(lost)('is found in the group’s list and not booked again: %s', async (_how, effect) => {
		evening.onBooking(effect);
		const { json, error } = await create();
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ booked: true, recovered: true });
		expect(evening.restaurant.bookings()).toHaveLength(1);
		expect(evening.book.tables()).toHaveLength(1);
		const [look] = evening.restaurant.requests('GET', new RegExp(GROUP_LIST));
		const { conciergeId } = evening.restaurant.sandbox;
		expect(look.query).toMatchObject({
			concierge_id: conciergeId,
			from_date: FRIDAY,
			to_date: FRIDAY,
		});
	});

	it('is sent once more where the whole list shows that it is not there', async () => {
		evening.onBooking({ kind: 'resetBeforeCommit' });
		const { json } = await create();
		expect(json[0]).toMatchObject({ booked: true });
		expect(evening.restaurant.bookings()).toHaveLength(2);
		expect(evening.book.tables()).toHaveLength(1);
	});

	it('is found also in rows that do not tell their venue', async () => {
		const restore = rowsWithoutVenue();
		evening.onBooking({ kind: 'resetAfterCommit' });
		const { json, error } = await create();
		restore();
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ recovered: true, venue_id: evening.restaurant.newYork });
		expect(evening.restaurant.bookings()).toHaveLength(1);
	});

	it.each([...lost, ['cut before it arrived', { kind: 'resetBeforeCommit' } as FaultEffect]])(
		'is never sent again where the credential cannot list the group, and the error says so: %s',
		async (_how, effect) => {
			evening.onBooking(effect as FaultEffect);
			const { error } = await create({}, withoutGroup);
			expect(error?.message).toBe(UNCONFIRMED);
			expect(error?.description).toContain('Nothing more was sent.');
			expect(error?.description).toMatch(/n8n-[0-9a-f]{32}/);
			expect(evening.restaurant.bookings()).toHaveLength(1);
			expect(reads()).toBe(0);
		},
	);

	it('is not made at all where a look was asked for first and cannot be had', async () => {
		const looking = { options: { preventDoubleBooking: 'booking' } };
		const { error } = await create(looking, withoutGroup);
		expect(error?.message).toBe('The credential names no Concierge Group ID');
		expect(evening.restaurant.writes()).toEqual([]);
	});

	it('is not made where the guest has this very table already', async () => {
		const looking = { options: { preventDoubleBooking: 'booking' } };
		await create(looking);
		const { json } = await create(looking);
		expect(json[0]).toMatchObject({ booked: true, recovered: true });
		expect(evening.book.tables()).toHaveLength(1);
	});

	it('is sent again after 429, which proves that it was not taken', async () => {
		evening.onBooking({ kind: 'status', status: 429, retryAfter: 1 }, { times: 2 });
		const { json } = await create();
		expect(json[0]).toMatchObject({ booked: true });
		expect(evening.restaurant.bookings()).toHaveLength(3);
		expect(evening.book.tables()).toHaveLength(1);
	});
});

describe('a reservation of the concierge', () => {
	const get = async (
		value: string,
		mode = 'id',
		more: INodeParameters = {},
		credentials?: object,
	) =>
		await evening.restaurant.run(
			{
				...{ resource: 'reservation', operation: 'get', ...asHotel },
				reservationId: { __rl: true, mode, value },
				...more,
			},
			credentials ?? {},
		);

	it.each(['id', 'code'])('is found by its confirmation code in place of the %s', async (mode) => {
		const { id, referenceCode } = hotelHolds();
		const typed = mode === 'code' ? referenceCode.toLowerCase() : referenceCode;
		const { json, error } = await get(typed, mode);
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ id, reference_code: referenceCode });
		expect(paths('GET').filter((path) => path.includes('concierge'))).toEqual([
			`${conciergePath()}/reservations/${referenceCode}`,
		]);
	});

	it('is refused by its code when SevenRooms answers with one of another venue', async () => {
		const { id, referenceCode } = hotelHolds();
		const venueId = byId(evening.restaurant.london);
		const { error } = await get(referenceCode, 'code', { venueId });
		expect(error?.message).toContain('belongs to a reservation of another venue');
		expect((await get(id, 'id', { venueId })).json[0]).toMatchObject({ id });
		const several = {
			...venueId,
			value: `${evening.restaurant.london}, ${evening.restaurant.newYork}`,
		};
		expect((await get(referenceCode, 'code', { venueId: several })).json[0]).toMatchObject({ id });
	});

	it('is deleted by its code only where the row names the venue that was chosen', async () => {
		const { id, referenceCode } = hotelHolds();
		const isDeleted = () => evening.restaurant.sandbox.state.reservations.get(id)?.deleted !== null;
		const remove = async (venueId: string) =>
			await evening.restaurant.run({
				resource: 'reservation',
				operation: 'delete',
				reservationId: { __rl: true, mode: 'code', value: referenceCode.toLowerCase() },
				venueId: byId(venueId),
				confirm: true,
			});

		expect((await remove('')).error?.message).toBe('Venue is empty');
		const elsewhere = await remove(evening.restaurant.london);
		expect(elsewhere.error?.message).toContain('belongs to a reservation of another venue');
		const tell = rowsWithoutVenue();
		const untold = await remove(evening.restaurant.newYork);
		tell();
		expect(untold.error?.message).toBe('SevenRooms does not tell the venue of this reservation');
		expect([isDeleted(), paths('DELETE')]).toEqual([false, []]);

		expect((await remove(evening.restaurant.newYork)).json).toEqual([{ id, deleted: true }]);
		expect(isDeleted()).toBe(true);
		expect(paths('DELETE')).toEqual([`${conciergePath()}/reservations/${id}/delete`]);
	});

	it('that is not there is not there, also for a credential that cannot list the group', async () => {
		const options = { ifNotFound: 'empty' };
		for (const mode of ['id', 'code']) {
			const { json, error } = await get(
				'ZZZZZZZ',
				mode,
				{ options },
				{ credentials: withoutGroup },
			);
			expect(error).toBeUndefined();
			expect(json).toEqual([{ found: false }]);
		}
	});

	it('is listed without a venue group in the credential', async () => {
		const { id } = hotelHolds();
		const { json, error } = await evening.restaurant.run(
			{ resource: 'reservation', operation: 'getAll', ...asHotel, returnAll: true },
			{ credentials: conciergeOnly },
		);
		expect(error).toBeUndefined();
		expect(json.map((row) => row.id)).toContain(id);
	});

	it('is listed once, and asked for once, however many venues are named', async () => {
		const here = hotelHolds();
		const there = hotelHolds({ venueId: evening.restaurant.london });
		const listed = async (...venues: string[]) => {
			evening.restaurant.sandbox.log.length = 0;
			const { json } = await evening.restaurant.run({
				...{ resource: 'reservation', operation: 'getAll', ...asHotel, returnAll: true },
				venueId: byId(venues.join(',')),
			});
			expect(reads()).toBe(1);
			return json.map(({ id }) => id);
		};
		const both = await listed(evening.restaurant.newYork, evening.restaurant.london);
		expect(both).toEqual(expect.arrayContaining([here.id, there.id]));
		expect(new Set(both).size).toBe(both.length);
		expect(await listed(evening.restaurant.london)).not.toContain(here.id);
		const restore = rowsWithoutVenue();
		const unknown = await listed(evening.restaurant.newYork, evening.restaurant.london);
		restore();
		expect(new Set(unknown).size).toBe(unknown.length);
	});

	it('shows its exact status, and is found by it', async () => {
		const table = hotelHolds();
		hotelHolds();
		const seated = await evening.restaurant.run(
			change('updateStatus', table.id, { ...asHotel, status: 'SEATED' }),
		);
		expect(seated.error).toBeUndefined();
		expect(seated.json[0]).toMatchObject({ status: 'SEATED', status_display: 'Seated' });
		expect(seated.json[0]).not.toHaveProperty('warnings');
		const { json } = await evening.restaurant.run({
			...{ resource: 'reservation', operation: 'getAll', ...asHotel, returnAll: true },
			filters: { status: ['SEATED'], fromDate: FRIDAY, toDate: FRIDAY },
		});
		expect(json.map(({ id }) => id)).toEqual([table.id]);
	});

	it.each<[string, string, INodeParameters]>([
		['a status', 'updateStatus', { status: 'SEATED' }],
		[
			'what no row tells',
			'update',
			{ updateFields: { internalNotes: 'VIP', durationMinutes: 75 } },
		],
	])('is changed once when the answer to the change gets lost: %s', async (...asked) => {
		const [, operation, more] = asked;
		const table = hotelHolds();
		evening.onBooking({ kind: 'resetAfterCommit' });
		const { json, error } = await evening.restaurant.run(
			change(operation, table.id, { ...asHotel, ...more }),
		);
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ updated: true, recovered: true });
		expect(json[0]).not.toHaveProperty('warnings');
		expect(evening.restaurant.bookings()).toHaveLength(1);
	});

	it('is canceled with DELETE, and the guest is told only as asked', async () => {
		const table = hotelHolds();
		const options = { sendCancellationEmail: false };
		const { json, error } = await evening.restaurant.run(
			change('cancel', table.id, { ...asHotel, options }),
		);
		expect(error).toBeUndefined();
		expect(table.status).toBe('CANCELED');
		const [sent] = evening.restaurant.writes();
		expect(sent).toMatchObject({
			method: 'DELETE',
			apiPath: `${conciergePath()}/reservations/${table.id}`,
			body: { send_client_email: 'false' },
		});
		expect(sent.contentType).toContain('application/x-www-form-urlencoded');
		expect(json[0]).toMatchObject({ canceled: true, cancel_route: 'concierge' });
	});

	it('is deleted only once Confirm is switched on', async () => {
		const table = hotelHolds();
		const { error } = await evening.restaurant.run(change('delete', table.id));
		expect(error?.message).toBe('Confirm is not switched on');
		expect(evening.restaurant.writes()).toEqual([]);
		const { json } = await evening.restaurant.run(change('delete', table.id, { confirm: true }));
		expect(json).toEqual([{ id: table.id, deleted: true }]);
		expect(table.deleted).not.toBeNull();
	});

	it('is found and changed by your own key, at its own venue alone', async () => {
		const elsewhere = hotelHolds({ venueId: evening.restaurant.london, externalId: 'crm-7' });
		const upsert = async () =>
			await evening.restaurant.run(
				askFor(evening.restaurant, { ...asHotel, operation: 'upsert', externalId: 'crm-7' }),
			);
		expect((await upsert()).json[0]).toMatchObject({ action: 'created' });
		expect((await upsert()).json[0]).toMatchObject({ action: 'updated' });
		expect(elsewhere.minutes).toBe(1170);
		expect(evening.book.tables()).toHaveLength(1);
	});
});

describe('a reservation that does not tell its venue', () => {
	let restore: () => void;
	let table: Reservation;

	beforeEach(() => {
		table = hotelHolds({ venueId: evening.restaurant.london });
		restore = rowsWithoutVenue();
	});

	afterEach(() => restore());

	const update = async (more: INodeParameters = {}) =>
		await evening.restaurant.run(
			change('update', table.id, { ...asHotel, updateFields: { partySize: 3 }, ...more }),
		);

	it('is changed at the venue of the parameter', async () => {
		const { json, error } = await update({ venueId: byId(evening.restaurant.london) });
		expect(error).toBeUndefined();
		expect(table.partySize).toBe(3);
		expect(json[0]).toMatchObject({
			venue_id: evening.restaurant.london,
			party_size: 3,
			datetime: `${FRIDAY}T19:30:00+01:00`,
		});
	});

	it('is not changed where nobody knows the venue, and the error names the parameter', async () => {
		const { error } = await update();
		expect(error?.message).toBe('SevenRooms does not tell the venue of this reservation');
		expect(error?.description).toContain('Choose it in the parameter Venue.');
		expect(evening.restaurant.writes()).toEqual([]);
	});

	it('gets its status, too, at the venue of the parameter', async () => {
		const venueId = byId(evening.restaurant.london);
		await evening.restaurant.run(
			change('updateStatus', table.id, { ...asHotel, venueId, status: 'NO_SHOW' }),
		);
		expect(table.status).toBe('NO_SHOW');
	});

	it('is changed at the venue that a booking as JSON names', async () => {
		table.externalId = 'crm-9';
		const reservationJson = JSON.stringify({
			...{ venue_id: evening.restaurant.london, datetime: `${FRIDAY}T19:30`, party_size: 4 },
			...{ first_name: 'Ada', last_name: 'Night', phone: '+12125550143', external_id: 'crm-9' },
		});
		const { json, error } = await evening.restaurant.run({
			...{ resource: 'reservation', operation: 'upsert', ...asHotel },
			...{ inputMode: 'json', reservationJson },
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ action: 'updated', venue_id: evening.restaurant.london });
		expect(table.partySize).toBe(4);
	});

	it('is canceled all the same: that route names no venue', async () => {
		const { error } = await evening.restaurant.run(change('cancel', table.id, asHotel));
		expect(error).toBeUndefined();
		expect(table.status).toBe('CANCELED');
	});

	it('comes out with the venue that was chosen', async () => {
		const venueId = byId(evening.restaurant.london);
		const { json } = await evening.restaurant.run(change('get', table.id, { ...asHotel, venueId }));
		expect(json[0]).toMatchObject({
			venue_id: evening.restaurant.london,
			datetime: `${FRIDAY}T19:30:00+01:00`,
		});
	});
});

describe('a request for a table', () => {
	const wish = async (venueId: string, more: INodeParameters = {}) =>
		await evening.restaurant.run({
			...{ resource: 'request', operation: 'create', venueId: byId(venueId), date: FRIDAY },
			...{ partySize: 8, firstName: 'Ada', lastName: 'Night', phone: '+1 212 555 0143' },
			additionalFields: { startTime: '7 PM', specialRequest: 'Terrace', sendEmail: false },
			...more,
		});

	it('goes out in the API’s words and becomes a booking by its id', async () => {
		const { json, error } = await wish(evening.restaurant.newYork);
		expect(error).toBeUndefined();
		expect(evening.restaurant.writes()[0].body).toEqual({
			...{ date: FRIDAY, party_size: '8', start_time: '19:00', notes: 'Terrace' },
			...{ first_name: 'Ada', last_name: 'Night', phone: '+12125550143' },
			send_client_email: 'false',
		});
		const requestId = String(json[0].id);
		const booked = await create({ additionalFields: { requestId } });
		expect(booked.error).toBeUndefined();
		const held = await evening.restaurant.run({
			...{ resource: 'request', operation: 'get', ...asHotel, requestId },
			venueId: byId(evening.restaurant.newYork),
		});
		expect(held.json[0]).toMatchObject({ reservation_id: booked.json[0].id });
	});

	it('says who asks and who comes, in a new request and in a change of it', async () => {
		const venueId = byId(evening.restaurant.newYork);
		const who = { sourceFirstName: 'Grace', sourceLastName: 'Murray', maleGuests: 0 };
		const more = { ...who, sourceEmail: ' grace@example.com ', sourcePhone: '+1 212 555 0199' };
		const { json } = await wish(evening.restaurant.newYork, { additionalFields: more });
		expect(evening.restaurant.writes()[0].body).toMatchObject({
			...{ source_first_name: 'Grace', source_last_name: 'Murray', mf_ratio_male: '0' },
			...{ source_email: 'grace@example.com', source_phone: '+12125550199' },
		});
		const update = { resource: 'request', operation: 'update', requestId: String(json[0].id) };
		await evening.restaurant.run({ ...update, venueId, updateFields: { femaleGuests: 5 } });
		expect(evening.restaurant.writes()[1].body).toEqual({ mf_ratio_female: '5' });
	});

	it('is refused in SevenRooms’ own words where the venue takes none', async () => {
		const { error } = await wish(evening.restaurant.sydney);
		expect(error?.httpCode).toBe('403');
		expect(error?.message).toContain('The venue takes no requests');
		expect(error?.description).toContain('Ask the venue whether it allows concierge requests');
		expect(error?.description).toContain('Venue does not allow concierge requests');
	});

	it.each([
		[{ phone: '212 555 0143' }, 'Phone has no country code'],
		[{ date: 'Friday' }, 'Date'],
		[{ partySize: 0 }, 'Party Size'],
		[{ additionalFields: { startTime: '25:00' } }, 'Start Time'],
		[{ additionalFields: { email: 'nobody' } }, 'Email is not an e-mail address'],
		[{ additionalFields: { sourceEmail: 'nobody' } }, 'Booker Email is not an e-mail address'],
		[{ additionalFields: { sourcePhone: '212 555 0143' } }, 'Booker Phone has no country code'],
		[{ additionalFields: { femaleGuests: 1.5 } }, 'Women is not a whole number'],
	])('is checked before it goes out: %j', async (more, message) => {
		const { error } = await wish(evening.restaurant.newYork, more as INodeParameters);
		expect(error?.message).toContain(message);
		expect(evening.restaurant.writes()).toEqual([]);
	});

	it('is deleted only once Confirm is on, and each id tells whether it is gone', async () => {
		const { json } = await wish(evening.restaurant.newYork);
		const requestId = `${String(json[0].id)}, nowhere`;
		const remove = async (more: INodeParameters) =>
			await evening.restaurant.run({
				...{ resource: 'request', operation: 'delete', requestId },
				...{ venueId: byId(evening.restaurant.newYork), ...more },
			});
		expect((await remove({})).error?.message).toBe('Confirm is not switched on');
		expect((await remove({ confirm: true })).json).toEqual([
			{ id: json[0].id, deleted: true },
			{ id: 'nowhere', deleted: false },
		]);
	});
});
