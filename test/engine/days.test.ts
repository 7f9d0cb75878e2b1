import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId } from '../support/definition.cjs';
import { oneRestaurant } from '../support/opened.cjs';

/** Half past nine in the evening of the 15th in New York, the 16th in London and Sydney. */
const MOMENT = '2026-05-16T01:30:00Z';
const AS_LUXON = `={{ DateTime.fromISO("${MOMENT}", { zone: "Europe/Berlin" }) }}`;
const AS_DATE = `={{ new Date("${MOMENT}") }}`;

const restaurant = oneRestaurant({ reservations: 30 });

const between = (filters: INodeParameters) => ({ operation: 'getAll', filters, output: 'raw' });
const slot = (date: string) => ({
	...{ date, time: '19:30', partySize: 2 },
	...{ shiftPersistentId: 'shift', accessPersistentId: 'access', holdId: '1.5' },
});
const guest = { firstName: 'Ada', lastName: 'Byron', phone: '+19175550123' };

/** Every operation that takes a day, with the day put wherever it takes one, and the field that goes out. */
const OPERATIONS: Array<[string, (day: string) => INodeParameters, RegExp, string]> = [
	['reservation', (d) => between({ fromDate: d, toDate: d }), /^\/reservations/, 'from_date'],
	['reservation', (d) => between({ fromDate: d, toDate: d }), /^\/reservations/, 'to_date'],
	[
		'guest',
		(d) => ({
			...between({ fromDate: d }),
			...{ operation: 'getVisits', guestId: byId('guest') },
		}),
		/^\/reservations/,
		'from_date',
	],
	['availability', (d) => ({ operation: 'search', ...slot(d) }), /availability$/, 'date'],
	['hold', (d) => ({ operation: 'create', ...slot(d) }), /\/holds$/, 'date'],
	['hold', (d) => ({ operation: 'release', ...slot(d) }), /\/release$/, 'date'],
	['price', (d) => ({ operation: 'calculate', ...slot(d) }), /calculate_prices$/, 'date'],
	['perk', (d) => ({ operation: 'getAll', date: d }), /\/perks$/, 'date'],
	['request', (d) => ({ operation: 'create', ...slot(d), ...guest }), /\/request$/, 'date'],
	[
		'request',
		(d) => ({ operation: 'update', requestId: 'r', updateFields: { date: d } }),
		/\/request\/r$/,
		'date',
	],
	['request', (d) => between({ fromDate: d, toDate: d }), /^\/requests$/, 'to_date'],
	['waitlist', (d) => between({ fromDate: d, toDate: d }), /^\/waitlist$/, 'from_date'],
	['charge', (d) => between({ fromDate: d, toDate: d }), /\/charges$/, 'from_date'],
	['shift', (d) => between({ startDate: d, endDate: d }), /\/shifts$/, 'start_date'],
	['event', (d) => between({ startDate: d, endDate: d }), /\/events$/, 'end_date'],
	['feedback', (d) => between({ startDate: d, endDate: d }), /\/feedback$/, 'start_date'],
];

async function sentDay(path: RegExp, field: string, parameters: INodeParameters) {
	await restaurant.run(parameters);
	const [request] = restaurant.requests(undefined, path);
	const { query, body } = request ?? {};
	return (query as IDataObject | undefined)?.[field] ?? (body as IDataObject | undefined)?.[field];
}

describe('a day that an expression names by an exact moment', () => {
	it.each(OPERATIONS)('is the venue’s day: %s (case %#)', async (resource, more, path, field) => {
		const venueId = byId(restaurant.newYork);
		for (const moment of [MOMENT, AS_LUXON, AS_DATE]) {
			restaurant.sandbox.clear();
			const day = await sentDay(path, field, { resource, venueId, ...more(moment) });
			expect({ moment, day }).toEqual({ moment, day: '2026-05-15' });
		}
	});

	const list = async (
		filters: INodeParameters,
		venueId: string,
		credentials = restaurant.credential,
	) =>
		await restaurant.run(
			{ resource: 'reservation', venueId: byId(venueId), ...between(filters) },
			{ credentials },
		);
	const firstDay = () => restaurant.requests('GET', /^\/reservations/)[0]?.query.from_date;

	it('differs from venue to venue', async () => {
		await list({ fromDate: MOMENT }, restaurant.sydney);
		expect(firstDay()).toBe('2026-05-16');
	});

	it('is the day in the Time Zone option before all', async () => {
		await restaurant.run({
			...{ resource: 'reservation', venueId: byId(restaurant.newYork) },
			...between({ fromDate: MOMENT }),
			options: { timeZone: 'Europe/London' },
		});
		expect(firstDay()).toBe('2026-05-16');
	});

	it('costs no request where the day stands there itself, also from the date picker and $today', async () => {
		const today = '={{ DateTime.fromISO("2026-05-16T00:00", { zone: "Asia/Tokyo" }) }}';
		for (const written of ['2026-05-16', '2026-05-16T00:00:00', '2026-05-16T18:00', today]) {
			restaurant.sandbox.clear();
			await list({ fromDate: written }, restaurant.newYork);
			expect(firstDay()).toBe('2026-05-16');
			expect(restaurant.requests('GET', /^\/venues/)).toEqual([]);
		}
	});

	it('of several venues is the day in the credential’s own zone', async () => {
		const credentials = await restaurant.credentialWith({ timeZone: 'Europe/London' });
		for (const venues of ['', `${restaurant.newYork},${restaurant.sydney}`]) {
			restaurant.sandbox.clear();
			await list({ fromDate: MOMENT }, venues, credentials);
			expect(firstDay()).toBe('2026-05-16');
		}
	});

	it('is refused before anything is listed where nobody tells the zone, with what to write instead', async () => {
		const credentials = await restaurant.credentialWith({ timeZone: '', venueTimeZones: {} });
		const one = await list({ fromDate: MOMENT }, restaurant.newYork, credentials);
		expect(one.error?.message).toContain(
			"From Date is an exact moment, but the venue's time zone is not known",
		);
		const all = await list({ fromDate: AS_LUXON }, '', credentials);
		expect(all.error?.message).toContain(
			'From Date is an exact moment, and several venues may be in different time zones',
		);
		expect(all.error?.description).toContain('.toISODate()');
		expect(restaurant.requests('GET', /^\/reservations/)).toEqual([]);
	});
});

describe('a JavaScript Date from an expression', () => {
	it('tells from when on changes count', async () => {
		const { error } = await restaurant.run({
			...{ resource: 'reservation', venueId: byId(restaurant.newYork) },
			...between({ updatedSince: AS_DATE }),
		});
		expect(error).toBeUndefined();
		const [{ query }] = restaurant.requests('GET', /^\/reservations/);
		expect(query.updated_since).toBe('2026-05-16T01:30:00Z');
	});

	it('ends a search for free times', async () => {
		const { error } = await restaurant.run({
			...{ resource: 'availability', operation: 'search', venueId: byId(restaurant.newYork) },
			...slot('2026-05-14'),
			options: { toDate: AS_DATE },
		});
		expect(error).toBeUndefined();
		const days = restaurant.requests('GET', /availability$/).map(({ query }) => query.date);
		expect(days).toEqual(['2026-05-14', '2026-05-15']);
	});
});
