import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import { byId } from '../support/definition.cjs';
import { eachEvening } from '../support/evening.cjs';
import { askFor, BOOK, change, FRIDAY, SEARCH, UNCONFIRMED, until } from '../support/tables.cjs';

const SATURDAY = '2026-05-16';
const GONE = 'No direct availability';

const evening = eachEvening();

/** Takes every seat of New York at these minutes of Friday. */
const fill = (...minutes: number[]) =>
	minutes.forEach((at) => evening.book.hostWrites({ minutes: at, partySize: 40 }));
const ask = async (ifUnavailable: string, more: INodeParameters = {}) =>
	await evening.restaurant.run(askFor(evening.restaurant, { options: { ifUnavailable, ...more } }));
const bookedAt = () => evening.book.tables().map(({ minutes }) => minutes);

describe('a table that is gone', () => {
	it('is an error that names the nearest free times', async () => {
		fill(1170);
		const { error } = await ask('error');
		expect(`${error?.message} ${error?.description}`).toContain(GONE);
		expect(error?.description).toContain('19:00, 20:00, 18:30, 20:30');
		expect(evening.book.tables()).toEqual([]);
	});

	it('is an error without times when SevenRooms cannot be asked for them', async () => {
		fill(1170);
		const effect = { kind: 'forbid' } as const;
		evening.restaurant.sandbox.faults.add({ match: { path: '/availability$' }, effect });
		const { error } = await ask('error');
		expect(`${error?.message} ${error?.description}`).toContain(GONE);
		expect(error?.description).not.toContain('free time');
	});

	it('gives out free times instead of an error where suggestions are wanted', async () => {
		fill(1170, 1140);
		const { error, json } = await ask('suggest', { nearestWithinMinutes: 60 });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
		expect(json[0]).toMatchObject({ booked: false, asked_date: FRIDAY, asked_time: '19:30' });
		const { suggestions } = json[0] as { suggestions: IDataObject[] };
		expect(suggestions.map(({ time }) => time)).toEqual(['20:00', '18:30', '20:30']);
		expect(evening.book.tables()).toEqual([]);
	});

	it('answered with 409 is the same', async () => {
		evening.onBooking({ kind: 'status', status: 409, msg: 'Slot taken' }, { nth: 1 });
		const { json } = await ask('suggest');
		expect(json[0]).toMatchObject({ booked: false });
	});

	it('is not looked for elsewhere after any other refusal', async () => {
		evening.onBooking(
			{ kind: 'status', status: 400, msg: 'No shift found for date and time' },
			{ nth: 1 },
		);
		const { error } = await ask('bookNearest');
		expect(`${error?.message} ${error?.description}`).toContain('No shift found');
		expect(evening.restaurant.bookings()).toHaveLength(1);
	});
});

