import type { IDataObject } from 'n8n-workflow';
import type { Reservation } from '../../sandbox/state/types.cjs';
import { oneRestaurant } from '../support/opened.cjs';

const restaurant = oneRestaurant();
let known: Reservation;
let other: Reservation;

beforeAll(() => {
	[known, other] = [...restaurant.sandbox.state.reservations.all()].filter(
		({ venueId, deleted }) => venueId === restaurant.newYork && deleted === null,
	);
});

const by = (mode: string, value: string) => ({ __rl: true, mode, value });
const unknownId = (id: string) => id.replace(/.{8}$/, 'zzzzzzzz');

const getReservation = async (more: IDataObject, run = {}) =>
	await restaurant.run(
		{ resource: 'reservation', operation: 'get', ...(more as object) },
		{ ...run },
	);

describe('finding one reservation', () => {
	it('finds it by its id', async () => {
		const { json } = await getReservation({ reservationId: by('id', ` ${known.id} `) });
		expect(json[0]).toMatchObject({ id: known.id, reference_code: known.referenceCode });
	});

	it('takes a bare id from an expression', async () => {
		const { json } = await getReservation(
			{ reservationId: '={{ $json.id }}' },
			{ items: [{ id: known.id }, { id: other.id }] },
		);
		expect(json.map(({ id }) => id)).toEqual([known.id, other.id]);
	});

	it('finds it by the confirmation code of a venue, in any case of letters', async () => {
		const { json } = await getReservation({
			reservationId: by('code', known.referenceCode.toLowerCase()),
			venueId: by('id', restaurant.newYork),
		});
		expect(json[0].id).toBe(known.id);
	});

	it('finds it by the code in the whole group when no venue is given', async () => {
		const { json } = await getReservation({ reservationId: by('code', known.referenceCode) });
		expect(json[0].id).toBe(known.id);
	});

	it('takes a code for what it is where an id was expected', async () => {
		const { json } = await getReservation({ reservationId: by('id', known.referenceCode) });
		expect(json[0].id).toBe(known.id);
	});

	it('never takes another reservation when SevenRooms ignores the code', async () => {
		restaurant.sandbox.faults.add({ effect: { kind: 'ignoreFilters', names: ['reference_code'] } });
		const { json } = await getReservation({ reservationId: by('code', known.referenceCode) });
		expect(json.map(({ id }) => id)).toEqual([known.id]);
		const none = await getReservation({ reservationId: by('code', 'ZZ99ZZ9') });
		expect(none.error?.message).toContain('No reservation has the confirmation code ZZ99ZZ9');
	});

	it('lists the reservations when several venues gave out the same code', async () => {
		const abroad = [...restaurant.sandbox.state.reservations.all()].find(
			({ venueId, deleted }) => venueId === restaurant.london && deleted === null,
		);
		const before = abroad!.referenceCode;
		restaurant.sandbox.state.changeReservation(abroad!, { referenceCode: known.referenceCode });
		const several = await getReservation({ reservationId: by('code', known.referenceCode) });
		expect(several.error?.message).toContain('2 reservations have the confirmation code');
		expect(several.error?.description).toContain(known.id);
		expect(several.error?.description).toContain(abroad!.id);

		const here = await getReservation({
			reservationId: by('code', known.referenceCode),
			venueId: by('id', restaurant.london),
		});
		expect(here.json[0].id).toBe(abroad!.id);
		restaurant.sandbox.state.changeReservation(abroad!, { referenceCode: before });
	});

	it('shows it raw, simplified or by chosen fields', async () => {
		const reservationId = by('id', known.id);
		const raw = await getReservation({ reservationId, output: 'raw' });
		expect(raw.json[0]).toHaveProperty('max_guests', known.partySize);
		expect(raw.json[0]).not.toHaveProperty('party_size');
		const fields = 'party_size, arrival_time, nothing';
		const chosen = await getReservation({ reservationId, output: 'selectedFields', fields });
		expect(chosen.json).toEqual([
			{ party_size: known.partySize, arrival_time: raw.json[0].arrival_time, nothing: null },
		]);
	});
});

