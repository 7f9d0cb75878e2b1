import type { INodeParameters } from 'n8n-workflow';
import { byId } from '../support/definition.cjs';
import { runNode, type SavedCredential } from '../support/engine.cjs';
import { oneEngine, quickWaits } from '../support/opened.cjs';
import { RawServer } from '../support/rawServer.cjs';

const engine = oneEngine();
quickWaits();
let server: RawServer;
let credentials: SavedCredential;

beforeAll(async () => {
	server = await new RawServer().start();
	credentials = await engine.credentials.save('sevenRoomsApi', {
		...server.login,
		venueGroupId: 'group',
		conciergeId: 'concierge',
		conciergeGroupId: 'hotels',
		timeZone: 'America/New_York',
	});
});

afterAll(() => server.close());

const venueId = byId('venue');
const answers = (...bodies: unknown[]) => {
	server.answers = bodies.map((body) => ({ body: JSON.stringify(body) }));
};
const run = async (resource: string, operation: string, more: INodeParameters = {}) =>
	await runNode(engine, { credentials, parameters: { resource, operation, ...more } });

describe('an answer that tells nothing', () => {
	it.each<[string, unknown]>([
		['an envelope alone', { status: 200 }],
		['a failure in words alone', { status: 'error', msg: 'Book is closed' }],
		['data that is a text', { status: 200, data: 'maintenance' }],
		['rows that are a text', { status: 200, data: { results: 'maintenance', cursor: null } }],
		['no rows at all', { status: 200, data: { limit: 50 } }],
	])('is never taken for an empty list: %s', async (_what, body) => {
		answers(body);
		const { error, items } = await run('guest', 'getAll');
		expect(items).toEqual([]);
		expect(error?.message).toContain('SevenRooms answered without what was asked for');
	});

	it('is told in the words that came with it', async () => {
		answers({ status: 'error', msg: 'Book is closed' });
		const { error } = await run('table', 'getAll', { venueId });
		expect(error?.description).toContain('Book is closed');
	});

	it('is no record whose fields are all empty', async () => {
		answers({ status: 200 });
		const { error } = await run('venue', 'get', { venueId });
		expect(error?.message).toContain('SevenRooms answered without what was asked for');
	});

	it('is no closed day', async () => {
		answers({ status: 200 });
		const { error } = await run('availability', 'search', { venueId, date: '2026-05-15' });
		expect(error?.message).toContain('SevenRooms answered without what was asked for');
	});

	it.each<[string, unknown]>([
		['null', { status: 200, data: null }],
		['an empty object', { status: 200, data: {} }],
		['null for the rows', { status: 200, data: { results: null } }],
		['an empty list', { status: 200, data: [] }],
	])('may be an empty list in other shapes: %s', async (_what, body) => {
		answers(body);
		const { error, items } = await run('guest', 'getAll');
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	});
});

describe('an answer that holds no list', () => {
	it.each<[string, INodeParameters, string]>([
		['table', { venueId }, 'tables'],
		['shift', { venueId }, 'shifts'],
		['charge', { venueId }, 'charges'],
		['upgradeCategory', {}, 'upgrade_categories'],
		['reservation', { venueId }, 'results'],
	])('is an error and no empty list of %ss', async (resource, more, key) => {
		for (const value of ['maintenance', true, ['a', 'b'], [[{ id: 'a' }]]]) {
			answers({ status: 200, data: { [key]: value } });
			const { error, items } = await run(resource, 'getAll', more);
			expect(items).toEqual([]);
			expect(error?.message).toContain('SevenRooms answered without what was asked for');
		}
	});
});

describe('a list that is said to come whole', () => {
	const page = (cursor: string | null, ...ids: string[]) => ({
		data: { results: ids.map((id) => ({ id })), cursor, limit: 2 },
	});

	it('is read to its end where SevenRooms tells of a further page', async () => {
		const first = page('more', 't1', 't2');
		answers(first, first, page('more', 't3', 't4'), page(null, 't5'));
		const { json, error } = await run('table', 'getAll', { venueId, returnAll: true });
		expect(error).toBeUndefined();
		expect(json.map(({ id }) => id)).toEqual(['t1', 't2', 't3', 't4', 't5']);
		expect(json.every(({ venue_id: of }) => of === 'venue')).toBe(true);
	});

	it('comes once where SevenRooms does not know its own cursor', async () => {
		answers(page('more', 't1', 't2'));
		const { json } = await run('table', 'getAll', { venueId, returnAll: true });
		expect(json.map(({ id }) => id)).toEqual(['t1', 't2']);
	});
});