describe('a change whose new table is gone', () => {
	const update = async (id: string, updateFields: INodeParameters, more: INodeParameters = {}) =>
		await evening.restaurant.run(change('update', id, { updateFields, ...more }));
	const refuse = (effect: FaultEffect) =>
		evening.restaurant.sandbox.faults.add({ match: { method: 'PUT', path: BOOK }, effect });

	it.each(['venue', 'concierge'])(
		'is an error that names the nearest free times, without its own: %s',
		async (channel) => {
			const own = evening.book.hostWrites({ minutes: 1140, bookedBy: 'Grand Hotel Concierge' });
			fill(1170);
			const { error } = await update(own.id, { dateTime: `${FRIDAY}T19:30` }, { channel });
			expect(`${error?.message} ${error?.description}`).toContain(GONE);
			expect(error?.description).toContain('The nearest free times are 20:00, 18:30, 20:30');
			expect(own.minutes).toBe(1140);
			expect(evening.restaurant.bookings()).toHaveLength(1);
		},
	);

	it('counts the table of the reservation itself as free for another party', async () => {
		const own = evening.book.hostWrites({ minutes: 1140, partySize: 20 });
		fill(1170);
		const asked = { dateTime: `${FRIDAY}T19:30`, partySize: 22 };
		const { error } = await update(own.id, asked);
		expect(error?.description).toContain('The nearest free times are 19:00, 20:00');
		const [search] = evening.restaurant.requests('GET', /availability/);
		expect(search.query).toMatchObject({ reservation_id: own.id, party_size: '22' });
	});

	it('is the same for a larger party at the same time, and for 409', async () => {
		const own = evening.book.hostWrites({ minutes: 1170 });
		refuse({ kind: 'status', status: 409, msg: 'Slot taken' });
		const { error } = await update(own.id, { partySize: 4 });
		expect(error?.description).toContain('The nearest free times are 19:30, 19:00, 20:00');
	});

	it('says so where no other time is near', async () => {
		const own = evening.book.hostWrites({ minutes: 1140, date: SATURDAY });
		fill(1170, 1140, 1200, 1110, 1230, 1080, 1260, 1050, 1290);
		const { error } = await update(own.id, { dateTime: `${FRIDAY}T19:30` });
		expect(error?.description).toContain('There is no other free time within 120 minutes');
	});

	it('keeps the plain error when SevenRooms cannot be asked for times', async () => {
		const own = evening.book.hostWrites({ minutes: 1140 });
		fill(1170);
		const effect = { kind: 'forbid' } as const;
		evening.restaurant.sandbox.faults.add({ match: { path: '/availability$' }, effect });
		const { error } = await update(own.id, { dateTime: `${FRIDAY}T19:30` });
		expect(`${error?.message} ${error?.description}`).toContain(GONE);
		expect(error?.description).not.toContain('free time');
	});

	it.each<[string, FaultEffect, INodeParameters]>([
		['nothing moves', { kind: 'status', status: 400, msg: GONE }, { internalNotes: 'VIP' }],
		['another reason', { kind: 'status', status: 400, msg: 'No shift found' }, { partySize: 3 }],
	])('looks for no times where they are not the point: %s', async (_why, effect, asked) => {
		const own = evening.book.hostWrites();
		refuse(effect);
		const { error } = await update(own.id, asked);
		expect(error).toBeDefined();
		expect(evening.restaurant.requests('GET', /availability/)).toEqual([]);
	});

	it('names them also where Create or Update found the reservation', async () => {
		evening.book.hostWrites({ minutes: 1140, externalId: 'crm-1' });
		fill(1170);
		const { error } = await evening.restaurant.run(
			askFor(evening.restaurant, {
				...{ operation: 'upsert', externalId: 'crm-1' },
				options: { ifUnavailable: 'bookNearest' },
			}),
		);
		expect(error?.description).toContain('The nearest free times are 20:00, 18:30, 20:30');
		expect(evening.book.tables()).toEqual([]);
	});
});

