import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import type { Reservation } from '../../sandbox/state/types.cjs';
import { byId } from '../support/definition.cjs';
import { oneRestaurant } from '../support/opened.cjs';
import { openBook, type Book } from '../support/tables.cjs';

const ADA = {
	firstName: 'Quillebeuf',
	lastName: 'Zyxwvut',
	email: 'quillebeuf@example.com',
	phone: '+33612345678',
};
const TRACES = /quillebeuf|zyxwvut|12345678|Elmsly/i;

const restaurant = oneRestaurant({ reservations: 400 });
let book: Book;
let table: Reservation;

beforeEach(async () => {
	book = await openBook(restaurant);
	const { state } = restaurant.sandbox;
	const [sample] = state.reservations.all();
	const guest = state.guests.get(sample.guestId);
	if (!guest) throw new Error('The sample has no guest');
	Object.assign(guest, { ...ADA, address: '7 Elmsly Row' });
	for (const own of state.reservations.all()) {
		if (own.guestId === guest.id) state.changeReservation(own, { ...ADA, prepayment: 50 });
	}
	table = book.hostWrites({
		...ADA,
		guestId: guest.id,
		bookedBy: 'Grand Hotel Concierge',
		notes: `Write to ${ADA.email} or call ${ADA.phone}`,
	});
});

const answers = (path: string, data: unknown) =>
	restaurant.sandbox.faults.add({
		match: { method: 'GET', path },
		effect: { kind: 'status', status: 200, body: { status: 200, data } },
	});
/** What the API knows of a person, with fields that nobody outside has seen. */
const person = () => ({
	id: 'x-1',
	name: 'Quillebeuf Zyxwvut',
	...{ first_name: ADA.firstName, last_name: ADA.lastName, booked_by_name: ADA.lastName },
	...{ email: ADA.email, phone_number: ADA.phone, mobile: ADA.phone },
	...{ notes: `Call ${ADA.phone}`, reservation_notes: ADA.email, note_to_guest: ADA.email },
	paylink_email_request: ADA.email,
	details: [{ client: { name: ADA.lastName, phones: [ADA.phone] } }],
});

interface Read {
	resource: string;
	operation: string;
	more(): INodeParameters;
	before?(): void;
}

const venueId = () => byId(restaurant.newYork);
const reads: Read[] = [
	{
		resource: 'reservation',
		operation: 'get',
		more: () => ({ reservationId: byId(table.id) }),
	},
	{
		resource: 'reservation',
		operation: 'get',
		more: () => ({ channel: 'concierge', reservationId: byId(table.id) }),
	},
	{
		resource: 'reservation',
		operation: 'getAll',
		more: () => ({ filters: { guestId: table.guestId } }),
	},
	{
		resource: 'reservation',
		operation: 'getAll',
		more: () => ({ channel: 'concierge', venueId: venueId() }),
	},
	{ resource: 'guest', operation: 'get', more: () => ({ guestId: byId(table.guestId) }) },
	{ resource: 'guest', operation: 'getAll', more: () => ({ filters: { email: ADA.email } }) },
	{ resource: 'guest', operation: 'getVisits', more: () => ({ guestId: byId(table.guestId) }) },
	{
		resource: 'charge',
		operation: 'getAll',
		more: () => ({ venueId: venueId() }),
		before: () => answers('/charges$', { charges: [person()] }),
	},
	{
		resource: 'feedback',
		operation: 'getAll',
		more: () => ({ venueId: venueId() }),
		before: () => answers('/feedback$', { reservation_feedback: [person()] }),
	},
	{
		resource: 'waitlist',
		operation: 'getAll',
		more: () => ({ venueId: venueId() }),
		before: () => answers('^/waitlist$', [{ waitlist_entries: [person()] }]),
	},
	{
		resource: 'waitlist',
		operation: 'get',
		more: () => ({ waitlistId: 'x-1' }),
		before: () => answers('^/waitlist/[^/]+$', person()),
	},
	{
		resource: 'request',
		operation: 'getAll',
		more: () => ({ venueId: venueId() }),
		before: () => answers('^/requests$', { results: [person()] }),
	},
	{
		resource: 'request',
		operation: 'get',
		more: () => ({ requestId: 'x-1' }),
		before: () => answers('^/requests/[^/]+$', person()),
	},
	{
		resource: 'paylink',
		operation: 'getAll',
		more: () => ({ venueId: venueId(), reservationId: byId('r-1') }),
		before: () => answers('/paylinks/[^/]+$', { paylinks: [person()] }),
	},
];
const FIELDS =
	'id, name, first_name, last_name, email, phone, phone_number, mobile, notes, details.0.client.name';

