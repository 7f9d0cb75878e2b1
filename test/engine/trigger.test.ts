import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { openWebhook, webhook } from '../support/engine.cjs';
import { bearer, itemsOf, secret, triggerHouse } from '../support/triggerHouse.cjs';

const { engine, sandbox, api, trigger, event, someReservation } = triggerHouse();

describe('a call of SevenRooms', () => {
	it('becomes one item an event, and is answered with 200 and nothing else', async () => {
		const body = [event(), event({ id: 'another' }, { event_type: 'created', updates: null })];
		const delivery = await webhook(engine, trigger(), { body, headers: bearer });
		expect([delivery.status, delivery.body]).toEqual([200, '']);
		expect(itemsOf(delivery)).toMatchObject([
			{ event: 'reservation.updated', received_via: 'webhook', changed_fields: ['max_guests'] },
			{ event: 'reservation.created', entity_id: 'another', changes: null },
		]);
	});

	it('arrives when the sandbox changes a reservation', async () => {
		const open = await openWebhook(engine, trigger());
		sandbox.webhooks.subscribe({ url: open.url, secret });
		sandbox.state.changeReservation(someReservation(), { partySize: 9 });
		await sandbox.webhooks.settled();
		const [item] = itemsOf(open.outcomes[0]);
		expect(item).toMatchObject({
			event: 'reservation.updated',
			transition: null,
			entity_id: someReservation().id,
			changes: { party_size: { current: 9 } },
			reservation: { party_size: 9 },
		});
		expect(sandbox.webhooks.deliveries.map(({ status }) => status)).toEqual([200]);
		await open.close();
	});

	it('starts nothing if nobody asked for its events', async () => {
		const body = [
			event(),
			event({}, { entity_type: 'charge' }),
			event({}, { event_type: 'merged' }),
		];
		const delivery = await webhook(engine, trigger({ events: ['guest.created'] }), {
			body,
			headers: bearer,
		});
		expect([delivery.status, delivery.items]).toEqual([200, undefined]);
	});

	it.each([
		['reservation.updated', 1],
		['guest.updated, reservation.updated', 1],
		['guest.updated', 0],
	])('is known by events that an expression gives as a text: %s', async (events, count) => {
		const delivery = await webhook(engine, trigger({ events: `={{ "${events}" }}` }), {
			body: [event()],
			headers: bearer,
		});
		expect([delivery.status, itemsOf(delivery).length]).toEqual([200, count]);
	});

	it('starts nothing if it is an empty array', async () => {
		const delivery = await webhook(engine, trigger(), { body: [], headers: bearer });
		expect([delivery.status, delivery.items]).toEqual([200, undefined]);
	});

	it('brings only what passes the filters', async () => {
		const body = [event({ max_guests: 2 }), event({ id: 'large party', max_guests: 8 })];
		const delivery = await webhook(engine, trigger({ filters: { minPartySize: 6 } }), {
			body,
			headers: bearer,
		});
		expect(itemsOf(delivery).map((item) => item.entity_id)).toEqual(['large party']);
	});

	it('brings a cancellation to who asked for cancellations, and nothing else to them', async () => {
		const canceled = event(
			{ status: 'CANCELED' },
			{ updates: [{ field: 'status', previous: 'CONFIRMED' }] },
		);
		const delivery = await webhook(engine, trigger({ events: ['reservation.canceled'] }), {
			body: [event({ id: 'moved' }), canceled],
			headers: bearer,
		});
		expect(itemsOf(delivery)).toMatchObject([
			{ event: 'reservation.updated', transition: 'canceled' },
		]);
	});

	it.each([
		['a single event', 'application/json'],
		['JSON under another content type', 'text/plain'],
	])('may also be %s', async (_, contentType) => {
		const delivery = await webhook(engine, trigger(), {
			rawBody: JSON.stringify(event()),
			headers: { ...bearer, 'content-type': contentType },
		});
		expect([delivery.status, itemsOf(delivery).length]).toEqual([200, 1]);
	});

	it.each([
		['an object that is no event', { rawBody: '{"hello":"world"}' }],
		['an empty object', { rawBody: '{}' }],
		['a number', { rawBody: '7' }],
		['an array of texts', { rawBody: '["reservation"]' }],
		[
			'a form',
			{
				rawBody: 'entity_type=reservation&event_type=updated',
				type: 'application/x-www-form-urlencoded',
			},
		],
		['half of a JSON text', { rawBody: '[{"entity_type":', type: 'text/plain' }],
		['nothing', { rawBody: '' }],
	])('is refused with 400 and without an execution if it is %s', async (_, call) => {
		const { rawBody, type = 'application/json' } = call as { rawBody: string; type?: string };
		const delivery = await webhook(engine, trigger(), {
			rawBody,
			headers: { ...bearer, 'content-type': type },
		});
		expect([delivery.status, delivery.items, delivery.error]).toEqual([400, undefined, undefined]);
	});

	it('can hold a hundred events', async () => {
		const open = await openWebhook(engine, trigger());
		sandbox.webhooks.subscribe({ url: open.url, secret });
		sandbox.webhooks.burst(100);
		await sandbox.webhooks.settled();
		expect(open.outcomes.map((outcome) => itemsOf(outcome).length)).toEqual([100]);
		await open.close();
	});
});

