import type { IDataObject } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import type { SavedCredential } from '../support/engine.cjs';
import { speedUp } from '../support/fastSleep.cjs';
import { oneRestaurant } from '../support/opened.cjs';
import { bookElsewhere } from '../support/otherClock.cjs';
import { startRestaurant } from '../support/restaurant.cjs';

const restaurant = oneRestaurant({ reservations: 0 });

const someone = { first_name: 'Ada', last_name: 'Byron', phone: '+19175550123' };

type VenueName = 'newYork' | 'london' | 'sydney';

const book = async (
	venue: VenueName,
	datetime: string,
	{
		credentials = restaurant.credential,
		...options
	}: IDataObject & { credentials?: SavedCredential } = {},
) =>
	await restaurant.run(
		{
			resource: 'reservation',
			operation: 'create',
			inputMode: 'json',
			reservationJson: JSON.stringify({
				...someone,
				venue_id: restaurant[venue],
				party_size: 1,
				datetime,
			}),
			options: options as never,
		},
		{ credentials },
	);

const sentTimes = () =>
	restaurant.bookings().map(({ date, time }) => `${date as string} ${time as string}`);

describe('a moment and a time on the venue’s clock', () => {
	const rows: Array<[VenueName, string, string, string]> = [
		['newYork', '2026-05-15T19:30:00Z', '2026-05-15 15:30', '2026-05-15T15:30:00-04:00'],
		['newYork', '2026-05-15T15:30', '2026-05-15 15:30', '2026-05-15T15:30:00-04:00'],
		['newYork', '2026-12-04T19:30:00-05:00', '2026-12-04 19:30', '2026-12-04T19:30:00-05:00'],
		['newYork', '2026-05-15T21:30:00+02:00', '2026-05-15 15:30', '2026-05-15T15:30:00-04:00'],
		['london', '2026-05-15T19:30:00Z', '2026-05-15 20:30', '2026-05-15T20:30:00+01:00'],
		['london', '2026-05-15T19:30:00', '2026-05-15 19:30', '2026-05-15T19:30:00+01:00'],
		['london', '2026-12-04 7:30 PM', '2026-12-04 19:30', '2026-12-04T19:30:00+00:00'],
		['sydney', '2026-05-15T09:30:00.000Z', '2026-05-15 19:30', '2026-05-15T19:30:00+10:00'],
		['sydney', '2026-12-04T08:30:00Z', '2026-12-04 19:30', '2026-12-04T19:30:00+11:00'],
		['sydney', '2026-12-04T19:30', '2026-12-04 19:30', '2026-12-04T19:30:00+11:00'],
	];

	it.each(rows)('%s: %s is sent as %s and comes back as %s', async (venue, asked, sent, held) => {
		const { json, error } = await book(venue, asked);
		expect(error).toBeUndefined();
		expect(sentTimes()).toEqual([sent]);
		expect(json[0].datetime).toBe(held);
		expect(json[0]).not.toHaveProperty('warnings');
	});
});

describe('after midnight', () => {
	const rows = [
		['2026-05-16T00:30', '2026-05-15 00:30', '2026-05-16T00:30:00-04:00'],
		['2026-05-16T05:30:00Z', '2026-05-15 01:30', '2026-05-16T01:30:00-04:00'],
		['2026-06-01T00:00', '2026-05-31 00:00', '2026-06-01T00:00:00-04:00'],
	];

	it.each(rows)('%s is booked on the business date before (%s)', async (asked, sent, held) => {
		const { json, error } = await book('newYork', asked);
		expect(error).toBeUndefined();
		expect(sentTimes()).toEqual([sent]);
		expect(json[0]).toMatchObject({ date: sent.slice(0, 10), datetime: held });
	});

	it('a table is changed without touching its date, the night it moves over midnight included', async () => {
		const { json } = await book('newYork', '2026-05-17T00:30');
		const update = async (updateFields: IDataObject) =>
			await restaurant.run({
				resource: 'reservation',
				operation: 'update',
				reservationId: String(json[0].id),
				updateFields: updateFields as never,
			});
		await update({ internalNotes: 'late' });
		const moved = await update({ dateTime: '2026-05-16T23:30' });
		expect(restaurant.bookings().map(({ date, time }) => [date, time])).toEqual([
			['2026-05-16', '00:30'],
			['2026-05-16', '12:30 AM'],
			['2026-05-16', '23:30'],
		]);
		expect(moved.json[0].datetime).toBe('2026-05-16T23:30:00-04:00');
	});
});

