import { toNodeApiError } from '../../nodes/SevenRooms/transport/errors';
import { request, send } from '../../nodes/SevenRooms/transport/request';
import { openSession } from '../../nodes/SevenRooms/transport/session';
import type { ApiFailure } from '../../nodes/SevenRooms/transport/types';
import type { SavedCredential } from '../support/engine.cjs';
import { speedUp } from '../support/fastSleep.cjs';
import { everythingIn } from '../support/everythingIn.cjs';
import { executeContext, lookUpContext, pollContext } from '../support/nodeContext.cjs';
import { eachSandbox, oneEngine, quickWaits } from '../support/opened.cjs';
import { sandboxLogin } from '../support/sandboxCredential.cjs';

const engine = oneEngine();
const sandbox = eachSandbox({ reservations: 50 });
const sleeps = quickWaits();
let credential: SavedCredential;

beforeEach(async () => {
	credential = await engine.credentials.save('sevenRoomsApi', customCredential());
});

const customCredential = () => ({ ...sandboxLogin(sandbox), requestsPerSecond: 1000 });

async function open(context = executeContext(engine, { credentials: credential })) {
	const session = await openSession(context);
	return { context, session };
}

const venues = { method: 'GET', path: '/venues', query: { limit: 1 } } as const;
const booking = {
	method: 'PUT',
	path: '/venues/nowhere/book',
	form: { first_name: 'Lena', phone: '+1 212-555-0143', email: 'lena@example.com' },
} as const;

async function failureOf(wanted: Parameters<typeof send>[2]): Promise<ApiFailure> {
	const { context, session } = await open();
	const outcome = await send(context, session, wanted);
	if (outcome.ok) throw new Error('this request was meant to end badly');
	return outcome;
}

const tries = (path: string) => sandbox.log.filter((entry) => entry.path.endsWith(path)).length;

/** Waits between tries, without the naps of the pace. */
const waits = () => sleeps.asked.filter((ms) => ms > 250);

describe('a request that arrives', () => {
	it('hands over the whole answer, its request ID and its headers', async () => {
		const { context, session } = await open();
		const answer = await send(context, session, venues);
		expect(answer).toMatchObject({ ok: true, status: 200, body: { status: 200 } });
		expect(answer.requestId).toMatch(/^\d+\./);
		expect(answer.ok && answer.headers.date).toBeTruthy();
	});

	it('sends writes as a form and leaves empty query values out', async () => {
		const { context, session } = await open();
		await send(context, session, { ...booking, query: { a: '', b: null, c: undefined, d: 'x y' } });
		const sent = sandbox.log.at(-1);
		expect(sent?.contentType).toBe('application/x-www-form-urlencoded');
		expect(sent?.query).toEqual({ d: 'x y' });
		expect(Object.fromEntries(new URLSearchParams(sent?.rawBody))).toEqual(booking.form);
	});

	it('sends JSON where JSON is asked for', async () => {
		const { context, session } = await open();
		await send(context, session, { method: 'POST', path: '/anything', json: { a: [1] } });
		expect(sandbox.log.at(-1)).toMatchObject({
			contentType: 'application/json',
			rawBody: '{"a":[1]}',
		});
	});

	it('takes 204 for a success with nothing to say', async () => {
		sandbox.faults.add({
			effect: { kind: 'status', status: 204, empty: true },
			match: { path: '/venues' },
		});
		const { context, session } = await open();
		expect(await send(context, session, venues)).toMatchObject({
			ok: true,
			status: 204,
			body: null,
		});
	});
});