describe('a look-up that finds nothing', () => {
	const lookUps: Array<[string, () => IDataObject, () => string]> = [
		['a reservation', () => ({ resource: 'reservation' }), () => known.id],
		['a guest', () => ({ resource: 'guest' }), () => known.guestId],
		['a venue', () => ({ resource: 'venue' }), () => restaurant.newYork],
	];

	it.each(lookUps)('obeys the option for %s, item by item', async (_what, resource, id) => {
		const { resource: name } = resource();
		const look = async (ifNotFound: string) =>
			await restaurant.run(
				{
					resource: String(name),
					operation: 'get',
					[`${String(name)}Id`]: '={{ $json.id }}',
					options: { ifNotFound },
				},
				{ items: [{ id: id() }, { id: unknownId(id()) }, { id: id() }] },
			);

		const failed = await look('error');
		expect(failed.status).toBe('error');
		expect(failed.error?.context).toMatchObject({ itemIndex: 1 });

		const empty = await look('empty');
		expect(empty.items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(empty.json[1]).toEqual({ found: false });
		expect(empty.json[2].id).toBe(id());

		const skipped = await look('skip');
		expect(skipped.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
	});

	it('is quiet about an unknown code too, and about a 404 for a reservation', async () => {
		const options = { ifNotFound: 'empty' };
		const code = await getReservation({ reservationId: by('code', 'ZZ99ZZ9'), options });
		expect(code.json).toEqual([{ found: false }]);
		restaurant.sandbox.behaviour.unknownReservationStatus = 404;
		const id = await getReservation({ reservationId: by('id', unknownId(known.id)), options });
		expect(id.json).toEqual([{ found: false }]);
		restaurant.sandbox.behaviour.unknownReservationStatus = 400;
	});

	it('is quiet about an ID that looks like a code where the credential names no venue group', async () => {
		const credentials = await restaurant.credentialWith({ venueGroupId: '' });
		const reservationId = by('id', 'ZZ99ZZ9');
		const look = async (ifNotFound: string) =>
			await getReservation({ reservationId, options: { ifNotFound } }, { credentials });
		expect((await look('empty')).json).toEqual([{ found: false }]);
		expect((await look('skip')).json).toEqual([]);
		expect((await look('error')).error?.message).toContain('Invalid reservation ID');
	});

	it.each([[null], [[]], ['nothing']])(
		'takes an answer that holds no record (%j) for nothing found',
		async (data) => {
			restaurant.sandbox.faults.add({
				effect: { kind: 'status', status: 200, body: { status: 200, data } },
			});
			for (const resource of ['reservation', 'guest', 'venue']) {
				const lookUp = { resource, operation: 'get', [`${resource}Id`]: known.id };
				const { json } = await restaurant.run({ ...lookUp, options: { ifNotFound: 'empty' } });
				expect(json).toEqual([{ found: false }]);
				expect((await restaurant.run(lookUp)).error?.message).toContain('SevenRooms has no');
			}
		},
	);

	it('never passes over a missing right or an outage as nothing found', async () => {
		restaurant.sandbox.faults.add({
			match: { path: '/reservations/' },
			effect: { kind: 'forbid' },
		});
		const options = { ifNotFound: 'skip' };
		const { error } = await getReservation({ reservationId: by('id', known.id), options });
		expect(error?.httpCode).toBe('403');
	});
});

describe('when one item of several fails', () => {
	const three = () => ({
		items: [{ id: known.id }, { id: unknownId(known.id) }, { id: other.id }],
	});
	const parameters = { reservationId: '={{ $json.id }}' };

	it('stops the workflow at that item and says which it was', async () => {
		const { error, status } = await getReservation(parameters, three());
		expect(status).toBe('error');
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(error?.message).toBe('SevenRooms knows no such record: Invalid reservation ID');
		expect(error?.description).toContain('belongs to the environment and venue');
	});

	it('goes on with the good ones and hands the bad one on with its error', async () => {
		const run = { ...three(), onError: 'continueRegularOutput' };
		const { items, status } = await getReservation(parameters, run);
		expect(status).toBe('success');
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(items[0].json).not.toHaveProperty('error');
		expect(items[2].json).not.toHaveProperty('error');
		expect(items[1].json).toEqual({
			error: expect.stringContaining('Invalid reservation ID'),
			message: expect.stringContaining('Request ID'),
			details: expect.objectContaining({ status: 400, msg: 'Invalid reservation ID' }),
		});
	});

	it('sends the bad one, and only that, to the error output', async () => {
		const run = { ...three(), onError: 'continueErrorOutput' };
		const { outputs } = await getReservation(parameters, run);
		expect(outputs[0].map(({ json }) => json.id)).toEqual([known.id, other.id]);
		expect(outputs[1]).toHaveLength(1);
		expect(outputs[1][0].pairedItem).toMatchObject({ item: 1 });
		expect(outputs[1][0].json).toMatchObject({
			id: unknownId(known.id),
			error: expect.stringContaining('Invalid reservation ID'),
		});
	});

	it('treats bad input the same way', async () => {
		const run = {
			items: [{ party: 2 }, { party: 0 }, { party: 4 }],
			onError: 'continueErrorOutput' as const,
		};
		const { outputs } = await restaurant.run(
			{
				resource: 'availability',
				operation: 'search',
				venueId: by('id', restaurant.newYork),
				date: '2026-05-15',
				startTime: '18:00',
				endTime: '18:00',
				partySize: '={{ $json.party }}',
			},
			run,
		);
		expect(outputs[0].map(({ json }) => json.party_size)).toEqual([2, 4]);
		expect(outputs[1].map(({ json }) => json.error)).toEqual([
			expect.stringContaining('Party Size'),
		]);
	});
});
