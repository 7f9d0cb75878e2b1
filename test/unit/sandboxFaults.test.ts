import type { FaultEffect } from '../../sandbox/faults.cjs';
import { Client, type Row } from './sandboxClient.cjs';

describe('faults of the sandbox', () => {
	let client: Client;

	beforeAll(async () => {
		client = await Client.start();
	});

	afterEach(async () => {
		client.sandbox.reset();
		await client.login();
	});
	afterAll(() => client.close());

	const on = (path: string, effect: FaultEffect) =>
		client.sandbox.faults.add({ match: { path, times: 1 }, effect });
	const size = () => client.sandbox.state.reservations.size;
	const group = () => ({ venue_group_id: client.sandbox.venueGroupId, limit: 10 });

	it('ends every login once', async () => {
		on('/venues', { kind: 'expireTokens' });

		expect((await client.get('/venues')).status).toBe(401);
		await client.login();
		expect((await client.get('/venues')).status).toBe(200);
	});

	it('says too many requests, with and without a time to come back', async () => {
		on('/venues', { kind: 'status', status: 429 });
		on('/clients', { kind: 'status', status: 429, retryAfter: 7 });
		on('/reservations', { kind: 'status', status: 429, retryAfter: 7, retryAfterAs: 'date' });
		const silent = await client.get('/venues');
		const seconds = await client.get('/clients', group());
		const date = await client.get('/reservations', group());

		expect([silent.status, seconds.status, date.status]).toEqual([429, 429, 429]);
		expect(silent.headers).not.toHaveProperty('retry-after');
		expect(seconds.headers['retry-after']).toBe('7');
		expect(date.headers['retry-after']).toMatch(/^\w{3}, \d\d \w{3} \d{4} .* GMT$/);
	});

	it('fails once and then works', async () => {
		on('/venues', { kind: 'status', status: 500 });

		expect((await client.get('/venues')).status).toBe(500);
		expect((await client.get('/venues')).status).toBe(200);
	});

	it('answers any status with JSON, HTML or nothing', async () => {
		on('/venues', { kind: 'status', status: 409, body: { msg: 'Gone' } });
		on('/clients', { kind: 'status', status: 503, html: '<h1>Back soon</h1>' });
		on('/reservations', { kind: 'status', status: 404, empty: true });
		const json = await client.get('/venues');
		const html = await client.get('/clients');
		const empty = await client.get('/reservations');

		expect([json.status, json.body]).toEqual([409, { msg: 'Gone' }]);
		expect([html.status, html.text]).toEqual([503, '<h1>Back soon</h1>']);
		expect(html.headers['content-type']).toContain('text/html');
		expect([empty.status, empty.text]).toEqual([404, '']);
	});

	it.each([
		['resetBeforeCommit', 0],
		['resetAfterCommit', 1],
	] as const)('%s cuts the line and leaves %i booking', async (kind, bookings) => {
		const before = size();
		on('/book$', { kind });
		const answer = await client.book(0);

		expect(answer.broken).toBeDefined();
		expect(answer.status).toBe(0);
		expect(size() - before).toBe(bookings);
		expect(client.sandbox.log.at(-1)).toMatchObject({ status: 0, faults: [kind] });
	});

	it.each([
		['timeoutBeforeCommit', 0],
		['timeoutAfterCommit', 1],
	] as const)('%s never answers and leaves %i booking', async (kind, bookings) => {
		const before = size();
		on('/book$', { kind });
		const body = new URLSearchParams({
			date: '2026-05-15',
			time: '19:30',
			party_size: '2',
			first_name: 'Noor',
			last_name: 'Bakker',
			phone: '+1 415-555-0101',
		});
		const path = `/venues/${client.sandbox.venues[0].id}/book`;
		const patience = new AbortController();
		const pending = client.call('PUT', path, { body, giveUp: patience.signal });
		const met = () => client.sandbox.log.at(-1)?.faults.includes(kind);
		while (!met()) await client.admin('GET', '/admin/state');
		// One more round trip than the booking needed: an answer would be here by now.
		await client.admin('GET', '/admin/state');
		patience.abort();

		expect((await pending).broken).toBe('AbortError');
		expect(client.sandbox.log.at(-1)?.status).toBe(0);
		expect(size() - before).toBe(bookings);
	});

	it('answers 500 although the table is booked', async () => {
		const before = size();
		on('/book$', { kind: '500AfterCommit' });

		expect((await client.book(0)).status).toBe(500);
		expect(size() - before).toBe(1);
	});

	it('answers any status although the table is booked', async () => {
		const before = size();
		on('/book$', { kind: 'status', status: 502, html: '<h1>Bad gateway</h1>', afterCommit: true });
		const answer = await client.book(0);

		expect([answer.status, answer.text]).toEqual([502, '<h1>Bad gateway</h1>']);
		expect(size() - before).toBe(1);
	});

	it('stops in the middle of an answer', async () => {
		on('/reservations', { kind: 'truncate' });
		const answer = await client.get('/reservations', group());

		expect(answer.status).toBe(200);
		expect(answer.broken).toBeDefined();
	});

	it('answers with half of the JSON, or with a page of HTML', async () => {
		on('/reservations', { kind: 'truncatedJson' });
		on('/clients', { kind: 'html200' });
		const half = await client.get('/reservations', group());
		const html = await client.get('/clients', group());

		expect([half.status, half.broken]).toEqual([200, 'SyntaxError']);
		expect(half.text).toMatch(/^\{"status":200/);
		expect(html.status).toBe(200);
		expect(html.text).toMatch(/^<!DOCTYPE html>/);
	});

	it('hides a failure in an HTTP 200', async () => {
		on('/reservations', { kind: 'embeddedStatus', status: 400, msg: 'Invalid venue' });
		const answer = await client.get('/reservations', group());

		expect(answer.status).toBe(200);
		expect(answer.body).toMatchObject({ status: 400, msg: 'Invalid venue' });
	});

	it('is slow, but answers', async () => {
		on('/venues', { kind: 'slow', ms: 30 });

		expect((await client.get('/venues')).status).toBe(200);
	});

	it('takes the right for one endpoint away', async () => {
		client.sandbox.faults.add({ match: { path: '/export$' }, effect: { kind: 'forbid' } });

		expect((await client.get('/reservations/export', group())).status).toBe(403);
		expect((await client.get('/clients/export', group())).status).toBe(403);
		expect((await client.get('/reservations', group())).status).toBe(200);
	});

	it('repeats rows and turns them around', async () => {
		const plain = (await client.get('/reservations', group())).body.data.results;
		on('/reservations', { kind: 'duplicateRows', count: 2 });
		const twice = (await client.get('/reservations', group())).body.data.results;
		on('/reservations', { kind: 'reorderRows' });
		const turned = (await client.get('/reservations', group())).body.data.results;

		expect(twice).toEqual([plain[0], plain[1], ...plain]);
		expect(turned).toEqual([...plain].reverse());
	});

	it('repeats a cursor, drops it, leaves it out or empties it', async () => {
		const cursorWith = async (effect: FaultEffect, sent: Record<string, string>) => {
			on('/reservations', effect);
			return (await client.get('/reservations', { ...group(), ...sent })).body.data;
		};

		expect((await cursorWith({ kind: 'repeatCursor' }, { cursor: '20' })).cursor).toBe('20');
		expect((await cursorWith({ kind: 'dropCursor' }, {})).cursor).toBeNull();
		expect((await cursorWith({ kind: 'dropCursor', as: 'empty' }, {})).cursor).toBe('');
		expect(await cursorWith({ kind: 'dropCursor', as: 'absent' }, {})).not.toHaveProperty('cursor');
	});

	it.each([
		['charges', '/venues/{venue}/charges', (body: Row) => (body.data as Row).charges],
		[
			'feedback',
			'/venues/{venue}/feedback',
			(body: Row) => (body.data as Row).reservation_feedback,
		],
		['the waitlist', '/waitlist', (body: Row) => (body.data as Row[])[0].waitlist_entries],
		['a concierge’s venues', '/concierge/{concierge}/venues', (body: Row) => body.data],
	])('does all of that to %s, whose list stands elsewhere', async (_what, path, listOf) => {
		const { venues, conciergeId } = client.sandbox;
		const at = path.replace('{venue}', venues[0].id).replace('{concierge}', conciergeId);
		const rows = async (effect?: FaultEffect) => {
			if (effect) on(at, effect);
			return listOf((await client.get(at)).body) as Row[];
		};
		const plain = await rows();

		expect(plain.length).toBeGreaterThan(1);
		expect(await rows({ kind: 'duplicateRows', count: 2 })).toEqual([
			...plain.slice(0, 2),
			...plain,
		]);
		expect(await rows({ kind: 'reorderRows' })).toEqual([...plain].reverse());
	});

	it.each([
		['charges', '/venues/{venue}/charges', (body: Row) => body.data as Row],
		['the waitlist', '/waitlist', (body: Row) => (body.data as Row[])[0]],
		['a concierge’s venues', '/concierge/{concierge}/venues', (body: Row) => body],
	])('repeats and drops the cursor of %s, which stands elsewhere', async (_what, path, placeOf) => {
		const { venues, conciergeId } = client.sandbox;
		const at = path.replace('{venue}', venues[0].id).replace('{concierge}', conciergeId);
		const cursor = async (sent: Record<string, string>, effect?: FaultEffect) => {
			if (effect) on(at, effect);
			return placeOf((await client.get(at, { limit: 1, ...sent })).body);
		};
		const next = String((await cursor({})).cursor);

		expect((await cursor({ cursor: next }, { kind: 'repeatCursor' })).cursor).toBe(next);
		expect((await cursor({}, { kind: 'dropCursor' })).cursor).toBeNull();
		expect((await cursor({}, { kind: 'dropCursor', as: 'empty' })).cursor).toBe('');
		expect(await cursor({}, { kind: 'dropCursor', as: 'absent' })).not.toHaveProperty('cursor');
	});

	it('leaves a single record as it is, lists in it, too', async () => {
		const [row] = (await client.get('/reservations', group())).body.data.results;
		on('/reservations/', { kind: 'duplicateRows' });

		expect((await client.get(`/reservations/${String(row.id)}`)).body.data).toEqual(row);
	});

	it('forgets the filters', async () => {
		const query = { ...group(), limit: 400, status: 'NO_SHOW' };
		on('/reservations', { kind: 'ignoreFilters', names: ['status'] });
		const all = (await client.get('/reservations', query)).body.data.results;
		const some = (await client.get('/reservations', query)).body.data.results;

		expect(all).toHaveLength(size());
		expect(some.length).toBeLessThan(all.length);
	});

	it('meets the nth request, skips some and stops after so many', async () => {
		const effect: FaultEffect = { kind: 'status', status: 500 };
		client.sandbox.faults.add({ match: { path: '/venues', nth: 2 }, effect });
		client.sandbox.faults.add({
			match: { method: 'GET', path: '/clients', skip: 1, times: 2 },
			effect,
		});
		const statuses = async (path: string) => {
			const seen: number[] = [];
			for (let visit = 0; visit < 4; visit++) seen.push((await client.get(path, group())).status);
			return seen;
		};

		expect(await statuses('/venues')).toEqual([200, 500, 200, 200]);
		expect(await statuses('/clients')).toEqual([200, 500, 500, 200]);
	});

	it('is told over HTTP, too', async () => {
		const rule = { match: { path: '/venues' }, effect: { kind: 'status', status: 500 } };
		const { id } = (await client.admin('POST', '/admin/faults', rule)).body;
		expect((await client.get('/venues')).status).toBe(500);
		await client.admin('DELETE', `/admin/faults/${String(id)}`);
		expect((await client.get('/venues')).status).toBe(200);

		const unknown = await client.admin('POST', '/admin/faults', { effect: { kind: 'flood' } });
		expect(unknown.status).toBe(400);
	});
});