describe('the login of a request', () => {
	it('is renewed once when the token has ended, and the request repeated', async () => {
		const { context, session } = await open();
		await send(context, session, venues);
		sandbox.expireTokens();
		expect(await send(context, session, venues)).toMatchObject({ ok: true });
		expect(tries('/auth')).toBe(2);
	});

	it('is tried once more when a renewed token is refused too', async () => {
		await send((await open()).context, (await open()).session, venues);
		sandbox.faults.add({ match: { path: '/venues', times: 2 }, effect: { kind: 'expireTokens' } });
		const { context, session } = await open();
		expect(await send(context, session, booking)).toMatchObject({ status: 404 });
		expect(await send(context, session, venues)).toMatchObject({ ok: true });
	});

	it('is not tried again when SevenRooms refuses it, and says so in words', async () => {
		await engine.credentials.overwrite(credential, {
			...customCredential(),
			clientSecret: 'f'.repeat(128),
		});
		const failure = await failureOf(venues);
		expect(failure).toMatchObject({
			kind: 'neverArrived',
			login: 'refused',
			status: 401,
			tries: 1,
		});
		expect(tries('/auth')).toBe(1);
		const error = toNodeApiError(executeContext(engine, { credentials: credential }), failure);
		expect(error.message).toMatch(/^SevenRooms refused the login at 127\.0\.0\.1/);
		expect(error.description).toContain(`Request ID: ${failure.requestId}`);
		expect(error.failure).toEqual({ cause: 'credential-invalid' });
	});

	it('is repeated when the login itself meets a passing outage, also for a write', async () => {
		sandbox.faults.add({
			match: { path: '/auth', times: 2 },
			effect: { kind: 'status', status: 503 },
		});
		const { context, session } = await open();
		expect(await send(context, session, booking)).toMatchObject({ status: 404, tries: 3 });
	});
});

describe('a request that SevenRooms refuses', () => {
	it.each([
		[400, 'refused', undefined],
		[403, 'refused', 'configuration-invalid'],
		[404, 'refused', 'configuration-invalid'],
		[409, 'refused', undefined],
	] as const)('is not repeated after %i', async (status, kind, cause) => {
		sandbox.faults.add({
			match: { path: '/venues' },
			effect: { kind: 'status', status, msg: 'No shift found for date and time' },
		});
		const failure = await failureOf(venues);
		expect(failure).toMatchObject({
			kind,
			status,
			tries: 1,
			msg: 'No shift found for date and time',
		});
		expect(tries('/venues')).toBe(1);
		const error = toNodeApiError(executeContext(engine, { credentials: credential }), failure, {
			itemIndex: 3,
		});
		expect(`${error.message} ${error.description}`).toContain('No shift found for date and time');
		expect(error.description).toContain(failure.requestId);
		expect(error.httpCode).toBe(String(status));
		expect(error.context.itemIndex).toBe(3);
		expect(error.failure?.cause).toBe(cause);
	});

	it('is seen through when the refusal is hidden in an answer with 200', async () => {
		sandbox.faults.add({
			match: { path: '/venues' },
			effect: { kind: 'embeddedStatus', status: 404 },
		});
		expect(await failureOf(venues)).toMatchObject({ kind: 'refused', status: 404, tries: 1 });
	});

	it('names the route for which the right is missing', async () => {
		sandbox.faults.add({ match: { path: '/clients/export' }, effect: { kind: 'forbid' } });
		const failure = await failureOf({
			method: 'GET',
			path: '/clients/export',
			query: { q: 'lena' },
		});
		const error = toNodeApiError(executeContext(engine, { credentials: credential }), failure);
		expect(error.message).toBe('This credential lacks the right for GET /clients/export');
		expect(error.description).toContain('export of guests');
	});
});

