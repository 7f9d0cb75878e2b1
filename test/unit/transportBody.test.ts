import { sleep } from 'n8n-workflow';
import { received } from '../../nodes/SevenRooms/transport/body';
import { send } from '../../nodes/SevenRooms/transport/request';
import { openSession } from '../../nodes/SevenRooms/transport/session';
import type { ApiFailure } from '../../nodes/SevenRooms/transport/types';
import type { SavedCredential } from '../support/engine.cjs';
import { bodyOf, heapUsed } from '../support/heap.cjs';
import { executeContext, lookUpContext } from '../support/nodeContext.cjs';
import { oneEngine } from '../support/opened.cjs';
import { gzipped, RawServer } from '../support/rawServer.cjs';

const engine = oneEngine();
let server: RawServer;
let credential: SavedCredential;

beforeEach(async () => {
	server = await new RawServer().start();
	credential = await engine.credentials.save('sevenRoomsApi', server.login);
});

afterEach(() => server.close());

async function outcomeOf({ signal, budgetMs }: { signal?: AbortSignal; budgetMs?: number } = {}) {
	const context = executeContext(engine, { credentials: credential, signal });
	const session = await openSession(context);
	return await send(context, session, { method: 'GET', path: '/venues', budgetMs });
}

async function failureOf(more?: Parameters<typeof outcomeOf>[0]): Promise<ApiFailure> {
	const outcome = await outcomeOf(more);
	if (outcome.ok) throw new Error('this request was meant to end badly');
	return outcome;
}

/** Whether SevenRooms is soon rid of every connection. */
async function allClosed(): Promise<boolean> {
	for (let looks = 0; looks < 100 && (await server.openConnections()) > 0; looks++) await sleep(10);
	return (await server.openConnections()) === 0;
}

const NAMES = { status: 200, data: { results: [{ id: 'v', name: 'Café Zoë Łódź 寿司 🍣' }] } };
const TEXT = JSON.stringify(NAMES);
const HALF = '{"status":200,"data":{"resu';

describe('an answer that comes in pieces', () => {
	it.each([
		['as it is', TEXT, {}],
		['with a mark of its byte order', `\uFEFF${TEXT}`, {}],
		['compressed', gzipped(TEXT), { 'content-encoding': 'gzip' }],
	])('is put together whole although its letters are cut: %s', async (_, body, headers) => {
		server.answers = [{ body, headers, byteByByte: true }];
		expect(await outcomeOf()).toMatchObject({ ok: true, status: 200, body: NAMES });
	});

	it('is empty when there is nothing in it but a null', async () => {
		server.answers = [{ body: 'null' }];
		expect(await failureOf({ budgetMs: 50 })).toMatchObject({ status: 200, unreadable: 'empty' });
	});

	it('says why it is a refusal, in the words of SevenRooms', async () => {
		const body = '{"status":400,"msg":"No such venue","request_id":"1.a"}';
		server.answers = [{ status: 400, body, byteByByte: true }];
		expect(await failureOf()).toMatchObject({
			kind: 'refused',
			status: 400,
			msg: 'No such venue',
			requestId: '1.a',
		});
	});

	it('is asked for again when it breaks off', async () => {
		server.answers = [{ body: HALF, ends: 'broken off' }, { body: TEXT }];
		expect(await outcomeOf()).toMatchObject({ ok: true, body: NAMES });
		expect(server.requests).toBe(2);
	});

	it('is asked for again when it breaks off in the middle of what was compressed', async () => {
		const headers = { 'content-encoding': 'gzip' };
		const half = gzipped(TEXT).subarray(0, 40);
		server.answers = [{ body: half, headers }, { body: TEXT }];
		expect(await outcomeOf()).toMatchObject({ ok: true, body: NAMES });
	});

	it('is told as cut off when it never comes whole', async () => {
		server.answers = [{ body: HALF, ends: 'broken off' }];
		expect(await failureOf({ budgetMs: 300 })).toMatchObject({
			kind: 'unknownOutcome',
			status: 200,
			unreadable: 'cut off',
		});
	});

	it('ends in time when it stands still in the middle', async () => {
		server.answers = [{ body: HALF, ends: 'never' }];
		expect(await failureOf({ budgetMs: 200 })).toMatchObject({
			kind: 'unknownOutcome',
			code: 'ETIMEDOUT',
		});
		expect(server.requests).toBe(1);
		expect(await allClosed()).toBe(true);
	});

	it('ends in time when a refusal stands still, and keeps its status', async () => {
		server.answers = [{ status: 403, body: HALF, ends: 'never' }];
		expect(await failureOf({ budgetMs: 200 })).toMatchObject({ kind: 'refused', status: 403 });
		expect(await allClosed()).toBe(true);
	});

	it.each([200, 403, 503])(
		'ends at once when the execution is stopped in the middle: %s',
		async (status) => {
			const stop = new AbortController();
			server.answers = [{ status, body: HALF, ends: 'never' }];
			server.onWritten = () => stop.abort();
			expect(await failureOf({ signal: stop.signal })).toMatchObject({ kind: 'cancelled' });
			expect(await allClosed()).toBe(true);
		},
	);

	it('ends in time when a refusal comes by drips, while a person waits', async () => {
		const body = '{"status":403,"msg":"'.padEnd(20_000, 'x');
		server.answers = [{ status: 403, body, byteByByte: true }];
		const context = lookUpContext(engine, { credentials: credential });
		const session = await openSession(context);
		const outcome = await send(context, session, { method: 'GET', path: '/venues' });
		expect(outcome).toMatchObject({ kind: 'refused', status: 403 });
	});

	it('leaves no connection open, be it read or given up for a new login', async () => {
		server.answers = [{ status: 401, body: '{"status":401,"msg":"Expired"}' }, { body: TEXT }];
		expect(await outcomeOf()).toMatchObject({ ok: true, body: NAMES });
		expect(server.logins).toBe(2);
		expect(await allClosed()).toBe(true);
	});

	it.each(['never', 'broken off'] as const)(
		'is no trouble when it was given up for a new login and ends so: %s',
		async (ends) => {
			server.answers = [{ status: 401, body: HALF, ends }, { body: TEXT }];
			expect(await outcomeOf()).toMatchObject({ ok: true, body: NAMES });
			await sleep(30);
		},
	);

	it('is not kept by its stream, which a connection may hold for long', async () => {
		const streams = Array.from({ length: 20 }, () => bodyOf(2));
		const before = heapUsed();
		for (const body of streams) {
			const answer = await received({ statusCode: 200, headers: {}, body }, 60_000);
			expect(String(answer.body)).toHaveLength(2_000_000);
		}
		await sleep(0);
		expect(heapUsed() - before).toBeLessThan(10_000_000);
		expect(streams.every((stream) => stream.destroyed)).toBe(true);
	});
});