describe('the nights when the clocks change', () => {
	it.each([
		['newYork', '2027-03-14T02:30'],
		['london', '2027-03-28T01:30'],
		['sydney', '2026-10-04T02:30'],
	] as const)('%s: %s does not exist and is refused', async (venue, asked) => {
		const { error } = await book(venue, asked);
		expect(error?.message).toContain('datetime');
		expect(error?.message).toContain('does not exist');
		expect(restaurant.writes()).toEqual([]);
	});

	it('a time that comes twice means the first', async () => {
		const { json, error } = await book('newYork', '2026-11-01T01:30');
		expect(error).toBeUndefined();
		expect(json[0].datetime).toBe('2026-11-01T01:30:00-04:00');
		const same = await book('newYork', '2026-11-01T05:30:00Z');
		expect(same.json[0].datetime).toBe('2026-11-01T01:30:00-04:00');
		expect(sentTimes()).toEqual(['2026-10-31 01:30', '2026-10-31 01:30']);
	});

	it('a moment in the hour that comes a second time is booked with a warning, never silently an hour off', async () => {
		const { json, error } = await book('newYork', '2026-11-01T06:30:00Z');
		expect(error).toBeUndefined();
		expect(json[0].warnings).toEqual([expect.stringContaining('2026-11-01T06:30:00')]);
	});

	it('the evening around them keeps its hour', async () => {
		for (const [asked, held] of [
			['2026-10-31T23:30', '2026-10-31T23:30:00-04:00'],
			['2026-11-01T19:30', '2026-11-01T19:30:00-05:00'],
			['2027-03-13T19:30', '2027-03-13T19:30:00-05:00'],
			['2027-03-14T19:30', '2027-03-14T19:30:00-04:00'],
		]) {
			const { json } = await book('newYork', asked);
			expect(json[0].datetime).toBe(held);
		}
	});
});

