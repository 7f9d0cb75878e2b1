import type { IDataObject } from 'n8n-workflow';
import { changedFields, changesInWords, inWords } from '../../nodes/SevenRooms/events/changes';
import {
	eventName,
	isSubscribed,
	passesFilters,
	readFilters,
} from '../../nodes/SevenRooms/events/filter';
import { eventId } from '../../nodes/SevenRooms/events/identity';
import { eventItem } from '../../nodes/SevenRooms/events/item';
import { parseDelivery } from '../../nodes/SevenRooms/events/parse';
import { transitionName, transitionOf } from '../../nodes/SevenRooms/events/transition';
import type { Change, NamedChange } from '../../nodes/SevenRooms/events/types';

const reservation: IDataObject = {
	id: 'ahNz-resv-0001',
	created: '2026-01-10T17:03:22.184003',
	updated: '2026-01-12T09:41:00.512400',
	deleted: null,
	venue_id: 'ahNz-venue-01',
	status: 'CONFIRMED',
	max_guests: 4,
	date: '2026-01-17',
	arrival_time: '7:30 PM',
	time_slot_iso: '19:30:00',
	real_datetime_of_slot: '2026-01-17 19:30:00',
	duration: 120,
	notes: 'Window if possible',
	table_numbers: ['12'],
	tags: [{ tag: 'Birthday', tag_display: 'Birthday', group: 'Special Occasions' }],
};

const partyGrew = {
	entity_type: 'reservation',
	event_type: 'updated',
	updates: [
		{ field: 'max_guests', previous: 2 },
		{ field: 'updated', previous: '2026-01-11T08:00:00.000000' },
	],
	hotel_confirmation: null,
	hotel_id: null,
	hotel_room: null,
	entity: reservation,
};

function change(parts: Partial<Change> = {}): Change {
	return {
		entityType: 'reservation',
		eventType: 'updated',
		id: 'ahNz-resv-0001',
		entity: reservation,
		updates: [],
		hotel: {},
		...parts,
	};
}

function named(parts: Partial<Change> = {}): NamedChange {
	const made = change(parts);
	return { ...made, eventId: eventId(made), transition: transitionOf(made) };
}

const wants = (...events: string[]) => new Set(events);

describe('a delivery of SevenRooms', () => {
	it('is an array of events', () => {
		const [first, second] = parseDelivery([partyGrew, { ...partyGrew, event_type: 'created' }])!;
		expect(first).toMatchObject({ entityType: 'reservation', eventType: 'updated' });
		expect(second.eventType).toBe('created');
	});

	it('may be one event alone', () => {
		expect(parseDelivery(partyGrew)).toHaveLength(1);
	});

	it('may be an empty array, in which nothing has happened', () => {
		expect(parseDelivery([])).toEqual([]);
	});

	it.each([
		['nothing', undefined],
		['null', null],
		['a text', 'reservation.updated'],
		['a number', 7],
		['an object that is no event', { hello: 'world' }],
		['an empty object', {}],
		['an array without any object', [1, 'two', null]],
	])('is not %s', (_, body) => {
		expect(parseDelivery(body)).toBeUndefined();
	});

	it('keeps the good events beside an odd entry', () => {
		expect(parseDelivery([null, partyGrew, 'odd'])).toHaveLength(1);
	});

	it.each([
		['an entity type nobody knows', { entity_type: 'charge' }],
		['an entity type that is a word of JavaScript', { entity_type: 'constructor' }],
		['an event type nobody knows', { event_type: 'merged' }],
		['no entity', { entity: null }],
		['an entity without id', { entity: { status: 'CONFIRMED' } }],
	])('leaves out an event with %s', (_, odd) => {
		expect(parseDelivery([{ ...partyGrew, ...odd }, partyGrew])).toHaveLength(1);
	});

	it('calls a client a guest', () => {
		const [event] = parseDelivery([{ ...partyGrew, entity_type: 'client', entity: { id: 'g' } }])!;
		expect(event.entityType).toBe('guest');
	});

	it('may write the event type with the entity in front', () => {
		const [event] = parseDelivery([{ event_type: 'reservation.created', entity: reservation }])!;
		expect(eventName(event)).toBe('reservation.created');
	});

	it('is a deletion if the update set the deletion date', () => {
		const deleted = { ...reservation, deleted: '2026-01-12T09:41:00.000000' };
		const updates = [{ field: 'deleted', previous: null }];
		expect(parseDelivery([{ ...partyGrew, entity: deleted, updates }])![0].eventType).toBe(
			'deleted',
		);
	});

	it('is an update if a reservation that was deleted before changes once more', () => {
		const deleted = { ...reservation, deleted: '2026-01-12T09:41:00.000000' };
		expect(parseDelivery([{ ...partyGrew, entity: deleted }])![0].eventType).toBe('updated');
	});

	it('tells only of fields that have a name', () => {
		const updates = [null, { previous: 1 }, { field: '', previous: 1 }, { field: 7 }];
		const [event] = parseDelivery([{ ...partyGrew, updates: [...updates, ...partyGrew.updates] }])!;
		expect(changedFields(event)).toEqual(['max_guests']);
	});

	it('tells nothing of what changed if none of its fields can be read', () => {
		const [event] = parseDelivery([{ ...partyGrew, updates: ['max_guests', null] }])!;
		expect(changedFields(event)).toBeNull();
		expect(parseDelivery([{ ...partyGrew, updates: [] }])![0].updates).toEqual([]);
	});

	it('keeps the hotel fields that are set', () => {
		const [event] = parseDelivery([{ ...partyGrew, hotel_room: '204' }])!;
		expect(event.hotel).toEqual({ hotel_room: '204' });
	});
});

