import type { IDataObject } from 'n8n-workflow';

import { IdSet } from '../../nodes/SevenRooms/transport/lists/idSet';
import { pages, readPages } from '../../nodes/SevenRooms/transport/lists/paginate';
import { isCeiling } from '../../nodes/SevenRooms/transport/wording';
import { openSession } from '../../nodes/SevenRooms/transport/session';
import type { ApiFailure } from '../../nodes/SevenRooms/transport/types';
import { startSandbox, type Sandbox } from '../../sandbox/server.cjs';
import { executeContext } from '../support/nodeContext.cjs';
import { oneEngine } from '../support/opened.cjs';
import { sandboxLogin } from '../support/sandboxCredential.cjs';

const engine = oneEngine();
let sandbox: Sandbox;

afterEach(async () => await sandbox.close());

async function start(reservations: number) {
	sandbox = await startSandbox({ reservations });
	const credentials = await engine.credentials.save('sevenRoomsApi', {
		...sandboxLogin(sandbox),
		requestsPerSecond: 1000,
	});
	const context = executeContext(engine, { credentials });
	return { context, session: await openSession(context) };
}

const whole = (path: string) => ({ path, query: { venue_group_id: sandbox.venueGroupId } });

async function collected(
	rows: AsyncGenerator<IDataObject[], ApiFailure | void | undefined>,
): Promise<{ sizes: number[]; ids: unknown[]; end: ApiFailure | void | undefined }> {
	const sizes: number[] = [];
	const ids: unknown[] = [];
	for (;;) {
		const { value, done } = await rows.next();
		if (done) return { sizes, ids, end: value };
		sizes.push(value.length);
		ids.push(...value.map(({ id }) => id));
	}
}

const asked = (path: string) => sandbox.log.filter((entry) => entry.apiPath === path);

describe('reading a long list', () => {
	it.each(['/reservations', '/reservations/export'])('gives every row of %s once', async (path) => {
		const { context, session } = await start(1000);
		const { sizes, ids, end } = await collected(readPages(context, session, whole(path)));
		expect(end).toBeUndefined();
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toHaveLength(sandbox.state.reservations.size);
		expect(Math.max(...sizes)).toBe(400);
	});

	it('sends the filters again with every cursor, 400 rows a page', async () => {
		const { context, session } = await start(1000);
		await collected(readPages(context, session, whole('/reservations')));
		const queries = asked('/reservations').map(({ query }) => query);
		expect(queries.length).toBeGreaterThan(2);
		expect(queries.every((query) => query.venue_group_id === sandbox.venueGroupId)).toBe(true);
		expect(queries.every((query) => query.limit === '400')).toBe(true);
		expect(queries.map(({ cursor }) => cursor !== undefined)[0]).toBe(false);
	});

	it('asks for no more rows than wanted', async () => {
		const { context, session } = await start(1000);
		const { ids } = await collected(
			readPages(context, session, { ...whole('/reservations'), limit: 7 }),
		);
		expect(ids).toHaveLength(7);
		expect(asked('/reservations').map(({ query }) => query.limit)).toEqual(['7']);
	});

	it('leaves rows out that come twice', async () => {
		const { context, session } = await start(900);
		sandbox.faults.add({
			match: { path: '/reservations' },
			effect: { kind: 'duplicateRows', count: 50 },
		});
		const { ids } = await collected(readPages(context, session, whole('/reservations')));
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toHaveLength(sandbox.state.reservations.size);
	});

	it('ends when the cursor repeats and brings nothing new', async () => {
		const { context, session } = await start(1000);
		sandbox.faults.add({
			match: { path: '/reservations', skip: 1 },
			effect: { kind: 'repeatCursor' },
		});
		const { ids, end } = await collected(readPages(context, session, whole('/reservations')));
		expect(end).toBeUndefined();
		expect(ids).toHaveLength(800);
		expect(asked('/reservations').length).toBeLessThanOrEqual(4);
	});

	it.each([[[2]], [[2, 3]]])(
		'continues over a cursor that repeats by accident: %j',
		async (pages) => {
			const { context, session } = await start(1000);
			for (const nth of pages) {
				sandbox.faults.add({
					match: { path: '/reservations', nth },
					effect: { kind: 'repeatCursor' },
				});
			}
			const { ids } = await collected(readPages(context, session, whole('/reservations')));
			expect(ids).toHaveLength(sandbox.state.reservations.size);
		},
	);

	it.each(['null', 'absent', 'empty'] as const)('ends at a cursor that is %s', async (as) => {
		const { context, session } = await start(1000);
		sandbox.faults.add({ match: { path: '/reservations' }, effect: { kind: 'dropCursor', as } });
		const { ids } = await collected(readPages(context, session, whole('/reservations')));
		expect(ids).toHaveLength(400);
	});

	it('leaves out what another chain has given, and still goes on behind it', async () => {
		const { context, session } = await start(2500);
		const seen = new IdSet();
		const first = await collected(
			readPages(context, session, { ...whole('/reservations'), limit: 1700, seen }),
		);
		const second = await collected(
			readPages(context, session, { ...whole('/reservations'), seen }),
		);
		expect(first.ids).toHaveLength(1700);
		expect(new Set([...first.ids, ...second.ids]).size).toBe(sandbox.state.reservations.size);
		expect(first.ids.length + second.ids.length).toBe(sandbox.state.reservations.size);
	});

	it('says recognisably that the search ends at 4,000 rows', async () => {
		const { context, session } = await start(4300);
		const { ids, end } = await collected(readPages(context, session, whole('/reservations')));
		expect(ids).toHaveLength(4000);
		expect(end && isCeiling(end)).toBe(true);
	});

	it('names an answer without a list by a path that tells nobody', async () => {
		const { context, session } = await start(50);
		const body = { data: 'none', msg: 'No list for anna@example.com' };
		const effect = { kind: 'status', status: 200, body } as const;
		sandbox.faults.add({ match: { path: '^/clients/' }, effect });
		const { end } = await collected(
			readPages(context, session, whole('/clients/anna%40example.com/list')),
		);
		expect(end).toMatchObject({
			unreadable: 'strange',
			path: expect.not.stringContaining('anna') as string,
			msg: 'No list for [e-mail]',
		});
	});

	it('throws in the form that n8n shows, naming the item', async () => {
		const { context, session } = await start(50);
		sandbox.faults.add({ match: { path: '/reservations' }, effect: { kind: 'forbid' } });
		const reading = collected(pages(context, session, { ...whole('/reservations'), itemIndex: 2 }));
		await expect(reading).rejects.toMatchObject({
			name: 'NodeApiError',
			httpCode: '403',
			context: { itemIndex: 2, sevenRooms: { status: 403 } },
		});
	});
});
