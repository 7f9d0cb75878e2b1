import type { FaultEffect } from '../../sandbox/faults.cjs';
import { eachEvening } from '../support/evening.cjs';
import { askFor, askForEach } from '../support/tables.cjs';

const ADA = { name: 'Ada', phone: '+12125550143' };

const evening = eachEvening();

const perGuest = (more: Parameters<typeof askForEach>[1] = {}) =>
	askForEach(evening.restaurant, more);
const names = () => evening.book.tables().map(({ firstName }) => firstName);

describe('equal tables under one name', () => {
	const twice = [ADA, ADA];

	it('are as many bookings as there are items', async () => {
		const { json } = await evening.restaurant.run(perGuest(), { items: twice });
		expect(names()).toEqual(['Ada', 'Ada']);
		expect(json.map(({ id }) => id)).toEqual(evening.book.tables().map(({ id }) => id));
		expect(evening.restaurant.bookings()[0].external_id).not.toBe(
			evening.restaurant.bookings()[1].external_id,
		);
	});

	it.each<[string, FaultEffect]>([
		['before', { kind: 'resetBeforeCommit' }],
		['after', { kind: 'resetAfterCommit' }],
	])('stay two when the line is cut %s the second was taken', async (_when, effect) => {
		evening.onBooking(effect, { nth: 2 });
		const { json } = await evening.restaurant.run(perGuest(), { items: twice });
		expect(names()).toEqual(['Ada', 'Ada']);
		expect(json.map(({ id }) => id)).toEqual(evening.book.tables().map(({ id }) => id));
	});

	it.each<[string, FaultEffect]>([
		['before', { kind: 'resetBeforeCommit' }],
		['after', { kind: 'resetAfterCommit' }],
	])(
		'stay two under one External ID of your own when the line is cut %s the second was taken',
		async (_when, effect) => {
			evening.onBooking(effect, { nth: 2 });
			const parameters = perGuest({ additionalFields: { externalId: 'crm-10442' } });
			const { json } = await evening.restaurant.run(parameters, { items: twice });
			expect(names()).toEqual(['Ada', 'Ada']);
			expect(json.map(({ id }) => id)).toEqual(evening.book.tables().map(({ id }) => id));
			expect(evening.book.tables().map(({ externalId }) => externalId)).toEqual([
				'crm-10442',
				'crm-10442',
			]);
		},
	);

	it('are one booking if Prevent Double Booking looks across runs', async () => {
		const options = { preventDoubleBooking: 'booking' };
		const { json } = await evening.restaurant.run(perGuest({ options }), { items: twice });
		expect(names()).toEqual(['Ada']);
		expect(json.map(({ recovered }) => recovered === true)).toEqual([false, true]);
	});
});

describe('an External ID of your own', () => {
	const own = { additionalFields: { externalId: 'crm-10442' } };

	it('is sent as it is and finds the booking whose answer got lost', async () => {
		evening.onBooking({ kind: 'resetAfterCommit' }, { nth: 1 });
		const { json } = await evening.restaurant.run(askFor(evening.restaurant, own));
		expect(evening.restaurant.bookings().map(({ external_id }) => external_id)).toEqual([
			'crm-10442',
		]);
		expect(json[0]).toMatchObject({ external_id: 'crm-10442', recovered: true });
	});

	it('of a booking that was canceled long ago does not pass for the new one', async () => {
		const old = evening.book.hostWrites({ externalId: 'crm-10442', status: 'CANCELED' });
		evening.onBooking({ kind: 'resetBeforeCommit' }, { nth: 1 });
		const { json } = await evening.restaurant.run(askFor(evening.restaurant, own));
		expect(evening.book.tables()).toHaveLength(1);
		expect(json[0].id).not.toBe(old.id);
		expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, status: 'RESERVED' });
	});

	it('of another table does not pass for this one', async () => {
		const other = evening.book.hostWrites({ externalId: 'crm-10442', minutes: 1080 });
		evening.onBooking({ kind: 'resetBeforeCommit' }, { nth: 1 });
		const { json } = await evening.restaurant.run(askFor(evening.restaurant, own));
		expect(evening.book.tables()).toHaveLength(1);
		expect(json[0].id).not.toBe(other.id);
	});
});

describe('Create or Update', () => {
	const upsert = (name: unknown = 'Ada') => ({
		...askFor(evening.restaurant, { firstName: name as string }),
		operation: 'upsert',
		externalId: '={{ $json.key ?? "crm-10442" }}',
	});

	it.each<[string, FaultEffect, number]>([
		['before the table was taken', { kind: 'resetBeforeCommit' }, 2],
		['after the table was taken', { kind: 'resetAfterCommit' }, 1],
	])('makes one reservation when the line is cut %s', async (_when, effect, requests) => {
		evening.onBooking(effect, { nth: 1 });
		const { error, json } = await evening.restaurant.run(upsert());
		expect(error).toBeUndefined();
		expect(names()).toEqual(['Ada']);
		expect(evening.restaurant.bookings()).toHaveLength(requests);
		expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, action: 'created' });
	});

	it('makes each reservation once when n8n runs it again by Retry On Fail', async () => {
		evening.onBooking({ kind: 'status', status: 400, msg: 'The kitchen is closed' }, { nth: 3 });
		const items = ['a', 'b', 'c', 'd'].map((key) => ({ key }));
		const { json } = await evening.restaurant.run(upsert(), {
			items,
			retryOnFail: true,
			maxTries: 2,
		});
		expect(evening.book.tables().map(({ externalId }) => externalId)).toEqual(['a', 'b', 'c', 'd']);
		expect(json.map(({ id }) => id)).toEqual(evening.book.tables().map(({ id }) => id));
	});

	it('books anew where the one with this key is canceled', async () => {
		const old = evening.book.hostWrites({ externalId: 'crm-10442', status: 'CANCELED' });
		evening.onBooking({ kind: 'resetBeforeCommit' }, { nth: 1 });
		const { json } = await evening.restaurant.run(upsert());
		expect(names()).toEqual(['Ada']);
		expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, action: 'created' });
		expect(old.status).toBe('CANCELED');
	});
});