describe('what changed, in the words of the house', () => {
	const changes = (updates: Change['updates'], entity = reservation, zone?: string) =>
		changesInWords(change({ updates, entity }), zone);

	it('says party_size for max_guests', () => {
		const [event] = parseDelivery([partyGrew])!;
		expect(changesInWords(event)).toEqual({ party_size: { previous: 2, current: 4 } });
		expect(changedFields(event)).toEqual(['max_guests']);
	});

	it.each([
		['arrival_time alone', [{ field: 'arrival_time', previous: '6:00 PM' }]],
		['time_slot_iso alone', [{ field: 'time_slot_iso', previous: '18:00:00' }]],
		[
			'real_datetime_of_slot alone',
			[{ field: 'real_datetime_of_slot', previous: '2026-01-17 18:00:00' }],
		],
		[
			'every notation of the slot',
			[
				{ field: 'arrival_time', previous: '6:00 PM' },
				{ field: 'time_slot_iso', previous: '18:00:00' },
				{ field: 'real_datetime_of_slot', previous: '2026-01-17 18:00:00' },
			],
		],
	])('says datetime when the party comes at another time, told by %s', (_, updates) => {
		expect(changes(updates, reservation, 'America/New_York')).toEqual({
			datetime: { previous: '2026-01-17T18:00:00-05:00', current: '2026-01-17T19:30:00-05:00' },
		});
	});

	it('says datetime when the party comes on another day', () => {
		expect(changes([{ field: 'date', previous: '2026-01-16' }])).toEqual({
			datetime: { previous: '2026-01-16T19:30:00', current: '2026-01-17T19:30:00' },
		});
	});

	it('says datetime when the party comes on another day, also where one notation alone tells the hour', () => {
		const hourIn = { id: 'r1', date: '2026-01-17', time_slot_iso: '19:30:00' };
		expect(changes([{ field: 'date', previous: '2026-01-16' }], hourIn)).toEqual({
			datetime: { previous: '2026-01-16T19:30:00', current: '2026-01-17T19:30:00' },
		});
	});

	it('says datetime alone where another notation of the hour is told that did not move', () => {
		const updates = [
			{ field: 'date', previous: '2026-01-16' },
			{ field: 'arrival_time', previous: '07:30 PM' },
		];
		expect(Object.keys(changes(updates)!)).toEqual(['datetime']);
	});

	it('says nothing of datetime when the party grows, also where one notation alone tells it', () => {
		const slot = { id: 'r1', max_guests: 4, real_datetime_of_slot: '2026-01-17 19:30:00' };
		expect(changes([{ field: 'max_guests', previous: 2 }], slot)).toEqual({
			party_size: { previous: 2, current: 4 },
		});
	});

	it('says status once, not also that it is canceled', () => {
		const canceled = { ...reservation, status: 'CANCELED', status_display: 'Canceled' };
		const updates = [
			{ field: 'status', previous: 'CONFIRMED' },
			{ field: 'status_display', previous: 'Confirmed' },
			{ field: 'status_simple', previous: 'Incomplete' },
		];
		expect(changes(updates, canceled)).toEqual({
			status: { previous: 'CONFIRMED', current: 'CANCELED' },
		});
	});

	it('says tables and duration_minutes', () => {
		const updates = [
			{ field: 'table_numbers', previous: ['7', '8'] },
			{ field: 'duration', previous: 90 },
		];
		expect(changes(updates)).toEqual({
			tables: { previous: ['7', '8'], current: ['12'] },
			duration_minutes: { previous: 90, current: 120 },
		});
	});

	it('keeps the name of a field that simplified output does not have', () => {
		const updates = [
			{ field: 'arrived_guests', previous: 0 },
			{ field: 'max_guests', previous: 2 },
		];
		expect(changes(updates, { ...reservation, arrived_guests: 4 })).toEqual({
			arrived_guests: { previous: 0, current: 4 },
			party_size: { previous: 2, current: 4 },
		});
	});

	it('says nothing of a field that was told but did not change', () => {
		expect(changes([{ field: 'max_guests', previous: 4 }])).toEqual({});
	});

	it('is null where nobody told what changed', () => {
		expect(changesInWords(change({ updates: null }))).toBeNull();
		expect(changedFields(change({ updates: null }))).toBeNull();
	});

	it('speaks of guests too', () => {
		const guest = { id: 'g', phone_number: '+1 212-555-0143' };
		const updates = [{ field: 'phone_number', previous: null }];
		expect(changesInWords(change({ entityType: 'guest', entity: guest, updates }))).toEqual({
			phone: { previous: null, current: '+1 212-555-0143' },
		});
	});
});

