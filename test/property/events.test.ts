import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { isSubscribed, passesFilters, readFilters } from '../../nodes/SevenRooms/events/filter';
import { eventId } from '../../nodes/SevenRooms/events/identity';
import { parseDelivery } from '../../nodes/SevenRooms/events/parse';
import { rowChange } from '../../nodes/SevenRooms/events/rows';
import type { Change, NamedChange } from '../../nodes/SevenRooms/events/types';

const micros = fc.integer({ min: 0, max: 2_000_000_000_000_000 });
const stamp = micros.map((value) => stampOf(value));
const id = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '');
const status = fc.constantFrom('RESERVED', 'CONFIRMED', 'SEATED', 'CANCELED', 'NO_SHOW');
const venue = fc.constantFrom('v1', 'v2', 'v3');
const entityType = fc.constantFrom('reservation' as const, 'guest' as const);

/** Microseconds since 1970 as SevenRooms writes them. */
function stampOf(value: number): string {
	const seconds = new Date(Math.floor(value / 1_000_000) * 1000).toISOString().slice(0, 19);
	return `${seconds}.${String(value % 1_000_000).padStart(6, '0')}`;
}

const change = fc
	.record({
		entityType,
		id,
		updated: fc.option(stamp),
		deleted: fc.option(stamp),
		status,
		venue_id: venue,
		max_guests: fc.integer({ min: 1, max: 12 }),
		previousSize: fc.integer({ min: 1, max: 12 }),
	})
	.map(
		({ entityType: type, previousSize, ...entity }): Change => ({
			entityType: type,
			eventType: 'updated',
			id: entity.id,
			entity: entity as IDataObject,
			updates: [{ field: 'max_guests', previous: previousSize }],
			hotel: {},
		}),
	);

const named = fc
	.tuple(change, fc.constantFrom(null, 'canceled', 'seated', 'noShow'))
	.map(([made, transition]): NamedChange => ({ ...made, eventId: eventId(made), transition }));

describe('the id of an event', () => {
	it('is 32 hex characters for whatever happened', () => {
		fc.assert(fc.property(change, (made) => /^[0-9a-f]{32}$/.test(eventId(made))));
	});

	it('is the same for a delivery and for the export row of the same state', () => {
		fc.assert(
			fc.property(change, ({ entityType: type, entity }) => {
				const [delivered] = parseDelivery([
					{
						entity_type: type === 'guest' ? 'client' : 'reservation',
						event_type: 'created',
						entity,
					},
				])!;
				expect(eventId(delivered)).toBe(eventId(rowChange(type, entity)!));
			}),
		);
	});

	it('does not depend on what the event is called, on the order of fields or on what else is in them', () => {
		fc.assert(
			fc.property(change, stamp, fc.dictionary(fc.string(), fc.jsonValue()), (made, at, extra) => {
				const { id: recordId, deleted } = made.entity;
				const one = { ...made, entity: { id: recordId, updated: at, deleted } };
				const other = {
					...made,
					eventType: 'created' as const,
					updates: null,
					entity: { ...extra, deleted, updated: at, id: recordId } as IDataObject,
				};
				expect(eventId(one)).toBe(eventId(other));
			}),
		);
	});

	it('is another for another record, another moment, another deletion or another kind of record', () => {
		const states = fc.uniqueArray(fc.tuple(entityType, id, stamp, fc.option(stamp)), {
			minLength: 2,
			maxLength: 8,
			selector: (state) => JSON.stringify(state),
		});
		fc.assert(
			fc.property(states, (all) => {
				const ids = all.map(([type, recordId, updated, deleted]) =>
					eventId({
						entityType: type,
						eventType: 'updated',
						id: recordId,
						entity: { id: recordId, updated, deleted },
						updates: null,
						hotel: {},
					}),
				);
				expect(new Set(ids).size).toBe(all.length);
			}),
		);
	});

	it('reads the same moment from every notation of it', () => {
		fc.assert(
			fc.property(change, stamp, (made, at) => {
				const idAt = (updated: string) => eventId({ ...made, entity: { ...made.entity, updated } });
				expect(idAt(`${at}Z`)).toBe(idAt(at));
				expect(idAt(`${at}+00:00`)).toBe(idAt(at));
				expect(idAt(at.replace('T', ' '))).toBe(idAt(at));
				expect(idAt(at.replace(/0+$/, '').replace(/\.$/, ''))).toBe(idAt(at));
			}),
		);
	});

	it('without a time stamp goes by the whole content, in whatever order it comes', () => {
		fc.assert(
			fc.property(change, fc.integer(), fc.integer(), (made, one, other) => {
				const { updated: dropped, ...entity } = made.entity;
				void dropped;
				const idOf = (content: IDataObject) => eventId({ ...made, entity: content });
				const shuffled = Object.fromEntries(Object.entries({ ...entity, one }).reverse());
				expect(idOf(shuffled)).toBe(idOf({ ...entity, one }));
				expect(idOf({ ...entity, one }) === idOf({ ...entity, one: other })).toBe(one === other);
			}),
		);
	});
});

