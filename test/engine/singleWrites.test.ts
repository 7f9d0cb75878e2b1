import type { INodeParameters } from 'n8n-workflow';
import { oneEvening } from '../support/evening.cjs';
import { everyCase } from '../support/operations/everyCase.cjs';
import { askFor, openBook } from '../support/tables.cjs';

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

const evening = oneEvening();

const withDryRun = (parameters: INodeParameters): INodeParameters => ({
	...parameters,
	options: { ...(parameters.options as INodeParameters), dryRun: true },
});

describe('every write of the panel', () => {
	const cases = everyCase(() => evening.restaurant);

	cases.forEach(({ name, operation, isWrite, prepare }) => {
		if (isWrite) {
			it(`shows in a dry run what ${name} would send, and sends nothing`, async () => {
				const { parameters, expected } = prepare();
				const { error, json } = await evening.restaurant.run(withDryRun(parameters));
				expect(error?.message).toBeUndefined();
				expect(json).toHaveLength(1);
				expect(Object.keys(json[0]).sort()).toEqual(['body', 'dry_run', 'method', 'path', 'would']);
				expect(json[0]).toMatchObject({ dry_run: true, method: expected.method });
				expect(String(json[0].path)).toMatch(expected.path);
				expect(evening.restaurant.writes()).toEqual([]);
			});
		}

		if (SINGLE.has(operation)) {
			it.each([
				['the line was cut', { kind: 'resetBeforeCommit' }],
				['SevenRooms answered 500', { kind: 'status', status: 500 }],
				['SevenRooms answered 504', { kind: 'status', status: 504, empty: true }],
			] as const)(`never sends ${name} again after %s`, async (_what, effect) => {
				const { parameters, expected } = prepare();
				const { method, path } = expected;
				evening.restaurant.sandbox.faults.add({ match: { method, path }, effect });
				const { error } = await evening.restaurant.run(parameters);
				expect(error?.message).toBe(
					'SevenRooms did not confirm this, so it may or may not have happened',
				);
				expect(error?.description).toContain('Nothing was sent again.');
				expect(evening.restaurant.requests(method, path)).toHaveLength(1);
			});
		}

		it(`does ${name} for what comes after it`, async () => {
			const { parameters, learn } = prepare();
			const { error, json } = await evening.restaurant.run(parameters);
			expect(error?.message).toBeUndefined();
			learn(json);
		});
	});

	it('is in the table of writes that are never sent again, or can be looked up', () => {
		const offered = cases.map(({ operation }) => operation);
		expect([...SINGLE].filter((name) => !offered.includes(name))).toEqual([]);
	});
});

describe('a free request to the API', () => {
	const book = () => ({
		resource: 'api',
		operation: 'request',
		method: 'PUT',
		path: `/venues/${evening.restaurant.newYork}/book`,
		bodyType: 'form',
		body: '{ "date": "2026-05-15", "time": "19:30", "party_size": 2 }',
	});

	it.each([
		['the line was cut', { kind: 'resetBeforeCommit' }],
		['SevenRooms answered 500', { kind: 'status', status: 500 }],
		['SevenRooms answered 503', { kind: 'status', status: 503, retryAfter: 1 }],
		['a web page came', { kind: 'html200' }],
	] as const)('that writes is never sent again after %s', async (_what, effect) => {
		evening.restaurant.sandbox.faults.add({ match: { method: 'PUT', path: '/book$' }, effect });
		const { error } = await evening.restaurant.run(book());
		expect(error?.message).toBe('It is not known whether SevenRooms applied this change');
		expect(evening.restaurant.writes()).toHaveLength(1);
	});

	it('that writes sends nothing in a dry run', async () => {
		const { json } = await evening.restaurant.run(withDryRun(book()));
		expect(json[0]).toMatchObject({ dry_run: true, method: 'PUT' });
		expect(evening.restaurant.writes()).toEqual([]);
	});

	it('that reads is asked again', async () => {
		const effect = { kind: 'status', status: 503 } as const;
		evening.restaurant.sandbox.faults.add({ match: { path: '^/venues$', times: 2 }, effect });
		const { error } = await evening.restaurant.run({
			resource: 'api',
			operation: 'request',
			path: '/venues',
		});
		expect(error).toBeUndefined();
		expect(evening.restaurant.requests('GET', /^\/venues$/)).toHaveLength(3);
	});
});

describe('Create or Update in a dry run', () => {
	it('sends nothing, whether it would book or change', async () => {
		const book = await openBook(evening.restaurant);
		const upsert = { ...askFor(evening.restaurant), operation: 'upsert', externalId: 'crm-10442' };
		const booking = await evening.restaurant.run(withDryRun(upsert));
		expect(booking.json[0]).toMatchObject({ dry_run: true, method: 'PUT' });
		book.hostWrites({ externalId: 'crm-10442' });
		const changing = await evening.restaurant.run(withDryRun(upsert));
		expect(changing.json[0]).toMatchObject({ dry_run: true, method: 'PUT' });
		expect(evening.restaurant.writes()).toEqual([]);
	});
});
