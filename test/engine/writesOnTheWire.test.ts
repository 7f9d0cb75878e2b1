import type { FaultEffect } from '../../sandbox/faults.cjs';
import { startSandbox, type Sandbox } from '../../sandbox/server.cjs';
import { speedUp, type FastSleep } from '../support/fastSleep.cjs';
import { NOW, startRestaurant, type Restaurant } from '../support/restaurant.cjs';
import { askFor, BOOK, change, openBook, until, type Book } from '../support/tables.cjs';

let restaurant: Restaurant;
let book: Book;
let sleep: FastSleep | undefined;

beforeEach(async () => {
	restaurant = await startRestaurant();
	book = await openBook(restaurant);
});

afterEach(async () => {
	sleep?.restore();
	await restaurant.close();
});

const onBooking = (effect: FaultEffect, more: { nth?: number; times?: number } = { times: 1 }) =>
	restaurant.sandbox.faults.add({ match: { method: 'PUT', path: BOOK, ...more }, effect });
const create = async (more = {}) => await restaurant.run(askFor(restaurant), more);
const sent = () => restaurant.bookings().length;

describe('a booking that provably never arrived', () => {
	beforeEach(() => {
		sleep = speedUp(1000);
	});

	it.each<[string, FaultEffect]>([
		['that says when it ends', { kind: 'status', status: 429, retryAfter: 1 }],
		[
			'that ends at a named time',
			{ kind: 'status', status: 429, retryAfter: 2, retryAfterAs: 'date' },
		],
		['that says nothing', { kind: 'status', status: 429, empty: true }],
	])('is sent again after a rate limit %s', async (_what, effect) => {
		onBooking(effect, { times: 2 });
		const { error, json } = await create();
		expect(error).toBeUndefined();
		expect(book.tables()).toHaveLength(1);
		expect(sent()).toBe(3);
		expect(json[0]).not.toHaveProperty('recovered');
	});

	it('is sent again after a rate limit, and looked for when that repeat gets lost', async () => {
		onBooking({ kind: 'status', status: 429 });
		onBooking({ kind: 'resetAfterCommit' }, { nth: 2 });
		const { json } = await create();
		expect(book.tables()).toHaveLength(1);
		expect(sent()).toBe(2);
		expect(json[0]).toMatchObject({ recovered: true });
	});

	it('is sent again with a new login after the old one ended', async () => {
		onBooking({ kind: 'expireTokens' });
		const { error, json } = await create();
		expect(error).toBeUndefined();
		expect(book.tables()).toHaveLength(1);
		expect(restaurant.requests('PUT').map(({ status }) => status)).toEqual([401, 200]);
		expect(json[0]).not.toHaveProperty('recovered');
	});

	it('is looked for when its answer gets lost after the login was renewed', async () => {
		onBooking({ kind: 'expireTokens' });
		onBooking({ kind: 'resetAfterCommit' }, { nth: 2 });
		const { error, json } = await create();
		expect(error).toBeUndefined();
		expect(book.tables()).toHaveLength(1);
		expect(sent()).toBe(2);
		expect(json[0]).toMatchObject({ recovered: true });
	});

	it('is an error about the login, not an open question, when SevenRooms knows it no more', async () => {
		onBooking({ kind: 'expireTokens' });
		const effect = { kind: 'status', status: 401, msg: 'Token is not valid' } as const;
		restaurant.sandbox.faults.add({ match: { path: '/auth' }, effect });
		const { error } = await create();
		expect(error?.message).not.toContain('may or may not');
		expect(error?.message).toMatch(/login|refused/i);
		expect(book.tables()).toEqual([]);
	});

	it('is made once when the service comes back after it refused the connection', async () => {
		const port = Number(new URL(restaurant.sandbox.url).port);
		await restaurant.sandbox.close();
		let reopened: Sandbox | undefined;
		sleep?.restore();
		sleep = speedUp(1000, async () => {
			reopened ??= await startSandbox({ port, now: NOW, reservations: 0 });
		});
		const { error } = await create();
		const made = [...(reopened?.state.reservations.all() ?? [])];
		await reopened?.close();
		expect(error).toBeUndefined();
		expect(made).toEqual([expect.objectContaining({ firstName: 'Ada', partySize: 2 })]);
	});

	it('is a plain error when the service stays away', async () => {
		await restaurant.sandbox.close();
		const { error } = await create();
		expect(error?.message).toContain('refused the connection');
		expect(error?.message).not.toContain('may or may not');
	});
});

