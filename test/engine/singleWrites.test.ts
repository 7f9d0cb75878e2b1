import type { INodeParameters } from 'n8n-workflow';
import { speedUp, type FastSleep } from '../support/fastSleep.cjs';
import { operationCases, type Known } from '../support/operations/cases.cjs';
import { startRestaurant, type Restaurant } from '../support/restaurant.cjs';
import { askFor, openBook } from '../support/tables.cjs';

const placeholder = { newYork: '', london: '', sydney: '' } as Restaurant;
/** Asks for a price and changes nothing, though it is a POST. */
const isWrite = ({ resource, expected }: ReturnType<typeof operationCases>[number]) =>
	expected.method !== 'GET' && resource !== 'price';
/** Writes whose effect cannot be read, so that nothing is sent again. */
const SINGLE = new Set([
	'paylink.create',
	'paylink.delete',
	'charge.add',
	'request.create',
	'request.update',
	'request.delete',
	'hold.create',
	'hold.release',
	'posCheck.push',
	'reservation.delete',
]);

let restaurant: Restaurant;
let sleep: FastSleep;

beforeAll(async () => {
	restaurant = await startRestaurant();
	await openBook(restaurant);
	sleep = speedUp(1000);
});

afterEach(() => restaurant.sandbox.clear());

afterAll(async () => {
	sleep.restore();
	await restaurant.close();
});

const withDryRun = (parameters: INodeParameters): INodeParameters => ({
	...parameters,
	options: { ...(parameters.options as INodeParameters), dryRun: true },
});

describe('every write of the panel', () => {
	const known: Known = {};

	operationCases(placeholder).forEach((placed, index) => {
		const { resource, operation, as } = placed;
		const name = `${resource} ${operation}${as ? ` (${as})` : ''}`;
		const prepared = () => {
			const { parameters, expected, learn } = operationCases(restaurant)[index];
			return { parameters: { resource, operation, ...parameters(known) }, expected, learn };
		};

		if (isWrite(placed)) {
			it(`shows in a dry run what ${name} would send, and sends nothing`, async () => {
				const { parameters, expected } = prepared();
				const { error, json } = await restaurant.run(withDryRun(parameters));
				expect(error?.message).toBeUndefined();
				expect(json).toHaveLength(1);
				expect(Object.keys(json[0]).sort()).toEqual(['body', 'dry_run', 'method', 'path', 'would']);
				expect(json[0]).toMatchObject({ dry_run: true, method: expected.method });
				expect(String(json[0].path)).toMatch(expected.path);
				expect(restaurant.writes()).toEqual([]);
			});
		}

		if (SINGLE.has(`${resource}.${operation}`)) {
			it.each([
				['the line was cut', { kind: 'resetBeforeCommit' }],
				['SevenRooms answered 500', { kind: 'status', status: 500 }],
				['SevenRooms answered 504', { kind: 'status', status: 504, empty: true }],
			] as const)(`never sends ${name} again after %s`, async (_what, effect) => {
				const { parameters, expected } = prepared();
				const { method, path } = expected;
				restaurant.sandbox.faults.add({ match: { method, path }, effect });
				const { error } = await restaurant.run(parameters);
				expect(error?.message).toBe(
					'SevenRooms did not confirm this, so it may or may not have happened',
				);
				expect(error?.description).toContain('Nothing was sent again.');
				expect(restaurant.requests(method, path)).toHaveLength(1);
			});
		}

		it(`does ${name} for what comes after it`, async () => {
			const { parameters, learn } = prepared();
			const { error, json } = await restaurant.run(parameters);
			expect(error?.message).toBeUndefined();
			learn?.(json, known);
		});
	});

	it('is in the table of writes that are never sent again, or can be looked up', () => {
		const single = operationCases(placeholder).map((one) => `${one.resource}.${one.operation}`);
		expect([...SINGLE].filter((name) => !single.includes(name))).toEqual([]);
	});
});

describe('a free request to the API', () => {
	const book = () => ({
		resource: 'api',
		operation: 'request',
		method: 'PUT',
		path: `/venues/${restaurant.newYork}/book`,
		bodyType: 'form',
		body: '{ "date": "2026-05-15", "time": "19:30", "party_size": 2 }',
	});

	it.each([
		['the line was cut', { kind: 'resetBeforeCommit' }],
		['SevenRooms answered 500', { kind: 'status', status: 500 }],
		['SevenRooms answered 503', { kind: 'status', status: 503, retryAfter: 1 }],
		['a web page came', { kind: 'html200' }],
	] as const)('that writes is never sent again after %s', async (_what, effect) => {
		restaurant.sandbox.faults.add({ match: { method: 'PUT', path: '/book$' }, effect });
		const { error } = await restaurant.run(book());
		expect(error?.message).toBe('It is not known whether SevenRooms applied this change');
		expect(restaurant.writes()).toHaveLength(1);
	});

	it('that writes sends nothing in a dry run', async () => {
		const { json } = await restaurant.run(withDryRun(book()));
		expect(json[0]).toMatchObject({ dry_run: true, method: 'PUT' });
		expect(restaurant.writes()).toEqual([]);
	});

	it('that reads is asked again', async () => {
		const effect = { kind: 'status', status: 503 } as const;
		restaurant.sandbox.faults.add({ match: { path: '^/venues$', times: 2 }, effect });
		const { error } = await restaurant.run({
			resource: 'api',
			operation: 'request',
			path: '/venues',
		});
		expect(error).toBeUndefined();
		expect(restaurant.requests('GET', /^\/venues$/)).toHaveLength(3);
	});
});

describe('Create or Update in a dry run', () => {
	it('sends nothing, whether it would book or change', async () => {
		const book = await openBook(restaurant);
		const upsert = { ...askFor(restaurant), operation: 'upsert', externalId: 'crm-10442' };
		const booking = await restaurant.run(withDryRun(upsert));
		expect(booking.json[0]).toMatchObject({ dry_run: true, method: 'PUT' });
		book.hostWrites({ externalId: 'crm-10442' });
		const changing = await restaurant.run(withDryRun(upsert));
		expect(changing.json[0]).toMatchObject({ dry_run: true, method: 'PUT' });
		expect(restaurant.writes()).toEqual([]);
	});
});