describe('filters', () => {
	const filters = fc.record(
		{
			venueIds: fc.subarray(['v1', 'v2', 'v3']),
			statuses: fc.subarray(['RESERVED', 'CONFIRMED', 'SEATED', 'CANCELED', 'NO_SHOW']),
			minPartySize: fc.integer({ min: 1, max: 12 }),
			changedFields: fc.subarray(['party_size', 'datetime', 'max_guests']),
		},
		{ requiredKeys: [] },
	);

	it('together let through exactly what each of them lets through', () => {
		fc.assert(
			fc.property(change, filters, (made, wanted) => {
				const each = Object.entries(wanted).map(([name, value]) =>
					passesFilters(made, readFilters({ [name]: value })),
				);
				expect(passesFilters(made, readFilters(wanted))).toBe(each.every(Boolean));
			}),
		);
	});

	it('read a list with commas as the list itself', () => {
		fc.assert(
			fc.property(filters, ({ venueIds = [], statuses = [] }) => {
				const written = { venueIds: venueIds.join(', '), statuses: statuses.join(',') };
				expect(readFilters(written)).toEqual(readFilters({ venueIds, statuses }));
			}),
		);
	});

	it('let through no less when a party grows', () => {
		fc.assert(
			fc.property(change, fc.integer({ min: 1, max: 12 }), (made, minPartySize) => {
				const grown = {
					...made,
					entity: { ...made.entity, max_guests: Number(made.entity.max_guests) + 1 },
				};
				const wanted = readFilters({ minPartySize });
				expect(!passesFilters(made, wanted) || passesFilters(grown, wanted)).toBe(true);
			}),
		);
	});

	it('and subscriptions never change what they look at', () => {
		fc.assert(
			fc.property(named, filters, (made, wanted) => {
				const before = JSON.stringify(made);
				passesFilters(made, readFilters(wanted));
				isSubscribed(made, new Set(['reservation.updated']));
				expect(JSON.stringify(made)).toBe(before);
			}),
		);
	});
});

describe('subscriptions', () => {
	const names = [
		'reservation.created',
		'reservation.updated',
		'reservation.canceled',
		'reservation.seated',
		'reservation.noShow',
		'guest.updated',
	];

	it('together bring exactly what each of them brings', () => {
		fc.assert(
			fc.property(named, fc.subarray(names), (made, events) => {
				const each = events.map((event) => isSubscribed(made, new Set([event])));
				expect(isSubscribed(made, new Set(events))).toBe(each.some(Boolean));
			}),
		);
	});

	it('to a base event bring all of its transitions', () => {
		fc.assert(
			fc.property(named, (made) =>
				isSubscribed(made, new Set([`${made.entityType}.${made.eventType}`])),
			),
		);
	});
});

describe('a delivery', () => {
	it('of anything at all is read or refused, and never throws', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (body) => {
				const read = parseDelivery(body);
				expect(read === undefined || Array.isArray(read)).toBe(true);
			}),
		);
	});
});