describe('a read that meets trouble on the way', () => {
	it.each([408, 502, 503, 504])('is repeated up to four times after %i', async (status) => {
		sandbox.faults.add({
			match: { path: '/venues' },
			effect: { kind: 'status', status, html: '<p>Bad</p>' },
		});
		expect(await failureOf(venues)).toMatchObject({ kind: 'unknownOutcome', status, tries: 5 });
		expect(tries('/venues')).toBe(5);
	});

	it('is repeated once, after five seconds, when SevenRooms itself stumbles', async () => {
		sandbox.faults.add({ match: { path: '/venues' }, effect: { kind: 'status', status: 500 } });
		expect(await failureOf(venues)).toMatchObject({
			kind: 'unknownOutcome',
			status: 500,
			tries: 2,
		});
		expect(waits()).toEqual([5000]);
	});

	it.each(['html200', 'truncate', 'truncatedJson', 'resetBeforeCommit'] as const)(
		'comes through after %s',
		async (kind) => {
			sandbox.faults.add({ match: { path: '/venues', times: 2 }, effect: { kind } });
			const { context, session } = await open();
			expect(await send(context, session, venues)).toMatchObject({ ok: true });
			expect(tries('/venues')).toBe(3);
		},
	);

	it('tells of a web page instead of handing it on', async () => {
		sandbox.faults.add({ match: { path: '/venues' }, effect: { kind: 'html200' } });
		const failure = await failureOf(venues);
		expect(failure).toMatchObject({ kind: 'unknownOutcome', unreadable: 'web page', tries: 5 });
		const error = toNodeApiError(executeContext(engine, { credentials: credential }), failure);
		expect(error.description).toContain('A web page came instead of an answer of the API');
	});

	it('tells of an outage by its status where nothing else came', async () => {
		sandbox.faults.add({
			match: { path: '/venues' },
			effect: { kind: 'status', status: 503, empty: true },
		});
		const failure = await failureOf(venues);
		const error = toNodeApiError(executeContext(engine, { credentials: credential }), failure);
		expect(error.description).toMatch(/^SevenRooms answered HTTP 503\. /);
	});

	it('gives up on a host that refuses the connection, after four repeats, without system codes', async () => {
		const { context, session } = await open();
		await send(context, session, venues);
		await sandbox.close();
		const failure = (await send(context, session, venues)) as ApiFailure;
		expect(failure).toMatchObject({ kind: 'neverArrived', code: 'ECONNREFUSED', tries: 5 });
		const error = toNodeApiError(context, failure);
		expect(error.message).toMatch(/refused the connection$/);
		expect(JSON.stringify(error)).not.toContain('ECONN');
		expect(error.failure).toEqual({ cause: 'temporarily-unavailable', retryAfterMs: undefined });
	});

	it('waits as long as a rate limit says, up to two minutes', async () => {
		sandbox.faults.add({
			match: { path: '/venues', times: 1 },
			effect: { kind: 'status', status: 429, retryAfter: 1 },
		});
		const { context, session } = await open();
		expect(await send(context, session, venues)).toMatchObject({ ok: true });
		expect(waits()).toEqual([1000]);
	});
});

describe('a write that meets trouble on the way', () => {
	it.each([
		'resetBeforeCommit',
		'resetAfterCommit',
		'500AfterCommit',
		'truncate',
		'truncatedJson',
		'html200',
	] as const)('is never repeated after %s, and its outcome is called unknown', async (kind) => {
		const booked = { status: 200, data: { reservation_id: 'r1', venue_group_client_id: 'g1' } };
		sandbox.faults.add({ match: { path: '/venues/' }, effect: { kind } });
		sandbox.faults.add({
			match: { path: '/venues/' },
			effect: { kind: 'status', status: 200, body: booked },
		});
		const failure = await failureOf(booking);
		expect(failure).toMatchObject({ kind: 'unknownOutcome', tries: 1 });
		expect(tries('/book')).toBe(1);
		const error = toNodeApiError(executeContext(engine, { credentials: credential }), failure);
		expect(error.message).toBe('It is not known whether SevenRooms applied this change');
	});

	it.each([408, 500, 502, 503, 504])('has an unknown outcome after %i', async (status) => {
		sandbox.faults.add({ match: { path: '/venues/' }, effect: { kind: 'status', status } });
		expect(await failureOf(booking)).toMatchObject({ kind: 'unknownOutcome', status, tries: 1 });
	});

	it('has an unknown outcome when the answer hides a 500', async () => {
		sandbox.faults.add({
			match: { path: '/venues/' },
			effect: { kind: 'embeddedStatus', status: 500 },
		});
		expect(await failureOf(booking)).toMatchObject({
			kind: 'unknownOutcome',
			status: 500,
			tries: 1,
		});
	});

	it('is repeated after a rate limit, which let nothing through', async () => {
		sandbox.faults.add({
			match: { path: '/venues/', times: 1 },
			effect: { kind: 'status', status: 429, retryAfter: 1 },
		});
		expect(await failureOf(booking)).toMatchObject({ status: 404, tries: 2 });
	});
});