describe('an event that comes again', () => {
	it('is given out once, also when both calls arrive at the same moment', async () => {
		const open = await openWebhook(engine, trigger());
		const call = { body: [event()], headers: bearer };
		const both = await Promise.all([open.deliver(call), open.deliver(call)]);
		const again = await open.deliver(call);
		expect([...both, again].map(({ status }) => status)).toEqual([200, 200, 200]);
		expect([...both, again].flatMap(itemsOf)).toHaveLength(1);
		await open.close();
	});

	it('is not the deletion after it, although its record shows no sign of one', async () => {
		const deletion = event({}, { event_type: 'deleted', updates: null });
		const events = ['reservation.updated', 'reservation.deleted'];
		const body = [event(), deletion, deletion];
		const delivery = await webhook(engine, trigger({ events }), { body, headers: bearer });
		expect(itemsOf(delivery).map((item) => item.event)).toEqual(events);
	});

	it('is given out once within one call', async () => {
		const body = [event(), event()];
		const delivery = await webhook(engine, trigger(), { body, headers: bearer });
		expect(itemsOf(delivery)).toHaveLength(1);
	});

	it('is given out each time if duplicates are wanted', async () => {
		const open = await openWebhook(engine, trigger({ options: { ignoreDuplicates: false } }));
		const call = { body: [event()], headers: bearer };
		const [first, second] = [await open.deliver(call), await open.deliver(call)];
		expect(itemsOf(first)[0].event_id).toBe(itemsOf(second)[0].event_id);
		await open.close();
	});

	it.each([
		['={{ "false" }}', 2],
		['={{ "true" }}', 1],
		['={{ "" }}', 1],
	])('is given out as an expression switches it: %s', async (ignoreDuplicates, count) => {
		const open = await openWebhook(engine, trigger({ options: { ignoreDuplicates } }));
		const call = { body: [event()], headers: bearer };
		const both = [await open.deliver(call), await open.deliver(call)];
		expect(both.flatMap(itemsOf)).toHaveLength(count);
		await open.close();
	});

	it('is given out by another trigger and by another workflow all the same', async () => {
		const call = { body: [event()], headers: bearer };
		const one = trigger();
		expect(itemsOf(await webhook(engine, one, call))).toHaveLength(1);
		expect(itemsOf(await webhook(engine, { ...one, name: 'Second Trigger' }, call))).toHaveLength(
			1,
		);
		expect(itemsOf(await webhook(engine, trigger(), call))).toHaveLength(1);
	});

	it('is given out when it comes again after a call that could not be worked on', async () => {
		const options = trigger();
		const open = await openWebhook(engine, options);
		const call = { body: [event()], headers: bearer };
		options.parameters.authentication = '={{ $("No Such Node").item.json.name }}';
		const failed = await open.deliver(call);
		expect([failed.status, failed.items, failed.error]).toEqual([500, undefined, undefined]);
		expect(failed.body).toBe('The delivery could not be worked on');
		options.parameters.authentication = 'sevenRoomsApi';
		const again = await open.deliver(call);
		expect([again.status, itemsOf(again).length]).toEqual([200, 1]);
		await open.close();
	});

	it('is given out for real after it was tried out in the editor', async () => {
		const call = { body: [event()], headers: bearer };
		const one = trigger();
		expect(itemsOf(await webhook(engine, { ...one, mode: 'manual' }, call))).toHaveLength(1);
		expect(itemsOf(await webhook(engine, one, call))).toHaveLength(1);
	});

	it('is still to come if the filters left it out before', async () => {
		const call = { body: [event({ max_guests: 4 })], headers: bearer };
		const one = trigger({ filters: { minPartySize: 5 } });
		expect(itemsOf(await webhook(engine, one, call))).toHaveLength(0);
		const { workflowId } = one;
		expect(itemsOf(await webhook(engine, trigger({}, { workflowId }), call))).toHaveLength(1);
	});
});