describe('a venue that a row does not name', () => {
	it('is that which was asked for, also where its ID is blank', async () => {
		answers({ data: { charges: [{ id: 'c1', venue_id: ' ' }, { id: 'c2' }], cursor: null } });
		const { json, error } = await run('charge', 'getAll', { venueId: byId('bistro') });
		expect(error).toBeUndefined();
		expect(json.map(({ id, venue_id: of }) => [id, of])).toEqual([
			['c1', 'bistro'],
			['c2', 'bistro'],
		]);
	});

	it('keeps no row out of the list', async () => {
		answers({
			data: {
				results: [
					{ id: 'r1', venue_id: ' ' },
					{ id: 'r2', venue_id: 'other' },
				],
			},
		});
		const { json } = await run('request', 'getAll', { venueId: byId('bistro') });
		expect(json.map(({ id }) => id)).toEqual(['r1']);
	});
});

describe('a failure that comes with HTTP 200', () => {
	it('is seen by its code, too', async () => {
		answers({ code: 400, msg: 'No shift found for date and time' });
		const { error } = await run('venue', 'get', { venueId });
		expect(error?.message).toContain('No shift found for date and time');
	});

	it.each<[string, unknown, string]>([
		['a map', { date: ['is required'], time: ['is wrong'] }, 'date: is required; time: is wrong'],
		[
			'a list',
			['is closed', { party_size: 'is too large' }],
			'is closed; party_size: is too large',
		],
	])('is told in words that are %s', async (_what, msg, words) => {
		answers({ status: 400, msg });
		const { error } = await run('venue', 'get', { venueId });
		expect(error?.message).toContain(words);
	});
});

describe('rows in another shape', () => {
	it('come out of a map from ID to row', async () => {
		answers({ data: { results: { a: { id: 'a', name: 'Bar' }, b: { id: 'b', name: 'Club' } } } });
		const { json } = await run('venue', 'getAll');
		expect(json.map(({ id }) => id)).toEqual(['a', 'b']);
	});

	it('come out of a list whose name nobody knew', async () => {
		answers({ data: { venue_tables: [{ id: 't1' }, { id: 't2' }], limit: 50 } });
		const { json } = await run('table', 'getAll', { venueId });
		expect(json.map(({ id }) => id)).toEqual(['t1', 't2']);
	});

	it('with an empty ID are not taken for the same row', async () => {
		answers({
			data: {
				results: [
					{ id: '', name: 'Bar' },
					{ id: '', name: 'Club' },
				],
			},
		});
		const { json } = await run('venue', 'getAll');
		expect(json.map(({ name }) => name)).toEqual(['Bar', 'Club']);
	});

	it('come out of cities that have more than a name', async () => {
		answers({ data: { m1: { name: 'Soho' }, m2: 'Camden', m3: null } });
		const { json } = await run('municipality', 'getAll');
		expect(json).toEqual([
			{ id: 'm1', name: 'Soho' },
			{ id: 'm2', name: 'Camden' },
			{ id: 'm3', name: null },
		]);
	});

	it('are read as the record that they hold, where one was asked for', async () => {
		answers({ data: [{ id: 'venue', name: 'Bar' }] });
		expect((await run('venue', 'get', { venueId })).json[0]).toMatchObject({ name: 'Bar' });
		answers({ data: { request: { id: 'r1', max_guests: 4 } } });
		const { json } = await run('request', 'get', { requestId: 'r1' });
		expect(json[0]).toMatchObject({ id: 'r1', party_size: 4 });
	});
});

describe('a write that SevenRooms does not confirm', () => {
	const guest = { firstName: 'Ada', lastName: 'Night', phone: '+12125550143' };
	const slot = { venueId, date: '2026-05-15', partySize: 2 };
	const of = { venueId, reservationId: byId('resv'), confirm: true };
	const venue = { data: { id: 'venue', currency_code: 'USD' } };

	it.each<[string, string, INodeParameters]>([
		[
			'hold',
			'create',
			{ ...slot, time: '19:30', shiftPersistentId: 's1', accessPersistentId: 'a1' },
		],
		['request', 'create', { ...slot, ...guest }],
		['charge', 'add', { ...of, transactionId: 'tx-1', subtotal: 50 }],
	])('is not reported as made, and is not sent again: %s %s', async (resource, operation, more) => {
		answers({ status: 200, data: {} });
		const { error, items } = await run(resource, operation, more);
		expect(items).toEqual([]);
		expect(error?.message).toContain('may or may not have happened');
		expect(server.requests).toBe(1);
	});

	it('is not reported as made without the payment link', async () => {
		answers(venue, { status: 200, data: {} });
		// A venue that no other test has asked for: its currency is remembered.
		const venueId = byId('venue of a link');
		const { error } = await run('paylink', 'create', { ...of, venueId, subtotal: 5000 });
		expect(error?.message).toContain('may or may not have happened');
	});

	it('is no charge where its own status says that it failed', async () => {
		answers({ status: 200, data: { invoice_id: 'i1', status: 'FAILED' } });
		const more = { ...of, transactionId: 'tx-1', subtotal: 50 };
		expect((await run('charge', 'add', more)).error?.message).toContain('may or may not');
	});

	it('is no deletion of requests where the count differs', async () => {
		answers({ status: 200, data: { count: 1 } });
		const more = { venueId, requestId: 'r1, r2', confirm: true };
		expect((await run('request', 'delete', more)).error?.message).toContain('may or may not');
		answers({ status: 200, data: { count: 1, deleted_ids: 'r1' } });
		expect((await run('request', 'delete', more)).json).toEqual([
			{ id: 'r1', deleted: true },
			{ id: 'r2', deleted: false },
		]);
	});

	it('is told as a price that is not known, since nothing was changed', async () => {
		answers({ status: 200 });
		const more = { ...slot, time: '19:30', accessPersistentId: 'a1' };
		const { error } = await run('price', 'calculate', more);
		expect(error?.message).toBe('SevenRooms did not tell the price');
		expect(error?.description).toContain('Nothing was booked or changed');
		expect(error?.context).toMatchObject({ sevenRooms: { method: 'POST' } });
	});
});