describe('a move to another status', () => {
	const moved = (from: unknown, to: string) =>
		transitionOf(
			change({
				updates: [{ field: 'status', previous: from }],
				entity: { ...reservation, status: to },
			}),
		);

	it.each([
		['CONFIRMED', 'CANCELED', 'canceled'],
		['RESERVED', 'CONFIRMED', 'confirmed'],
		['CONFIRMED', 'ARRIVED', 'arrived'],
		['ARRIVED', 'SEATED', 'seated'],
		['PAID', 'COMPLETE', 'completed'],
		['CONFIRMED', 'NO_SHOW', 'noShow'],
		['CONFIRMED', 'CANCELLED', 'canceled'],
		['SEATED', '1ST_COURSE', '1stCourse'],
		['CONFIRMED', 'CUSTOM_STATUS_2', 'customStatus2'],
	])('from %s to %s is %s', (from, to, transition) => {
		expect(moved(from, to)).toBe(transition);
	});

	it('is none if the status is told but stays', () => {
		expect(moved('CANCELLED', 'CANCELED')).toBeNull();
	});

	it('is none if something else changed', () => {
		expect(transitionOf(parseDelivery([partyGrew])![0])).toBeNull();
	});

	it('is none for a reservation that is created canceled: it did not move', () => {
		const created = change({
			eventType: 'created',
			updates: null,
			entity: { ...reservation, status: 'CANCELED' },
		});
		expect(transitionOf(created)).toBeNull();
	});

	it('is none without a status', () => {
		expect(transitionName(null)).toBeNull();
	});
});

describe('a subscription', () => {
	const canceled = named({
		updates: [{ field: 'status', previous: 'CONFIRMED' }],
		entity: { ...reservation, status: 'CANCELED' },
	});
	const moved = named({ updates: [{ field: 'date', previous: '2026-01-16' }] });

	it('to updates brings every transition', () => {
		expect(isSubscribed(canceled, wants('reservation.updated'))).toBe(true);
		expect(isSubscribed(moved, wants('reservation.updated'))).toBe(true);
	});

	it('to cancellations brings only those', () => {
		expect(isSubscribed(canceled, wants('reservation.canceled'))).toBe(true);
		expect(isSubscribed(moved, wants('reservation.canceled'))).toBe(false);
		expect(isSubscribed(canceled, wants('reservation.seated'))).toBe(false);
	});

	it('to reservations does not bring guests', () => {
		const guest = named({ entityType: 'guest', entity: { id: 'g' } });
		expect(isSubscribed(guest, wants('reservation.updated'))).toBe(false);
		expect(isSubscribed(guest, wants('guest.updated'))).toBe(true);
	});

	it('to nothing brings nothing', () => {
		expect(isSubscribed(canceled, wants())).toBe(false);
	});
});