describe('an execution that is stopped', () => {
	beforeEach(() => {
		// Nobody waits for real here, unless stopping does not work.
		sleep = speedUp(1);
	});
	const isWaiting = () => until(() => (sleep?.asked.length ?? 0) > 0);

	it('waits no longer for the look at a lost booking, and sends nothing more', async () => {
		onBooking({ kind: 'resetBeforeCommit' });
		const { status, error } = await create({ cancelWhen: isWaiting() });
		expect(status).toBe('canceled');
		expect(error?.description).toContain('may or may not exist');
		expect(error?.description).toContain(String(restaurant.bookings()[0].external_id));
		expect(restaurant.requests()).toHaveLength(1);
		expect(sleep?.asked).toHaveLength(1);
	});

	it('waits no longer for a login, and books nothing once that is answered', async () => {
		const { sandbox } = restaurant;
		// Another address is another account, which has to log in.
		const credentials = await restaurant.credentialWith({ baseUrl: `${sandbox.url}/2_2` });
		sandbox.faults.add({ match: { path: '/auth' }, effect: { kind: 'slow', ms: 5_000 } });
		const logins = () => sandbox.log.filter(({ apiPath }) => apiPath === '/auth');
		const { status } = await create({ credentials, cancelWhen: until(() => logins().length > 0) });
		expect(status).toBe('canceled');
		expect(logins().map((login) => login.status)).toEqual([0]);
		await until(() => logins()[0].status === 200);
		await restaurant.run({ resource: 'venue', operation: 'getAll' });
		expect(restaurant.requests().map(({ apiPath }) => apiPath)).toEqual(['/venues']);
		expect(book.tables()).toEqual([]);
	});

	it('waits no longer for the end of a rate limit', async () => {
		onBooking({ kind: 'status', status: 429, retryAfter: 100 });
		const { status } = await create({ cancelWhen: isWaiting() });
		expect(status).toBe('canceled');
		expect(sent()).toBe(1);
	});

	it('stops even where items that fail are passed on, and Retry On Fail is set', async () => {
		onBooking({ kind: 'resetBeforeCommit' });
		const settings = { onError: 'continueRegularOutput', retryOnFail: true, maxTries: 3 } as const;
		await create({ items: [{}, {}, {}], ...settings, cancelWhen: isWaiting() });
		expect(restaurant.requests()).toHaveLength(1);
	});

	it('waits no longer for what became of a change', async () => {
		const table = book.hostWrites();
		onBooking({ kind: 'resetBeforeCommit' });
		const parameters = change('updateStatus', table.id, { status: 'SEATED' });
		const { status, error } = await restaurant.run(parameters, { cancelWhen: isWaiting() });
		expect(status).toBe('canceled');
		expect(error?.description).toContain('may or may not be in effect');
		expect(restaurant.writes()).toHaveLength(1);
		expect(table.status).toBe('RESERVED');
	});

	it('sends neither a look nor a repeat after a booking that was under way', async () => {
		onBooking({ kind: 'timeoutBeforeCommit' });
		const items = [{}, {}];
		const { status, error } = await create({ items, cancelWhen: until(() => sent() === 1) });
		expect(status).toBe('canceled');
		expect(error?.description).toContain('may or may not exist');
		expect(restaurant.requests()).toHaveLength(1);
		expect(sleep?.asked).toEqual([]);
	});
});