describe('time that a request may take', () => {
	it('ends a look-up that would have to wait longer than people do', async () => {
		sandbox.faults.add({
			match: { path: '/venues' },
			effect: { kind: 'status', status: 429, retryAfter: 60 },
		});
		const context = lookUpContext(engine, { credentials: credential });
		const session = await openSession(context);
		const failure = await send(context, session, venues);
		expect(failure).toMatchObject({ status: 429, retryAfterMs: 60_000, tries: 1 });
		expect(waits()).toEqual([]);
		// The account still pauses: the next one hears so without asking.
		const next = (await send(context, session, venues)) as ApiFailure;
		expect(next).toMatchObject({ kind: 'neverArrived', status: 429, tries: 0 });
		expect(toNodeApiError(context, next).failure).toMatchObject({ cause: 'rate-limited' });
		expect(tries('/venues')).toBe(1);
	});

	it('ends a poll within the time that n8n gives it', async () => {
		sandbox.faults.add({ match: { path: '/venues' }, effect: { kind: 'status', status: 500 } });
		const context = pollContext(engine, { credentials: credential, pollBudgetMs: 4_000 });
		const session = await openSession(context);
		expect(await send(context, session, venues)).toMatchObject({ status: 500, tries: 1 });
	});

	it('ends an answer that never comes', async () => {
		sandbox.faults.add({ match: { path: '/venues' }, effect: { kind: 'timeoutBeforeCommit' } });
		const { context, session } = await open();
		await send(context, session, { method: 'GET', path: '/reservations', query: { limit: 1 } });
		const failure = await send(context, session, { ...venues, budgetMs: 150 });
		expect(failure).toMatchObject({ kind: 'unknownOutcome', tries: 1 });
	});

	it('ends an answer that trickles in while a person waits', async () => {
		sandbox.faults.add({ match: { path: '/venues' }, effect: { kind: 'slow', ms: 60_000 } });
		const context = lookUpContext(engine, { credentials: credential });
		const session = await openSession(context);
		const failure = await send(context, session, { ...venues, budgetMs: 100 });
		expect(failure).toMatchObject({ kind: 'unknownOutcome', code: 'ETIMEDOUT' });
	});

	it('ends a login that never comes while a person waits', async () => {
		sandbox.faults.add({ match: { path: '/auth' }, effect: { kind: 'timeoutBeforeCommit' } });
		const context = lookUpContext(engine, { credentials: credential });
		const session = await openSession(context);
		const failure = (await send(context, session, { ...venues, budgetMs: 150 })) as ApiFailure;
		expect(failure).toMatchObject({ ok: false, code: 'ETIMEDOUT' });
		expect(failure.elapsedMs).toBeLessThan(5_000);
	});

	it('never ends a write early, however little time is left for it', async () => {
		const { context, session } = await open();
		await send(context, session, venues);
		sandbox.faults.add({ match: { method: 'PUT' }, effect: { kind: 'slow', ms: 400 } });
		expect(await send(context, session, { ...booking, budgetMs: 20 })).toMatchObject({
			kind: 'refused',
			status: 404,
		});
	});

	it.each(['/venues', '/auth'])(
		'ends at once when the execution is stopped while %s keeps it waiting',
		async (path) => {
			const stop = new AbortController();
			sandbox.faults.add({ match: { path }, effect: { kind: 'timeoutBeforeCommit' } });
			const context = executeContext(engine, { credentials: credential, signal: stop.signal });
			const session = await openSession(context);
			const outcome = send(context, session, venues);
			while (tries(path) === 0) await fetch(sandbox.url);
			stop.abort();
			expect(await outcome).toMatchObject({ kind: 'cancelled' });
		},
	);

	it('ends a wait between two tries at once when the execution is stopped', async () => {
		const stop = new AbortController();
		sandbox.faults.add({
			match: { path: '/venues' },
			effect: { kind: 'status', status: 429, retryAfter: 100 },
		});
		sleeps.restore();
		const context = executeContext(engine, { credentials: credential, signal: stop.signal });
		const outcome = send(context, await openSession(context), venues);
		for (let sent = 0; sent === 0; sent = tries('/venues')) await fetch(sandbox.url);
		stop.abort();
		expect(await outcome).toMatchObject({ kind: 'cancelled' });
		Object.assign(sleeps, speedUp(1000));
	});
});