describe('where the zone comes from', () => {
	const instant = '2026-06-12T19:00:00Z';
	const zoneless = { venueTimeZones: {}, timeZone: '' };
	const listed = (timeZone: string) => ({
		venueTimeZones: { venues: [{ venueId: restaurant.newYork, timeZone }] } as never,
	});

	it('is the option, then the venue, then its line in the credential, then the default', async () => {
		const telling = await startRestaurant({ reservations: 0, venuesTellZone: true });
		// Another address is another account, to which no venue has told anything yet.
		const wireTime = async (settings: object, base: string, timeZone = '') => {
			const baseUrl = telling.sandbox.url + base;
			const credentials = await telling.credentialWith({ ...settings, baseUrl });
			const { json } = await telling.run(
				{
					resource: 'reservation',
					operation: 'create',
					inputMode: 'json',
					reservationJson: JSON.stringify({
						...someone,
						...{ venue_id: telling.newYork, party_size: 1, datetime: instant },
					}),
					options: { timeZone, dryRun: true },
				},
				{ credentials },
			);
			return (json[0].body as IDataObject).time;
		};
		const both = { ...listed('Asia/Dubai'), timeZone: 'Asia/Tokyo' };
		expect(await wireTime(both, '/2_4', 'Europe/Madrid')).toBe('21:00');
		expect(await wireTime(both, '/2_4')).toBe('15:00');
		telling.sandbox.behaviour.venuesTellZone = false;
		expect(await wireTime(both, '/2_2')).toBe('23:00');
		expect(await wireTime({ ...zoneless, timeZone: 'Asia/Tokyo' }, '/2_2')).toBe('04:00');
		await telling.sandbox.close();
	});

	it('a moment is refused where none is known, before anything is written', async () => {
		const credentials = await restaurant.credentialWith(zoneless);
		const { error } = await book('newYork', instant, { credentials });
		expect(error?.message).toContain('datetime');
		expect(error?.message).toContain('time zone is not known');
		expect(error?.description).toContain('credential');
		expect(restaurant.writes()).toEqual([]);
	});

	it('a time on the venue’s clock needs none, and comes back without an offset', async () => {
		const credentials = await restaurant.credentialWith(zoneless);
		const { json, error } = await book('newYork', '2026-06-12T19:00', { credentials });
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			datetime: '2026-06-12T19:00:00',
			date: '2026-06-12',
			time: '19:00',
		});
	});

	it('a zone that does not exist is refused by name', async () => {
		const { error } = await book('newYork', instant, { timeZone: 'New York' });
		expect(error?.message).toContain('"New York"');
		expect(restaurant.writes()).toEqual([]);
	});

	it('an outage while the venue is asked is an error: guessing could mean a wrong hour', async () => {
		const waits = speedUp();
		const baseUrl = `${restaurant.sandbox.url}/2_2`;
		const credentials = await restaurant.credentialWith({ ...listed('America/New_York'), baseUrl });
		const outage = { kind: 'status', status: 503 } as const;
		restaurant.sandbox.faults.add({ match: { path: '/venues/[^/]+$' }, effect: outage });
		const { error } = await book('newYork', instant, { credentials });
		waits.restore();
		expect(error?.httpCode).toBe('503');
		expect(restaurant.writes()).toEqual([]);
	});

	it.each<[string, FaultEffect]>([
		['/venues/[^/]+$', { kind: 'status', status: 401 }],
		['/auth', { kind: 'status', status: 401 }],
		['/auth', { kind: 'status', status: 403 }],
	])(
		'a login refused at %s (%j) is an error, and the next booking asks again',
		async (path, effect) => {
			const telling = await startRestaurant({ reservations: 0, venuesTellZone: true });
			const credentials = await telling.credentialWith({ ...zoneless, timeZone: 'Asia/Tokyo' });
			const wireTimes = () => telling.bookings().map(({ time }) => time);
			const table = { ...someone, venue_id: telling.newYork, party_size: 1, datetime: instant };
			const bookOnce = async () =>
				await telling.run(
					{
						...{ resource: 'reservation', operation: 'create', inputMode: 'json' },
						reservationJson: JSON.stringify(table),
					},
					{ credentials },
				);
			const fault = telling.sandbox.faults.add({ match: { path }, effect });
			const { error } = await bookOnce();
			expect(error?.message).toMatch(/login/);
			expect(wireTimes()).toEqual([]);
			telling.sandbox.faults.remove(fault);
			expect((await bookOnce()).error).toBeUndefined();
			expect(wireTimes()).toEqual(['15:00']);
			await telling.sandbox.close();
		},
	);
});

describe('the server’s and the workflow’s own time zones', () => {
	it('never matter', async () => {
		const table = { ...someone, party_size: 1 };
		const { serverZone, sent, created, read } = await bookElsewhere(
			'Pacific/Auckland',
			'Asia/Kolkata',
			[
				{ ...table, datetime: '2026-05-15T19:30:00Z' },
				{ ...table, datetime: '2026-05-15T23:30' },
			],
		);
		expect(serverZone).toBe('Pacific/Auckland');
		expect(sent.map(({ date, time }) => [date, time])).toEqual([
			['2026-05-15', '15:30'],
			['2026-05-15', '23:30'],
		]);
		const held = ['2026-05-15T15:30:00-04:00', '2026-05-15T23:30:00-04:00'];
		expect(created.map(({ datetime }) => datetime)).toEqual(held);
		expect(read.map(({ datetime }) => datetime)).toEqual(held);
	});
});
