import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { openWebhook } from '../support/engine.cjs';
import { ALL_EVENTS, ids, itemsOf, pollHouse } from '../support/pollHouse.cjs';

const {
	engine,
	sandbox,
	poller,
	openBook,
	useCredential,
	reservations,
	change,
	asked,
	newWorkflow,
} = pollHouse();

describe('polling for reservations', () => {
	it('begins with nothing, and brings what changes from then on', async () => {
		const polling = poller();
		expect(await polling.poll()).toBeNull();
		const id = change(0, { partySize: 9 });
		expect(await itemsOf(polling.poll())).toMatchObject([
			{
				event: 'reservation.updated',
				transition: null,
				entity_id: id,
				received_via: 'poll',
				changes: null,
				changed_fields: null,
				reservation: { party_size: 9 },
			},
		]);
		expect(await polling.poll()).toBeNull();
	});

	it('gives a change the very id that the webhook gives it', async () => {
		const polling = poller();
		await polling.poll();
		const hook = await openWebhook(engine, {
			parameters: { events: ALL_EVENTS, verification: 'none' },
			workflowId: 'another-workflow',
		});
		sandbox.webhooks.subscribe({ url: hook.url });
		change(0, { partySize: 9 });
		sandbox.state.deleteReservation(reservations()[1]);
		await sandbox.webhooks.settled();
		const polled = await itemsOf(polling.poll());
		const delivered = hook.outcomes.flatMap(({ items }) => items![0]).map(({ json }) => json);
		const shapeOf = ({ event, event_id, entity_id, occurred_at, venue_id }: IDataObject) => ({
			event,
			event_id,
			entity_id,
			occurred_at,
			venue_id,
		});
		expect(polled.map(shapeOf)).toEqual(delivered.map(shapeOf));
		expect(Object.keys(polled[0]).sort()).toEqual(Object.keys(delivered[0]).sort());
		await hook.close();
	});

	it('tells what is new from what has changed, once', async () => {
		const polling = poller();
		await polling.poll();
		const source = reservations()[0];
		const created = sandbox.state.addReservation({ ...source });
		const [first] = await itemsOf(polling.poll());
		expect(first).toMatchObject({ event: 'reservation.created', entity_id: created.id });
		sandbox.state.changeReservation(created, { partySize: 7 });
		const [second] = await itemsOf(polling.poll());
		expect(second).toMatchObject({ event: 'reservation.updated', entity_id: created.id });
	});

	it('tells what was deleted', async () => {
		const polling = poller({ events: ['reservation.deleted'] });
		await polling.poll();
		const gone = reservations()[3];
		sandbox.state.deleteReservation(gone);
		change(4, { partySize: 3 });
		expect(await itemsOf(polling.poll())).toMatchObject([
			{ event: 'reservation.deleted', entity_id: gone.id },
		]);
	});

	it('tells a move from any other change, for a status it has seen before', async () => {
		const polling = poller({ events: ['reservation.seated', 'reservation.confirmed'] });
		await polling.poll();
		const upcoming = reservations().filter(
			({ date, status }) =>
				date > new Date(sandbox.clock.now()).toISOString().slice(0, 10) && status === 'RESERVED',
		);
		sandbox.state.changeReservation(upcoming[0], { status: 'CONFIRMED' });
		sandbox.state.changeReservation(upcoming[1], { partySize: 8 });
		const [confirmed, ...none] = await itemsOf(polling.poll());
		expect(confirmed).toMatchObject({ transition: 'confirmed', entity_id: upcoming[0].id });
		expect(none).toEqual([]);
		sandbox.state.changeReservation(upcoming[0], { partySize: 5 });
		expect(await polling.poll()).toBeNull();
		sandbox.state.changeReservation(upcoming[0], { status: 'SEATED' });
		expect(await itemsOf(polling.poll())).toMatchObject([{ transition: 'seated' }]);
	});

	it('brings a cancellation even of a reservation it has never seen', async () => {
		const polling = poller({ events: ['reservation.canceled'] });
		await polling.poll();
		const oldest = reservations().sort((one, other) => (one.date < other.date ? -1 : 1))[0];
		sandbox.state.changeReservation(oldest, { status: 'CANCELED' });
		expect(await itemsOf(polling.poll())).toMatchObject([
			{ event: 'reservation.updated', transition: 'canceled', entity_id: oldest.id },
		]);
	});

	it('brings only what passes the filters', async () => {
		const [first, second] = sandbox.venues;
		const polling = poller({ filters: { venueIds: `${second.id}, ${first.id}`, minPartySize: 6 } });
		await polling.poll();
		const of = (venueId: string) => reservations().filter((one) => one.venueId === venueId);
		const [small, large] = of(first.id);
		sandbox.state.changeReservation(small, { partySize: 2 });
		sandbox.state.changeReservation(large, { partySize: 6 });
		sandbox.state.changeReservation(of(sandbox.venues[2].id)[0], { partySize: 8 });
		expect(ids(await itemsOf(polling.poll()))).toEqual([large.id]);
	});

	it('reads guests and reservations only as far as their events are asked for', async () => {
		const polling = poller({ events: ['guest.updated'] });
		await polling.poll();
		const guest = [...sandbox.state.guests.all()][0];
		sandbox.state.changeGuest(guest, { company: 'Northwind' });
		change(0, { partySize: 5 });
		expect(await itemsOf(polling.poll())).toMatchObject([
			{ event: 'guest.updated', entity_id: guest.id, guest: { company: 'Northwind' } },
		]);
		expect(asked()).toEqual([]);
	});
});