describe('events in the wrong order', () => {
	const older = () => event({ updated: '2026-01-12T09:41:00.100000', max_guests: 2 });
	const newer = () => event({ updated: '2026-01-12T09:41:00.200000', max_guests: 4 });
	const other = () => event({ id: 'other', updated: '2026-01-12T09:41:00.050000' });

	it('come as they come', async () => {
		const body = [newer(), older()];
		const delivery = await webhook(engine, trigger(), { body, headers: bearer });
		expect(itemsOf(delivery)).toHaveLength(2);
	});

	it.each([
		['={{ "false" }}', 1],
		['={{ "true" }}', 0],
	])('come as an expression switches it: %s', async (ignoreOutOfOrder, count) => {
		const open = await openWebhook(engine, trigger({ options: { ignoreOutOfOrder } }));
		await open.deliver({ body: [newer()], headers: bearer });
		const late = await open.deliver({ body: [older()], headers: bearer });
		expect(itemsOf(late)).toHaveLength(count);
		await open.close();
	});

	it('are dropped where the newer state is known, if wanted so', async () => {
		const open = await openWebhook(engine, trigger({ options: { ignoreOutOfOrder: true } }));
		const first = await open.deliver({ body: [newer()], headers: bearer });
		const late = await open.deliver({ body: [older(), other()], headers: bearer });
		expect(itemsOf(first)).toHaveLength(1);
		expect(itemsOf(late).map(({ entity_id: id }) => id)).toEqual(['other']);
		await open.close();
	});

	it('are dropped where the record is known to be deleted since, be its last update the same', async () => {
		const parameters = {
			events: ['reservation.updated', 'reservation.deleted'],
			options: { ignoreOutOfOrder: true },
		};
		const open = await openWebhook(engine, trigger(parameters));
		const gone = event({
			...(newer().entity as IDataObject),
			deleted: '2026-01-12T09:41:00.300000',
		});
		const body = [{ ...gone, event_type: 'deleted', updates: null }];
		expect(itemsOf(await open.deliver({ body, headers: bearer }))).toHaveLength(1);
		expect(itemsOf(await open.deliver({ body: [newer()], headers: bearer }))).toEqual([]);
		await open.close();
	});
});

describe('what an item shows', () => {
	const shown = async (options: INodeParameters, credentials = {}) => {
		const parameters = { verification: 'none', options };
		const delivery = await webhook(engine, trigger(parameters, { credentials }), {
			body: [
				event({
					date: '2026-07-17',
					arrival_time: '7:30 PM',
					time_slot_iso: '19:30:00',
					real_datetime_of_slot: '2026-07-17 19:30:00',
				}),
			],
		});
		return itemsOf(delivery)[0].reservation as IDataObject;
	};

	it('is the record in plain words, on the venue’s clock where nobody told the zone', async () => {
		expect(await shown({})).toMatchObject({ datetime: '2026-07-17T19:30:00' });
	});

	it('has the venue’s offset if the option or the credential tells the zone', async () => {
		expect(await shown({ timeZone: 'Europe/London' })).toMatchObject({
			datetime: '2026-07-17T19:30:00+01:00',
		});
		expect(await shown({}, { sevenRoomsApi: api })).toMatchObject({
			datetime: '2026-07-17T19:30:00-04:00',
		});
	});

	it('still comes, without an offset, if the zone is misspelled', async () => {
		expect(await shown({ timeZone: 'Mars/Crater' })).toMatchObject({
			datetime: '2026-07-17T19:30:00',
		});
	});

	it('is the record of SevenRooms or the chosen fields, if wanted so', async () => {
		expect(await shown({ output: 'raw' })).toMatchObject({ arrival_time: '7:30 PM' });
		expect(await shown({ output: 'selectedFields', fields: 'time, venue_id' })).toEqual({
			time: '19:30',
			venue_id: someReservation().venueId,
		});
	});

	it('takes the chosen fields from a list, too, whatever else is in it', async () => {
		const fields = '={{ ["time ", 7, null, "venue_id"] }}';
		expect(await shown({ output: 'selectedFields', fields })).toEqual({
			time: '19:30',
			'7': null,
			venue_id: someReservation().venueId,
		});
	});

	it('never carries a field called error, which would send it to the wrong output', async () => {
		const body = [event({ error: 'boom' }, { error: 'boom' })];
		const [item] = itemsOf(await webhook(engine, trigger(), { body, headers: bearer }));
		expect(item).toMatchObject({ event: 'reservation.updated' });
		expect(item).not.toHaveProperty('error');
	});
});
