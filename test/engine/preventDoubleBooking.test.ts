import type { FaultEffect } from '../../sandbox/faults.cjs';
import { eachEvening } from '../support/evening.cjs';
import { askFor, SEARCH } from '../support/tables.cjs';

const evening = eachEvening();

const ask = async (options: Parameters<typeof askFor>[1] = {}) =>
	await evening.restaurant.run(askFor(evening.restaurant, options));
const across = { options: { preventDoubleBooking: 'booking' } };

describe('a whole workflow that runs again', () => {
	it('books again if Prevent Double Booking holds within this run only', async () => {
		await ask();
		await ask();
		expect(evening.book.tables()).toHaveLength(2);
		const [first, second] = evening.book.tables().map(({ externalId }) => externalId);
		expect(first).not.toBe(second);
	});

	it('asks SevenRooms nothing before it books', async () => {
		await ask();
		expect(evening.restaurant.requests()[0].method).toBe('PUT');
	});

	it('books once if it looks across workflow runs', async () => {
		const first = await ask(across);
		const second = await ask(across);
		expect(evening.book.tables()).toHaveLength(1);
		expect(second.json[0]).toMatchObject({ id: first.json[0].id, recovered: true });
	});

	it("takes the host's booking for the same guest and time for the one it wants", async () => {
		const twin = evening.book.hostWrites();
		const { json } = await ask(across);
		expect(json[0]).toMatchObject({ id: twin.id, recovered: true });
		expect(evening.restaurant.bookings()).toEqual([]);
	});

	it.each([
		['was canceled', { status: 'CANCELED' }],
		['is at another time', { minutes: 1200 }],
		['is for another party', { partySize: 3 }],
		['is for another guest', { phone: '+12125550199', firstName: 'Ben' }],
		['is in another house', { venueId: 'london' }],
	])('books although a booking %s', async (_what, more) => {
		const isElsewhere = 'venueId' in more;
		evening.book.hostWrites(isElsewhere ? { venueId: evening.restaurant.london } : more);
		const { error } = await ask(across);
		expect(error).toBeUndefined();
		expect(evening.book.tables()).toHaveLength(1);
	});

	it('finds the nearest free time that it took the last time', async () => {
		const nearest = { preventDoubleBooking: 'booking', ifUnavailable: 'bookNearest' };
		evening.book.hostWrites({ partySize: 40 });
		const first = await ask({ options: nearest });
		expect(first.json[0]).toMatchObject({ booked: true, booked_nearest: true });
		const second = await ask({ options: nearest });
		expect(second.json[0]).toEqual({ ...first.json[0], recovered: true });
		expect(evening.book.tables()).toHaveLength(1);
	});

	it('books nothing when it cannot look', async () => {
		const effect = { kind: 'forbid' } as const;
		evening.restaurant.sandbox.faults.add({ match: { method: 'GET', path: SEARCH }, effect });
		const { status } = await ask(across);
		expect(status).toBe('error');
		expect(evening.restaurant.bookings()).toEqual([]);
	});

	it('looks after a lost answer as it does otherwise', async () => {
		evening.onBooking({ kind: 'resetAfterCommit' });
		const { json } = await ask(across);
		expect(evening.book.tables()).toHaveLength(1);
		expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, recovered: true });
	});

	it('does not lose a booking whose answer got lost even if Prevent Double Booking is off', async () => {
		evening.onBooking({ kind: 'resetAfterCommit' });
		const { json } = await ask({ options: { preventDoubleBooking: 'off' } });
		expect(evening.book.tables()).toHaveLength(1);
		expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, recovered: true });
	});
});

describe('after a booking', () => {
	it('the IDs alone are given out if reading back is off', async () => {
		const { json } = await ask({ options: { readBack: false } });
		const [table] = evening.book.tables();
		expect(json).toEqual([
			{
				id: table.id,
				reference_code: table.referenceCode,
				guest_id: table.guestId,
				guest_reference_code: expect.any(String),
				booked: true,
			},
		]);
		expect(evening.restaurant.requests()).toHaveLength(1);
	});

	it.each<[string, FaultEffect]>([
		['refused', { kind: 'forbid' }],
		['cut off', { kind: 'resetBeforeCommit' }],
		['answered with 500', { kind: 'status', status: 500 }],
		['answered with a web page', { kind: 'html200' }],
	])('a read-back that is %s is a warning, and the table stays booked', async (_how, effect) => {
		evening.restaurant.sandbox.faults.add({
			match: { method: 'GET', path: '^/reservations/' },
			effect,
		});
		const { error, json } = await ask();
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, booked: true });
		expect(json[0].warnings).toEqual([expect.stringContaining('The reservation is booked')]);
		expect(evening.restaurant.bookings()).toHaveLength(1);
	});

	it('a refusal is an error, and nothing is sent again', async () => {
		evening.onBooking({ kind: 'status', status: 400, msg: 'No shift found for date and time' });
		const { error } = await ask();
		expect(error?.message).toContain('No shift found for date and time');
		expect(evening.restaurant.requests()).toHaveLength(1);
	});
});
