import type { IDataObject } from 'n8n-workflow';
import { webhook, type WebhookOptions } from '../support/engine.cjs';
import { itemsOf, triggerHouse } from '../support/triggerHouse.cjs';

const { engine, sandbox, api, trigger, event, someReservation } = triggerHouse();

describe('loading the record anew', () => {
	const refetching = (more: Partial<WebhookOptions> = {}) =>
		trigger(
			{
				options: { refetch: true },
				verification: 'none',
				events: ['reservation.updated', 'guest.updated'],
			},
			{ credentials: { sevenRoomsApi: api }, ...more },
		);

	it('takes the call as a hint and shows what SevenRooms holds', async () => {
		const invented = event({ max_guests: 99, first_name: 'Nobody' });
		const delivery = await webhook(engine, refetching(), { body: [invented] });
		const { partySize } = someReservation();
		expect(itemsOf(delivery)).toMatchObject([
			{ refetched: true, reservation: { party_size: partySize } },
		]);
	});

	it('names the venue of the record, not the one that the call invented', async () => {
		const invented = event({ venue_id: 'invented' });
		const { venueId } = someReservation();
		const [loaded] = itemsOf(await webhook(engine, refetching(), { body: [invented] }));
		expect(loaded).toMatchObject({ venue_id: venueId, reservation: { venue_id: venueId } });
		const none = refetching({ credentials: {} });
		const [delivered] = itemsOf(await webhook(engine, none, { body: [invented] }));
		expect(delivered).toMatchObject({ venue_id: 'invented', refetched: false });
	});

	it('is left alone if an expression switches it off', async () => {
		const options = refetching();
		options.parameters.options = { refetch: '={{ "false" }}' };
		const delivery = await webhook(engine, options, { body: [event()] });
		expect(itemsOf(delivery)).toHaveLength(1);
		expect(Object.keys(itemsOf(delivery)[0])).not.toContain('refetched');
		expect(sandbox.log).toEqual([]);
	});

	it('leaves the identity of the event as it was delivered', async () => {
		const body = [event({ updated: '2026-01-12T09:41:00.300000' })];
		const plain = itemsOf(await webhook(engine, trigger({ verification: 'none' }), { body }));
		const loaded = itemsOf(await webhook(engine, refetching(), { body }));
		expect(loaded[0].event_id).toBe(plain[0].event_id);
	});

	it('works for guests', async () => {
		const guest = [...sandbox.state.guests.all()][0];
		const entity = { id: guest.id, first_name: 'Nobody', updated: '2026-01-12T09:41:00.000000' };
		const body = [{ entity_type: 'client', event_type: 'updated', updates: [], entity }];
		const delivery = await webhook(engine, refetching(), { body });
		expect(itemsOf(delivery)).toMatchObject([
			{ refetched: true, guest: { first_name: guest.firstName } },
		]);
	});

	it.each([
		['SevenRooms does not know the record', () => ({ id: 'made-up' }), () => undefined],
		[
			'SevenRooms refuses it',
			() => ({}),
			() => sandbox.faults.add({ match: { path: '/reservations' }, effect: { kind: 'forbid' } }),
		],
		[
			'SevenRooms answers with another record',
			() => ({}),
			() => {
				const { id } = someReservation();
				const other = { ...sandbox.state.reservationRow(someReservation(1)), max_guests: 99 };
				sandbox.faults.add({
					match: { path: `/reservations/${id}` },
					effect: { kind: 'status', status: 200, body: { status: 200, data: other } },
				});
			},
		],
	])('gives out the delivery marked as such if %s', async (_, entity, prepare) => {
		prepare();
		const body = [event({ max_guests: 7, ...entity() })];
		const delivery = await webhook(engine, refetching(), { body });
		expect(delivery.status).toBe(200);
		expect(itemsOf(delivery)).toMatchObject([{ refetched: false, reservation: { party_size: 7 } }]);
	});

	it.each([
		...['..', '.', ' .. ', 'a/b', '/', '../venues', '?limit=1', '#', '%2e%2e', '\\..', 'a\nb'],
		// Half of a pair of characters, which no address can hold; more than a server reads of an address.
		...['\ud800', 'x'.repeat(5_000), 'x'.repeat(40_000)],
	])(
		'asks no other address for an odd ID (%#), and still loads the event beside it',
		async (id) => {
			const other = someReservation(1);
			const row = { ...sandbox.state.reservationRow(other), max_guests: 99 };
			const body = [event({ id, max_guests: 7 }), event(row)];
			const items = itemsOf(await webhook(engine, refetching(), { body }));
			expect(items).toHaveLength(2);
			const of = (entityId: string) => items.find((item) => item.entity_id === entityId);
			expect(of(id)).toMatchObject({ refetched: false, reservation: { party_size: 7 } });
			expect(of(other.id)).toMatchObject({
				refetched: true,
				reservation: { party_size: other.partySize },
			});
			const paths = sandbox.log.map(({ apiPath }) => apiPath).filter((path) => path !== '/auth');
			expect(paths.filter((path) => !/^\/reservations\/[^/]+$/.test(path))).toEqual([]);
		},
	);

	it('loads all others while one record never comes', async () => {
		const rows = [...sandbox.state.reservations.all()].slice(0, 12);
		const path = `/reservations/${rows[0].id}`;
		sandbox.faults.add({ match: { path }, effect: { kind: 'timeoutBeforeCommit' } });
		const body = rows.map((row) => event({ ...sandbox.state.reservationRow(row) } as IDataObject));
		const items = itemsOf(await webhook(engine, refetching(), { body }));
		expect(items.map(({ entity_id: id }) => id)).toEqual(rows.map(({ id }) => id));
		expect(items.map(({ refetched }) => refetched)).toEqual([false, ...Array(11).fill(true)]);
	});

	it.each(['', ' ', '\n', null, undefined, {}])(
		'leaves out what has no ID (%j), and still loads the event beside it',
		async (id) => {
			const other = someReservation(1);
			const row = { ...sandbox.state.reservationRow(other), max_guests: 99 };
			const body = [event({ id: id as string, max_guests: 7 }), event(row)];
			const items = itemsOf(await webhook(engine, refetching(), { body }));
			expect(items).toMatchObject([
				{ entity_id: other.id, refetched: true, reservation: { party_size: other.partySize } },
			]);
		},
	);

	it.each(['..', 'a/b', '?venue_id=1', '\ud800'])(
		'asks no other address for an odd ID of a guest (%#), either',
		async (id) => {
			const [guest] = sandbox.state.guests.all();
			const change = (entity: IDataObject) => ({
				...{ entity_type: 'client', event_type: 'updated', updates: [] },
				entity: { ...entity, first_name: 'Nobody', updated: '2026-01-12T09:41:00.000000' },
			});
			const body = [change({ id }), change({ id: guest.id })];
			const items = itemsOf(await webhook(engine, refetching(), { body }));
			expect(items.map(({ entity_id: name, refetched }) => [name, refetched])).toEqual([
				[id, false],
				[guest.id, true],
			]);
			const paths = sandbox.log.map(({ apiPath }) => apiPath).filter((path) => path !== '/auth');
			expect(paths.filter((path) => !/^\/clients\/[^/]+$/.test(path))).toEqual([]);
		},
	);

	it('gives out the delivery marked as such if there is no API credential', async () => {
		const delivery = await webhook(engine, refetching({ credentials: {} }), { body: [event()] });
		expect(itemsOf(delivery)).toMatchObject([{ refetched: false }]);
	});
});
