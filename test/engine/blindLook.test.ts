import type { IDataObject } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import { eachEvening } from '../support/evening.cjs';
import { askFor, SEARCH, UNCONFIRMED, whileWaiting } from '../support/tables.cjs';

const evening = eachEvening();

const onLook = (effect: FaultEffect, more: IDataObject = {}) =>
	evening.restaurant.sandbox.faults.add({
		match: { method: 'GET', path: SEARCH, ...more },
		effect,
	});
const create = async () => await evening.restaurant.run(askFor(evening.restaurant));
const sent = () => evening.restaurant.bookings().length;

describe('a look that cannot tell', () => {
	const blind: Array<[string, FaultEffect]> = [
		['the credential may not read the book', { kind: 'forbid' }],
		['the book cannot be reached', { kind: 'resetBeforeCommit' }],
		['the book answers 500', { kind: 'status', status: 500 }],
		['a web page comes instead of the book', { kind: 'html200' }],
		['the page breaks off', { kind: 'truncate' }],
		[
			'an answer comes without a list',
			{ kind: 'status', status: 200, body: { status: 200, data: {} } },
		],
		['the answer has no content', { kind: 'status', status: 204, empty: true }],
		['SevenRooms calls the question wrong', { kind: 'status', status: 400, msg: 'Invalid date' }],
	];

	it.each(blind)('keeps the booking from being sent again: %s', async (_what, effect) => {
		evening.onBooking({ kind: 'resetAfterCommit' });
		onLook(effect);
		const { error, status } = await create();
		expect(status).toBe('error');
		expect(error?.message).toBe(UNCONFIRMED);
		expect(error?.description).toContain(String(evening.restaurant.bookings()[0].external_id));
		expect(sent()).toBe(1);
		expect(evening.book.tables()).toHaveLength(1);
	});

	it('keeps it from being sent again even if a later look would find nothing', async () => {
		evening.onBooking({ kind: 'resetBeforeCommit' });
		onLook({ kind: 'forbid' }, { nth: 1 });
		const { error } = await create();
		expect(error?.message).toBe(UNCONFIRMED);
		expect(sent()).toBe(1);
	});

	it('does not stand in the way of a later look that finds the booking', async () => {
		evening.onBooking({ kind: 'resetAfterCommit' });
		onLook({ kind: 'forbid' }, { nth: 1 });
		const { json } = await create();
		expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, recovered: true });
		expect(sent()).toBe(1);
	});

	const ceiling = 'Result set limited to 4000 results';

	it('goes on in the export of a book that is too long to search', async () => {
		evening.onBooking({ kind: 'resetAfterCommit' });
		onLook({ kind: 'status', status: 400, msg: ceiling });
		const { json } = await create();
		expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, recovered: true });
		expect(sent()).toBe(1);
	});

	it('proves nothing if that export is refused', async () => {
		evening.onBooking({ kind: 'resetBeforeCommit' });
		onLook({ kind: 'status', status: 400, msg: ceiling });
		evening.restaurant.sandbox.faults.add({
			match: { method: 'GET', path: '/reservations/export' },
			effect: { kind: 'forbid' },
		});
		const { error } = await create();
		expect(error?.message).toBe(UNCONFIRMED);
		expect(sent()).toBe(1);
	});

	it('reads every page of a busy evening before it says that nothing is there', async () => {
		for (let count = 0; count < 450; count++)
			evening.book.hostWrites({ minutes: 1080, partySize: 1 });
		evening.onBooking({ kind: 'resetBeforeCommit' });
		const { error } = await create();
		expect(error).toBeUndefined();
		expect(evening.book.tables()).toHaveLength(1);
		const pages = evening.restaurant
			.requests('GET', /^\/reservations$/)
			.map(({ query }) => query.cursor);
		expect(pages).toEqual([undefined, '400', undefined, '400']);
	});

	it.each(['external_id', 'every'])(
		'finds the booking where SevenRooms ignores %s filter',
		async (what) => {
			evening.restaurant.sandbox.behaviour.ignoreExternalIdFilter = true;
			if (what === 'every') onLook({ kind: 'ignoreFilters' });
			evening.onBooking({ kind: 'resetAfterCommit' });
			const { json } = await create();
			expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, recovered: true });
			expect(sent()).toBe(1);
			expect(evening.book.tables()).toHaveLength(1);
		},
	);
});

describe('a booking that SevenRooms holds otherwise than it was asked', () => {
	it.each([
		['the guest is known by another phone', { phone: '+442079460000' }],
		['a host has moved it by an hour', { minutes: 20 * 60 + 30 }],
		['a host has added a seat', { partySize: 3 }],
	])('is not made again, since it carries its external ID: %s', async (_what, more) => {
		evening.onBooking({ kind: 'resetBeforeCommit' });
		evening.sleep.restore();
		evening.sleep = whileWaiting(5_000, () => {
			const created = new Date().toISOString().slice(0, -1);
			Object.assign(evening.book.arrivesLate(evening.restaurant.bookings()[0]), {
				created,
				...more,
			});
		});
		const { error } = await create();
		expect(error?.message).toBe(UNCONFIRMED);
		expect(sent()).toBe(1);
		expect(evening.book.tables()).toHaveLength(1);
	});
});

describe("the host's own booking for the same guest and time", () => {
	it('made before is not taken for ours, so ours is still made', async () => {
		const before = evening.book.hostWrites();
		evening.onBooking({ kind: 'resetBeforeCommit' });
		const { json } = await create();
		expect(sent()).toBe(2);
		expect(evening.book.tables()).toHaveLength(1);
		expect(json[0].id).not.toBe(before.id);
	});

	it('made before is not handed out in place of ours', async () => {
		const before = evening.book.hostWrites();
		evening.onBooking({ kind: 'resetAfterCommit' });
		const { json } = await create();
		expect(json[0].id).toBe(evening.book.tables()[0].id);
		expect(json[0].id).not.toBe(before.id);
	});

	it('made meanwhile could be ours without its key, so nothing is sent again', async () => {
		evening.onBooking({ kind: 'resetBeforeCommit' });
		evening.sleep.restore();
		evening.sleep = whileWaiting(5_000, () => {
			evening.book.hostWrites().created = new Date().toISOString().slice(0, -1);
		});
		const { error } = await create();
		expect(error?.message).toBe(UNCONFIRMED);
		expect(sent()).toBe(1);
	});
});