describe('booking the nearest free time', () => {
	it('takes it with its own access ID, and says what was asked', async () => {
		fill(1170);
		const { error, json } = await ask('bookNearest');
		expect(error).toBeUndefined();
		expect(bookedAt()).toEqual([1140]);
		expect(json[0]).toMatchObject({
			id: evening.book.tables()[0].id,
			booked: true,
			booked_nearest: true,
			datetime: `${FRIDAY}T19:00:00-04:00`,
			asked_date: FRIDAY,
			asked_time: '19:30',
		});
		const [slot] = evening.restaurant.sandbox.state.venues[0].shifts[1].accessRules;
		expect(evening.restaurant.bookings()[1].access_persistent_id).toBe(slot.persistentId);
	});

	it('tries the next one when that one goes too', async () => {
		fill(1170);
		evening.onBooking({ kind: 'status', status: 400, msg: GONE }, { nth: 2 });
		await ask('bookNearest');
		expect(evening.restaurant.bookings()).toHaveLength(3);
		expect(bookedAt()).toEqual([1200]);
	});

	it('leaves times alone that only may be requested or are too far away', async () => {
		fill(1170, 1140, 1200);
		const { error } = await ask('bookNearest', { nearestWithinMinutes: 45 });
		expect(error?.description).toContain('within 45 minutes');
		expect(evening.book.tables()).toEqual([]);
		expect(evening.restaurant.bookings()).toHaveLength(1);
	});

	it('leaves times alone that cost something', async () => {
		const parameters = askFor(evening.restaurant, {
			venueId: byId(evening.restaurant.london),
			dateTime: `${SATURDAY}T20:15`,
			options: { ifUnavailable: 'bookNearest', nearestWithinMinutes: 15 },
		});
		const at = { venueId: evening.restaurant.london, date: SATURDAY, partySize: 16 };
		[1215, 1230].forEach((minutes) => evening.book.hostWrites({ ...at, minutes }));
		const { error } = await evening.restaurant.run(parameters);
		expect(`${error?.message} ${error?.description}`).toContain(GONE);
		expect(evening.book.tables()).toEqual([]);
	});

	it.each<[string, FaultEffect, number]>([
		['after it was taken', { kind: 'resetAfterCommit' }, 2],
		['before it was taken', { kind: 'resetBeforeCommit' }, 3],
	])('books it once when the line is cut %s', async (_when, effect, requests) => {
		fill(1170);
		evening.onBooking(effect, { nth: 2 });
		const { error, json } = await ask('bookNearest');
		expect(error).toBeUndefined();
		expect(bookedAt()).toEqual([1140]);
		expect(evening.restaurant.bookings()).toHaveLength(requests);
		expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, booked_nearest: true });
	});

	it('goes no further when nobody can say whether it was taken', async () => {
		fill(1170);
		evening.onBooking({ kind: 'resetAfterCommit' }, { nth: 2 });
		const effect = { kind: 'forbid' } as const;
		evening.restaurant.sandbox.faults.add({ match: { method: 'GET', path: SEARCH }, effect });
		const { error } = await ask('bookNearest');
		expect(error?.message).toBe(UNCONFIRMED);
		expect(evening.restaurant.bookings()).toHaveLength(2);
		expect(bookedAt()).toEqual([1140]);
	});

	it('finds the moved table on Retry On Fail, although that open outcome was of another time', async () => {
		fill(1170);
		evening.onBooking({ kind: 'resetAfterCommit' }, { nth: 2 });
		evening.restaurant.sandbox.faults.add({
			match: { method: 'GET', path: SEARCH, times: 2 },
			effect: { kind: 'forbid' },
		});
		const parameters = askFor(evening.restaurant, { options: { ifUnavailable: 'bookNearest' } });
		const { json } = await evening.restaurant.run(parameters, { retryOnFail: true, maxTries: 2 });
		expect(bookedAt()).toEqual([1140]);
		expect(evening.restaurant.bookings()).toHaveLength(2);
		expect(json[0]).toMatchObject({
			id: evening.book.tables()[0].id,
			recovered: true,
			booked_nearest: true,
			asked_time: '19:30',
		});
		expect(json[0]).not.toHaveProperty('warnings');
	});

	it.each([true, false])(
		'still says so when the node runs again because another item failed: read back %s',
		async (readBack) => {
			fill(1170);
			evening.onBooking({ kind: 'status', status: 400, msg: 'Not now' }, { nth: 3 });
			const parameters = askFor(evening.restaurant, {
				firstName: '={{ $json.name }}',
				options: { ifUnavailable: 'bookNearest', readBack },
			});
			const { json } = await evening.restaurant.run(parameters, {
				items: [{ name: 'Ada' }, { name: 'Ben' }],
				retryOnFail: true,
				maxTries: 2,
			});
			const nearest = { booked_nearest: true, asked_date: FRIDAY, asked_time: '19:30' };
			expect(json).toMatchObject([{ recovered: true, ...nearest }, nearest]);
			expect(json[0]).not.toHaveProperty('warnings');
			expect(evening.book.tables()).toHaveLength(2);
		},
	);

	it('is not needed when the first request took the wanted time after all', async () => {
		evening.onBooking({ kind: 'resetBeforeCommit' }, { nth: 1 });
		evening.onBooking({ kind: 'slow', ms: 300 }, { nth: 2 });
		evening.onBooking({ kind: 'status', status: 400, msg: GONE }, { nth: 2 });
		const running = ask('bookNearest');
		await until(() => evening.restaurant.bookings().length === 2);
		evening.book.arrivesLate(evening.restaurant.bookings()[0]);
		const { json } = await running;
		expect(bookedAt()).toEqual([1170]);
		expect(json[0]).toMatchObject({ id: evening.book.tables()[0].id, recovered: true });
		expect(json[0]).not.toHaveProperty('booked_nearest');
	});
});