describe('a reservation without its ID', () => {
	const row = { date: '2026-05-15', arrival_time: '7:30 PM', max_guests: 2, venue_id: 'venue' };

	it('is changed by the ID that was asked for', async () => {
		answers(row, { data: { reservation_id: 'resv' } }, { data: row });
		const parameters = {
			reservationId: byId('resv'),
			status: 'ARRIVED',
			options: { dryRun: true },
		};
		const { json } = await run('reservation', 'updateStatus', parameters);
		expect(json[0].body).toMatchObject({ reservation_id: 'resv' });
	});

	it('is not changed where only its code is known', async () => {
		answers({ data: { results: [{ ...row, reference_code: 'K7QX2MD' }] } });
		const reservationId = { __rl: true, mode: 'code', value: 'K7QX2MD' };
		const { error } = await run('reservation', 'cancel', { venueId, reservationId });
		expect(error?.message).toBe('SevenRooms does not tell the ID of this reservation');
	});
});

describe('an export of everything about a guest', () => {
	const visit = { venue_group_client_id: 'g1', date: '2026-05-15' };
	const guest = { data: { id: 'g1', first_name: 'Ada' } };

	it("never takes another guest's charge and feedback for those of a visit without an ID", async () => {
		answers(
			guest,
			{ data: { results: [{ ...visit, venue_id: 'venue' }], cursor: null } },
			{ data: { charges: [{ id: 'c1', venue_group_client_id: 'g2' }], cursor: null } },
			{ data: { reservation_feedback: [{ overall: '1' }] } },
		);
		const { json } = await run('guest', 'exportAll', { guestId: byId('g1') });
		expect(json[0]).toMatchObject({ charges: [], feedback: [], complete: true });
	});

	it('says that it is not whole where a visit does not tell its venue', async () => {
		answers(guest, { data: { results: [{ ...visit, id: 'r1' }], cursor: null } });
		const { json } = await run('guest', 'exportAll', { guestId: byId('g1') });
		expect(json[0]).toMatchObject({ complete: false });
		expect(json[0].missing).toEqual([expect.stringContaining('1 reservations')]);
	});
});

describe('a concierge reservation that names its venue in an object, as free times do', () => {
	const row = (id: string, at: string) => ({
		...{ id, venue: { id: at, name: 'A house' }, status_code: 'RESERVED', status: 'On the Books' },
		...{ date: '2026-05-15', arrival_time: '7:30 PM', max_guests: 2, external_id: 'crm-7' },
		...{ first_name: 'Ada', last_name: 'Night', phone_number: '+12125550143' },
	});
	const rows = (...results: object[]) => ({ status: 200, data: { results, cursor: null } });
	const booking = {
		...{ channel: 'concierge', venueId, dateTime: '2026-05-15T19:30', partySize: 2 },
		...{ firstName: 'Ada', lastName: 'Night', phone: '+12125550143' },
	};
	const options = { timeZone: 'America/New_York', readBack: false };

	it('is listed for that venue alone, with its ID and on its clock', async () => {
		answers(rows(row('here', 'venue'), row('there', 'other')));
		const { json } = await run('reservation', 'getAll', {
			...{ channel: 'concierge', venueId, returnAll: true },
		});
		expect(json).toMatchObject([
			{ id: 'here', venue_id: 'venue', datetime: '2026-05-15T19:30:00-04:00' },
		]);
	});

	it('of another venue is no booking that was made before', async () => {
		answers(rows(row('there', 'other')), { status: 200, data: { reservation_id: 'new' } });
		const across = { ...options, preventDoubleBooking: 'booking' };
		const { json } = await run('reservation', 'create', { ...booking, options: across });
		expect(json).toMatchObject([{ id: 'new', booked: true }]);
		expect(json[0]).not.toHaveProperty('recovered');
	});

	it('of another venue is not the one to update', async () => {
		answers(rows(row('there', 'other')), { status: 200, data: { reservation_id: 'new' } });
		const upsert = { ...booking, externalId: 'crm-7', options };
		const { json } = await run('reservation', 'upsert', upsert);
		expect(json).toMatchObject([{ id: 'new', action: 'created' }]);
	});
});
