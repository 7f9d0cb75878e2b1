import type { FaultEffect } from '../../sandbox/faults.cjs';
import { byId } from '../support/definition.cjs';
import { eachEvening } from '../support/evening.cjs';
import { askFor, FRIDAY, UNCONFIRMED, until, whileWaiting } from '../support/tables.cjs';

/** A table booked in the sandbox: what the oracle says of it. */
const ADA = { date: FRIDAY, minutes: 1170, partySize: 2, firstName: 'Ada', status: 'RESERVED' };

const evening = eachEvening();

const create = async () => await evening.restaurant.run(askFor(evening.restaurant));
const sent = () => evening.restaurant.bookings().length;
const looks = () => evening.restaurant.requests('GET', /^\/reservations$/).length;
/** In seconds; the pace of the account adds a millisecond here and there. */
const waited = () => Math.round(evening.sleep.asked.reduce((sum, ms) => sum + ms, 0) / 1000);

describe('a booking whose answer got lost', () => {
	const afterCommit: Array<[string, FaultEffect]> = [
		['the connection is cut', { kind: 'resetAfterCommit' }],
		['SevenRooms answers 500', { kind: '500AfterCommit' }],
		[
			'SevenRooms answers 502',
			{ kind: 'status', status: 502, html: '<p>x</p>', afterCommit: true },
		],
		['SevenRooms answers 503', { kind: 'status', status: 503, afterCommit: true, retryAfter: 1 }],
		['SevenRooms answers 504', { kind: 'status', status: 504, empty: true, afterCommit: true }],
		['SevenRooms answers 408', { kind: 'status', status: 408, afterCommit: true }],
		['the answer breaks off', { kind: 'truncate' }],
		['half of the answer comes', { kind: 'truncatedJson' }],
		['a web page comes', { kind: 'status', status: 200, html: '<p>x</p>', afterCommit: true }],
		['an empty answer comes', { kind: 'status', status: 200, empty: true, afterCommit: true }],
		[
			'the answer names no reservation',
			{ kind: 'status', status: 200, body: { status: 200, data: {} }, afterCommit: true },
		],
	];

	it.each(afterCommit)('is found in the book and not sent again: %s', async (_what, effect) => {
		evening.onBooking(effect);
		const { error, json } = await create();
		expect(error).toBeUndefined();
		expect(evening.book.tables()).toEqual([expect.objectContaining(ADA)]);
		expect(sent()).toBe(1);
		expect(json).toEqual([
			expect.objectContaining({ id: evening.book.tables()[0].id, booked: true, recovered: true }),
		]);
		expect(waited()).toBe(5);
	});

	const beforeCommit: Array<[string, FaultEffect]> = [
		['the connection is cut', { kind: 'resetBeforeCommit' }],
		['SevenRooms answers 500', { kind: 'status', status: 500 }],
		['SevenRooms answers 502', { kind: 'status', status: 502, html: '<p>Bad Gateway</p>' }],
		['SevenRooms answers 504', { kind: 'status', status: 504, empty: true }],
		['a web page comes', { kind: 'html200' }],
		['the answer says 500 inside', { kind: 'embeddedStatus', status: 500 }],
	];

	it.each(beforeCommit)(
		'is sent once more after two looks in vain: %s before it was taken',
		async (_what, effect) => {
			evening.onBooking(effect);
			const { error, json } = await create();
			expect(error).toBeUndefined();
			expect(evening.book.tables()).toEqual([expect.objectContaining(ADA)]);
			expect(sent()).toBe(2);
			expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, booked: true });
			expect(json[0]).not.toHaveProperty('recovered');
			expect(looks()).toBe(2);
			expect(waited()).toBe(15);
		},
	);

	it('carries the same external ID in its repeat as in its first request', async () => {
		evening.onBooking({ kind: 'resetBeforeCommit' });
		await create();
		const [first, second] = evening.restaurant.bookings();
		expect(second).toEqual(first);
		expect(first.external_id).toMatch(/^n8n-[0-9a-f]{32}$/);
		expect(evening.book.tables()[0].externalId).toBe(first.external_id);
	});

	it('is found where it was made for a guest that SevenRooms knows', async () => {
		const [guest] = evening.restaurant.sandbox.state.guests.all();
		evening.onBooking({ kind: 'resetAfterCommit' });
		const guestId = byId(guest.id);
		const { json } = await evening.restaurant.run(
			askFor(evening.restaurant, { guestMode: 'existing', guestId }),
		);
		expect(sent()).toBe(1);
		expect(evening.book.tables()).toEqual([expect.objectContaining({ guestId: guest.id })]);
		expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, recovered: true });
	});

	it('is found after midnight, in the book of the evening before', async () => {
		evening.onBooking({ kind: 'resetAfterCommit' });
		const { json } = await evening.restaurant.run(
			askFor(evening.restaurant, { dateTime: '2026-05-16T04:30:00Z' }),
		);
		expect(sent()).toBe(1);
		expect(evening.book.tables()).toEqual([
			expect.objectContaining({ date: FRIDAY, minutes: 1470 }),
		]);
		expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, recovered: true });
	});

	it('is found by the second look when SevenRooms takes it between the two', async () => {
		evening.onBooking({ kind: 'resetBeforeCommit' });
		evening.sleep.restore();
		evening.sleep = whileWaiting(10_000, () =>
			evening.book.arrivesLate(evening.restaurant.bookings()[0]),
		);
		const { json } = await create();
		expect(sent()).toBe(1);
		expect(evening.book.tables()).toHaveLength(1);
		expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, recovered: true });
	});

	it('is found when its repeat gets lost as well', async () => {
		evening.onBooking({ kind: 'resetBeforeCommit' });
		evening.onBooking({ kind: 'resetAfterCommit' }, { nth: 2 });
		const { json } = await create();
		expect(sent()).toBe(2);
		expect(evening.book.tables()).toHaveLength(1);
		expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, recovered: true });
	});

	it('is never sent a third time', async () => {
		evening.onBooking({ kind: 'resetBeforeCommit' }, {});
		const { error } = await create();
		expect(error?.message).toBe(UNCONFIRMED);
		expect(sent()).toBe(2);
		expect(evening.book.tables()).toHaveLength(0);
	});

	it('is found when its repeat is refused because the first request took the table after all', async () => {
		evening.onBooking({ kind: 'resetBeforeCommit' });
		evening.onBooking({ kind: 'slow', ms: 300 }, { nth: 2 });
		evening.onBooking({ kind: 'status', status: 400, msg: 'No direct availability' }, { nth: 2 });
		const running = create();
		await until(() => sent() === 2);
		const late = evening.book.arrivesLate(evening.restaurant.bookings()[0]).id;
		const { json, error } = await running;
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ id: late, recovered: true });
		expect(sent()).toBe(2);
		expect(evening.book.tables()).toHaveLength(1);
	});
});