describe('a setting with which no poll can bring anything', () => {
	it.each([
		['No Events are chosen', { events: [] }],
		['Events names "updated", which is no event', { events: '={{ ["updated"] }}' }],
		['No Fields are named', { output: 'selectedFields', fields: '' }],
		['Minimum Party Size is not a number', { filters: { minPartySize: '={{ "six" }}' } }],
		['Venue IDs is not a list of texts', { filters: { venueIds: '={{ ({ id: "v1" }) }}' } }],
		['Overlap Minutes is not a number of at least 0', { overlapMinutes: '={{ "five" }}' }],
		['Overlap Minutes is not a number of at least 0', { overlapMinutes: -5 }],
		['Max Pages Per Poll is not a number of at least 1', { maxPagesPerPoll: '={{ "all" }}' }],
		['Max Pages Per Poll is not a number of at least 1', { maxPagesPerPoll: 0 }],
	])('is told before any request: %s (%#)', async (message, parameters) => {
		await expect(poller(parameters).poll()).rejects.toMatchObject({
			name: 'NodeOperationError',
			message,
		});
		expect(sandbox.log).toEqual([]);
	});

	it('is none if expressions give texts', async () => {
		const polling = poller({
			events: '={{ "reservation.created, reservation.updated" }}',
			overlapMinutes: '={{ "5" }}',
			maxPagesPerPoll: '={{ "" }}',
			output: 'selectedFields',
			fields: '={{ ["party_size"] }}',
		});
		expect(await polling.poll()).toBeNull();
		change(0, { partySize: 9 });
		expect(await itemsOf(polling.poll())).toMatchObject([{ reservation: { party_size: 9 } }]);
	});
});

describe('trying a poll out in the editor', () => {
	it('shows a few recent changes and remembers nothing', async () => {
		for (let place = 0; place < 15; place++) change(place, { partySize: 9 });
		const polling = poller({}, { mode: 'manual' });
		const items = await itemsOf(polling.poll());
		expect(items).toHaveLength(10);
		expect(await itemsOf(polling.poll())).toHaveLength(10);
		expect(polling.memory).toEqual({});
	});

	it('reads on until it has found what is wanted', async () => {
		await openBook(1_100);
		const all = [...sandbox.state.reservations.all()];
		for (const one of all) sandbox.state.changeReservation(one, { internalNotes: 'Big party' });
		const firstPages = 800;
		const wanted = all[firstPages + 1];
		sandbox.state.changeReservation(wanted, { partySize: 77 });
		const polling = poller({ filters: { minPartySize: 77 } }, { mode: 'manual' });
		expect(ids(await itemsOf(polling.poll()))).toEqual([wanted.id]);
	});

	it('shows nothing where nothing has happened', async () => {
		const polling = poller({ filters: { minPartySize: 500 } }, { mode: 'manual' });
		expect(await polling.poll()).toBeNull();
	});
});