describe.each(reads)('$resource $operation', ({ resource, operation, more, before }) => {
	const read = async (given: INodeParameters) => {
		before?.();
		const all = { returnAll: true, ...more(), ...given };
		const { json, error } = await restaurant.run({ resource, operation, ...all });
		expect(error?.message).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		return json;
	};

	it.each(['simplified', 'raw', 'selectedFields'])(
		'gives out people in full, masked or not at all: %s',
		async (output) => {
			const shown = async (privacy: string) => await read({ output, fields: FIELDS, privacy });
			const full = await shown('full');
			// A simplified feedback or charge tells little of a person, raw ones do.
			if (output === 'raw') expect(JSON.stringify(full)).toMatch(TRACES);
			for (const privacy of ['masked', 'none']) {
				const rows = await shown(privacy);
				expect(JSON.stringify(rows)).not.toMatch(TRACES);
				expect(rows.map(({ id }) => id)).toEqual(full.map(({ id }) => id));
				expect(rows.map((row) => Object.keys(row))).toEqual(full.map((row) => Object.keys(row)));
			}
		},
	);
});

describe('everything about a guest', () => {
	const everything = async (more: INodeParameters = {}) =>
		await restaurant.run({
			resource: 'guest',
			operation: 'exportAll',
			guestId: byId(table.guestId),
			...more,
		});

	it('is the record, every reservation, and the charges and feedback of these', async () => {
		const { json, error } = await everything();
		expect(error).toBeUndefined();
		const [{ guest, reservations, charges, feedback, counts, complete, missing }] = json;
		const own = [...restaurant.sandbox.state.reservations.all()].filter(
			({ guestId }) => guestId === table.guestId,
		);
		const ids = (reservations as IDataObject[]).map(({ id }) => id);
		expect([...ids].sort()).toEqual(own.map(({ id }) => id).sort());
		expect(guest).toMatchObject({ id: table.guestId, email: ADA.email });
		expect((charges as unknown[]).length).toBeGreaterThanOrEqual(own.length);
		for (const charge of charges as IDataObject[]) {
			expect(charge.venue_group_client_id).toBe(table.guestId);
			expect(Number.isInteger(charge.amount)).toBe(true);
		}
		const told = (feedback as IDataObject[]).map((row) => row.reservation_id);
		expect(told.length).toBeGreaterThan(0);
		expect(ids).toEqual(expect.arrayContaining(told));
		expect(counts).toEqual({
			reservations: own.length,
			charges: (charges as unknown[]).length,
			feedback: (feedback as unknown[]).length,
		});
		expect([complete, missing]).toEqual([true, undefined]);
	});

	it('has the charges of every page', async () => {
		const page = (id: string, cursor: string | null) => ({
			charges: [{ id, venue_group_client_id: table.guestId, amount: 1 }],
			cursor,
		});
		const path = `/venues/${restaurant.newYork}/charges$`;
		for (const [index, data] of [page('a', 'next'), page('b', null)].entries()) {
			restaurant.sandbox.faults.add({
				match: { path, nth: index + 1 },
				effect: { kind: 'status', status: 200, body: { status: 200, data } },
			});
		}
		const [{ charges }] = (await everything()).json;
		const ids = (charges as IDataObject[]).map(({ id }) => id);
		expect(ids).toEqual(expect.arrayContaining(['a', 'b']));
	});

	it.each(['charges', 'feedback'])(
		'says that it is not whole where %s may not be read, and of which venue',
		async (what) => {
			const path = `/venues/${restaurant.newYork}/${what}$`;
			restaurant.sandbox.faults.add({ match: { path }, effect: { kind: 'forbid' } });
			const { json, error } = await everything();
			expect(error).toBeUndefined();
			expect(json[0].complete).toBe(false);
			expect(json[0].missing).toEqual([
				`${what} of venue ${restaurant.newYork}: the credential lacks the right`,
			]);
		},
	);

	it('is an error where SevenRooms fails, instead of an export with a hole in it', async () => {
		restaurant.sandbox.faults.add({
			match: { path: '/feedback$' },
			effect: { kind: 'status', status: 400, msg: 'No' },
		});
		expect((await everything()).error?.httpCode).toBe('400');
	});

	it('is an error where the guest may not be read, or the list of visits does not end plainly', async () => {
		const fails = (path: string, effect: FaultEffect) => {
			restaurant.sandbox.faults.clear();
			restaurant.sandbox.faults.add({ match: { path }, effect });
		};
		fails('^/clients/', { kind: 'forbid' });
		expect((await everything()).error?.httpCode).toBe('403');
		fails('^/reservations$', { kind: 'status', status: 200, body: { data: null } });
		expect((await everything()).error?.message).toContain('without what was asked for');
	});

	it.each(['masked', 'none'])('can be given out without the person: %s', async (privacy) => {
		const { json } = await everything({ privacy });
		expect(JSON.stringify(json)).not.toMatch(TRACES);
		expect(json[0]).toMatchObject({ guest: { id: table.guestId }, complete: true });
	});

	it('is an error for a guest that SevenRooms does not know', async () => {
		const { error } = await everything({ guestId: byId('nowhere') });
		expect(error?.message).toBe('SevenRooms knows no such record');
	});
});
