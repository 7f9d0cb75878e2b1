import type { INodeParameters } from 'n8n-workflow';
import type { FaultEffect, FaultRule } from '../../sandbox/faults.cjs';
import { oneRestaurant, quickWaits } from '../support/opened.cjs';
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

const restaurant = oneRestaurant();
quickWaits();

const withDryRun = (parameters: INodeParameters): INodeParameters => ({
	...parameters,
	options: { ...(parameters.options as INodeParameters), dryRun: true },
});

const INTERRUPTIONS: Array<[string, FaultEffect]> = [
	['the line was cut', { kind: 'resetBeforeCommit' }],
	['SevenRooms answered 500', { kind: 'status', status: 500 }],
	['SevenRooms answered 504', { kind: 'status', status: 504, empty: true }],
];

/** What a run gives out and what it sends. */
async function tryOut(parameters: INodeParameters, fault?: FaultRule) {
	const { sandbox, run, writes } = restaurant;
	sandbox.clear();
	if (fault) sandbox.faults.add(fault);
	const { error, json } = await run(parameters);
	return { error, json, writes: writes() };
}

describe('every write of the panel', () => {
	const cases = everyCase(
		restaurant,
		async ({ parameters, operation, isWrite, expected: { method, path }, run }) => {
			const dryRun = isWrite ? await tryOut(withDryRun(parameters)) : undefined;
			const interrupted = [];
			for (const [, effect] of SINGLE.has(operation) ? INTERRUPTIONS : []) {
				interrupted.push(await tryOut(parameters, { match: { method, path }, effect }));
			}
			await run();
			return { dryRun, interrupted };
		},
	);
	const writes = cases.filter(({ isWrite }) => isWrite);

	it.each(writes)('$name shows in a dry run what it would send', async ({ expected, seen }) => {
		const { dryRun } = await seen();
		expect(dryRun?.error?.message).toBeUndefined();
		expect(dryRun?.writes).toEqual([]);
		const [shown, ...more] = dryRun?.json ?? [];
		expect(more).toEqual([]);
		expect(Object.keys(shown).sort()).toEqual(['body', 'dry_run', 'method', 'path', 'would']);
		expect(shown).toMatchObject({ dry_run: true, method: expected.method });
		expect(String(shown.path)).toMatch(expected.path);
	});

	const single = writes.filter(({ operation }) => SINGLE.has(operation));
	describe.each(single)('$name', ({ expected, seen }) => {
		it.each(INTERRUPTIONS.map(([what], index) => ({ what, index })))(
			'is never sent again after $what',
			async ({ index }) => {
				const { error, writes } = (await seen()).interrupted[index];
				expect(error?.message).toBe(
					'SevenRooms did not confirm this, so it may or may not have happened',
				);
				expect(error?.description).toContain('Nothing was sent again.');
				expect(writes.map(({ apiPath }) => apiPath)).toEqual([
					expect.stringMatching(expected.path),
				]);
			},
		);
	});

	it('is in the list of those that are never sent again, or can be looked up', () => {
		const others = writes.map(({ operation }) => operation).filter((name) => !SINGLE.has(name));
		expect([...new Set(others)]).toEqual([
			'reservation.create',
			'reservation.upsert',
			'reservation.update',
			'reservation.updateStatus',
			'guest.updateTags',
			'reservation.cancel',
		]);
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