describe('a credential without the venue group', () => {
	beforeEach(async () => {
		await useCredential({ venueGroupId: '' });
	});

	it('needs to know the venues', async () => {
		await expect(poller().poll()).rejects.toMatchObject({
			name: 'NodeOperationError',
			description: expect.stringContaining('Venue Group ID'),
		});
	});

	it('is enough for some venues, each read on its own', async () => {
		const [one, other] = sandbox.venues;
		const polling = poller({ filters: { venueIds: [one.id, other.id].join(',') } });
		await polling.poll();
		const changed = [one, other].map(({ id }) => {
			const reservation = reservations().find(({ venueId }) => venueId === id)!;
			sandbox.state.changeReservation(reservation, { partySize: 9 });
			return reservation.id;
		});
		expect(ids(await itemsOf(polling.poll()))).toEqual(changed);
	});

	it('is enough for a venue that is named twice, which is read once', async () => {
		const [{ id: venueId }] = sandbox.venues;
		const polling = poller({ filters: { venueIds: `${venueId}, ${venueId}` } });
		await polling.poll();
		const reservation = reservations().find((one) => one.venueId === venueId)!;
		sandbox.state.changeReservation(reservation, { partySize: 9 });
		expect(ids(await itemsOf(polling.poll()))).toEqual([reservation.id]);
	});

	it('is not enough for guests', async () => {
		await expect(poller({ events: ['guest.created'] }).poll()).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringContaining('venue group'),
		});
	});
});

describe('webhook and poll in one workflow', () => {
	async function pair(pollParameters: INodeParameters, hookParameters: INodeParameters = {}) {
		const workflowId = newWorkflow();
		const polling = poller({ skipReceivedByWebhook: true, ...pollParameters }, { workflowId });
		await polling.poll();
		const hook = await openWebhook(engine, {
			parameters: { events: ALL_EVENTS, verification: 'none', ...hookParameters },
			workflowId,
		});
		sandbox.webhooks.subscribe({ url: hook.url });
		const delivered = () =>
			hook.outcomes.flatMap(({ items }) => items?.[0] ?? []).map(({ json }) => json);
		return { polling, hook, delivered };
	}

	it('give out each change once', async () => {
		const { polling, hook, delivered } = await pair({});
		const id = change(0, { partySize: 9 });
		await sandbox.webhooks.settled();
		expect(ids(delivered())).toEqual([id]);
		expect(await polling.poll()).toBeNull();
		await hook.close();
	});

	it('give out each change once also if the poll was first', async () => {
		const { polling, hook, delivered } = await pair({});
		sandbox.webhooks.hold();
		const id = change(0, { partySize: 9 });
		expect(ids(await itemsOf(polling.poll()))).toEqual([id]);
		sandbox.webhooks.release();
		await sandbox.webhooks.settled();
		expect(delivered()).toEqual([]);
		await hook.close();
	});

	it('the poll brings what the webhook left out', async () => {
		const { polling, hook, delivered } = await pair({}, { filters: { minPartySize: 8 } });
		const small = change(0, { partySize: 2 });
		const large = change(1, { partySize: 9 });
		await sandbox.webhooks.settled();
		expect(ids(delivered())).toEqual([large]);
		expect(ids(await itemsOf(polling.poll()))).toEqual([small]);
		await hook.close();
	});

	it.each([
		['a switch', false],
		['an expression', '={{ "false" }}'],
	])('the poll brings everything if %s tells it not to skip', async (_, skipReceivedByWebhook) => {
		const { polling, hook, delivered } = await pair({ skipReceivedByWebhook });
		const id = change(0, { partySize: 9 });
		await sandbox.webhooks.settled();
		expect(ids(delivered())).toEqual([id]);
		expect(ids(await itemsOf(polling.poll()))).toEqual([id]);
		await hook.close();
	});
});