describe('what is told of a failure', () => {
	it('holds no token, secret, query, contact data or parameter of the node', async () => {
		sandbox.faults.add({
			match: { path: '/venues/' },
			effect: {
				kind: 'status',
				status: 400,
				msg: 'lena@example.com or +1 212-555-0143 is taken on 2026-05-15 at 19:30',
			},
		});
		const context = executeContext(engine, {
			credentials: credential,
			parameters: { phone: '+1 212-555-0143', operation: 'create' },
		});
		const session = await openSession(context);
		const thrown = await request(context, session, { ...booking, query: { q: 'okafor' } }).then(
			() => new Error('this request was meant to end badly'),
			(error: unknown) => error as Error,
		);
		const { sessionToken } = await engine.credentials.read(credential);
		const shown = everythingIn(thrown);
		expect(shown).toContain('[e-mail] or [phone] is taken on 2026-05-15 at 19:30');
		for (const secret of [sessionToken, sandbox.clientSecret, sandbox.clientId]) {
			expect(shown).not.toContain(secret);
		}
		for (const private_ of ['lena@', '555-0143', 'okafor', 'first_name']) {
			expect(shown).not.toContain(private_);
		}
	});

	it('does not repeat a login that SevenRooms puts into its answer', async () => {
		const { context, session } = await open();
		await send(context, session, venues);
		const { sessionToken } = await engine.credentials.read(credential);
		const foreign = ['header', 'payload', 'signature']
			.map((part) => Buffer.from(`{"${part}":"${part}"}`).toString('base64url'))
			.join('.');
		const secrets = [sandbox.clientSecret, String(sessionToken), foreign];
		const msg = `Token ${secrets[1]} of secret ${secrets[0]} is not ${secrets[2]}`;
		sandbox.faults.add({
			match: { path: '/venues' },
			effect: { kind: 'status', status: 400, msg },
		});
		const thrown = await request(context, session, venues).catch((error: unknown) => error);
		const shown = everythingIn(thrown);
		expect(shown).toContain('is not');
		for (const secret of secrets) expect(shown).not.toContain(secret);
	});

	it('does not repeat a key that looks like plain words', async () => {
		const apiKey = 'front-door-key';
		const credentials = await engine.credentials.save('sevenRoomsApi', {
			...customCredential(),
			authentication: 'apiKey',
			apiKey,
		});
		const { context, session } = await open(executeContext(engine, { credentials }));
		const msg = `The key ${apiKey} is not for this venue`;
		sandbox.faults.add({
			match: { path: '/venues' },
			effect: { kind: 'status', status: 400, msg },
		});
		const shown = everythingIn(await request(context, session, venues).catch((error) => error));
		expect(shown).toContain('is not for this venue');
		expect(shown).not.toContain(apiKey);
	});

	it('avoids the words that n8n asks authors to avoid', async () => {
		const context = executeContext(engine, { credentials: credential });
		const kinds = ['refused', 'neverArrived', 'unknownOutcome', 'cancelled'] as const;
		const statuses = [undefined, 302, 400, 401, 403, 404, 409, 418, 429, 500, 503];
		for (const kind of kinds) {
			for (const status of statuses) {
				const { message, description } = toNodeApiError(context, {
					ok: false,
					kind,
					status,
					method: 'PUT',
					path: '/venues/x/book',
					tries: 2,
					elapsedMs: 1500,
				});
				expect(`${message} ${description}`).not.toMatch(/error|problem|failure|mistake/i);
				expect(description).toMatch(/\.$/);
			}
		}
	});
});