describe('a filter', () => {
	const passes = (filters: IDataObject, event: Change = parseDelivery([partyGrew])![0]) =>
		passesFilters(event, readFilters(filters));

	it('that is empty lets everything through', () => {
		expect(passes({})).toBe(true);
		expect(passes({ venueIds: '', statuses: [], changedFields: '', tags: '' })).toBe(true);
	});

	it.each([
		['the venue', { venueIds: 'ahNz-venue-01' }, { venueIds: 'ahNz-venue-02' }],
		['one of several venues', { venueIds: 'x, ahNz-venue-01' }, { venueIds: ['x', 'y'] }],
		['the status', { statuses: ['CONFIRMED'] }, { statuses: ['SEATED'] }],
		['a status by its label', { statuses: 'confirmed' }, { statuses: 'No Show' }],
		['the party size', { minPartySize: 4 }, { minPartySize: 5 }],
		['a tag with its group', { tags: 'Special Occasions:Birthday' }, { tags: 'Other:Birthday' }],
		['a tag without its group', { tags: 'VIP, birthday' }, { tags: 'Anniversary' }],
		['a changed field', { changedFields: 'party_size' }, { changedFields: 'datetime' }],
		['a changed field as a label', { changedFields: 'Party Size' }, { changedFields: 'Time' }],
		[
			'a field as SevenRooms calls it',
			{ changedFields: ['max_guests'] },
			{ changedFields: 'date' },
		],
	])('for %s lets the right one through and nothing else', (_, right, wrong) => {
		expect(passes(right)).toBe(true);
		expect(passes(wrong)).toBe(false);
	});

	it('has to be passed in all its parts', () => {
		expect(passes({ venueIds: 'ahNz-venue-01', minPartySize: 5 })).toBe(false);
	});

	it.each(['time', 'datetime', 'arrival_time'])(
		'for changed fields knows %s of a party that comes at another hour',
		(field) => {
			const later = change({ updates: [{ field: 'arrival_time', previous: '6:00 PM' }] });
			expect(passes({ changedFields: field }, later)).toBe(true);
			expect(passes({ changedFields: 'date' }, later)).toBe(false);
		},
	);

	it('for changed fields knows canceled, which goes with the status', () => {
		const canceled = (previous: string) =>
			change({
				entity: { ...reservation, status: 'CANCELED' },
				updates: [{ field: 'status', previous }],
			});
		expect(passes({ changedFields: 'canceled' }, canceled('CONFIRMED'))).toBe(true);
		expect(passes({ changedFields: 'canceled' }, canceled('CANCELED'))).toBe(false);
	});

	it('for changed fields is not passed by the new time stamp, which comes with every change', () => {
		expect(passes({ changedFields: 'updated' })).toBe(false);
		expect(passes({ changedFields: 'updated_at' })).toBe(false);
	});

	it('for the party size is not passed where no size is told', () => {
		const { max_guests: dropped, ...entity } = reservation;
		expect(dropped).toBe(4);
		expect(passes({ minPartySize: 1 }, change({ entity }))).toBe(false);
	});

	it('for changed fields asks about updates only', () => {
		const created = change({ eventType: 'created', updates: null });
		expect(passes({ changedFields: 'datetime' }, created)).toBe(true);
	});

	it('about tables and covers leaves guests alone, but a tag filter reads their tags', () => {
		const guest = change({
			entityType: 'guest',
			entity: { id: 'g', client_tags: [{ tag: 'Wine Lover', group: 'Preferences' }] },
		});
		expect(passes({ venueIds: 'x', statuses: ['SEATED'], minPartySize: 8 }, guest)).toBe(true);
		expect(passes({ tags: 'Preferences:Wine Lover' }, guest)).toBe(true);
		expect(passes({ tags: 'VIP' }, guest)).toBe(false);
	});
});

describe('the id of an event', () => {
	const deleted = '2026-01-12T09:41:00.000000';

	it.each([
		['a change', {}, '2e596271fd66d02852851bcb769ffb42'],
		['a deletion', { deleted }, '0a4977e7d01e0e4fee35cf76437c6fb1'],
		['a record that does not say when', { updated: null }, '48ed42948107b15d955bf9e1beef9a7b'],
	])('of %s is the same after an update of this package', (_what, entity, id) => {
		expect(eventId(change({ entity: { ...reservation, ...entity } }))).toBe(id);
	});

	it('goes by the content where the time stamp is empty', () => {
		const idOf = (updated: unknown, more = {}) =>
			eventId(change({ entity: { ...reservation, ...more, updated } as IDataObject }));
		expect(idOf('')).toBe(idOf(''));
		expect(idOf('')).not.toBe(idOf('', { max_guests: 5 }));
	});
});

describe('an event item', () => {
	it('has the one shape of both triggers', () => {
		const [event] = parseDelivery([{ ...partyGrew, hotel_room: '204' }])!;
		const item = eventItem(
			{ ...event, eventId: eventId(event), transition: transitionOf(event) },
			{ receivedVia: 'webhook', record: { id: 'shown' }, words: inWords(event, event.entity) },
		);
		expect(item).toEqual({
			event: 'reservation.updated',
			transition: null,
			event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
			entity_type: 'reservation',
			entity_id: 'ahNz-resv-0001',
			venue_id: 'ahNz-venue-01',
			occurred_at: '2026-01-12T09:41:00.512Z',
			received_via: 'webhook',
			changes: { party_size: { previous: 2, current: 4 } },
			changed_fields: ['max_guests'],
			hotel_room: '204',
			reservation: { id: 'shown' },
		});
	});

	it('carries a guest under guest', () => {
		const guest = named({ entityType: 'guest', id: 'g', entity: { id: 'g' }, updates: null });
		const words = inWords(guest, guest.entity);
		const record = { id: 'g' };
		const item = eventItem(guest, { receivedVia: 'poll', record, words, refetched: false });
		expect(item).toMatchObject({
			event: 'guest.updated',
			entity_type: 'guest',
			venue_id: null,
			occurred_at: null,
			changes: null,
			changed_fields: null,
			refetched: false,
			guest: { id: 'g' },
		});
	});
});
