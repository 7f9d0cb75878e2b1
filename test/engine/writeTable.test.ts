import type { INodeParameters } from 'n8n-workflow';
import type { FaultEffect, FaultMatch } from '../../sandbox/faults.cjs';
import type { Reservation } from '../../sandbox/state/types.cjs';
import { byId } from '../support/definition.cjs';
import { change, FRIDAY, until } from '../support/tables.cjs';
import { eachEvening } from '../support/evening.cjs';

const evening = eachEvening();
let table: Reservation;

beforeEach(() => {
	table = evening.book.hostWrites();
});

/** One row of the write table: what is sent where, and how the sandbox shows that it was done. */
interface Row {
	what: string;
	parameters(): INodeParameters;
	method: FaultMatch['method'];
	path: string;
	/** What is read to see whether it was applied, and how many such reads come before the write. */
	readBack: string;
	readsBefore: number;
	isDone(): boolean;
}

const guest = () => evening.restaurant.sandbox.state.guests.get(table.guestId);
const onTable = {
	method: 'PUT' as const,
	path: '/book$',
	readBack: '^/reservations/[^/]+$',
	readsBefore: 1,
};
const rows: Row[] = [
	{
		what: 'an update',
		parameters: () => change('update', table.id, { updateFields: { partySize: 3 } }),
		...onTable,
		isDone: () => table.partySize === 3,
	},
	{
		what: 'a table moved to another time',
		parameters: () => change('update', table.id, { updateFields: { dateTime: `${FRIDAY}T21:00` } }),
		...onTable,
		isDone: () => table.minutes === 1260,
	},
	{
		what: 'internal notes',
		parameters: () => change('update', table.id, { updateFields: { internalNotes: 'Window' } }),
		...onTable,
		isDone: () => table.internalNotes === 'Window',
	},
	{
		what: 'a status',
		parameters: () => change('updateStatus', table.id, { status: 'SEATED' }),
		...onTable,
		isDone: () => table.status === 'SEATED',
	},
	{
		what: 'a cancellation',
		parameters: () => change('cancel', table.id),
		...onTable,
		method: 'POST',
		path: '/cancel$',
		isDone: () => table.status === 'CANCELED',
	},
	{
		what: 'the tags of a guest',
		parameters: () => ({
			resource: 'guest',
			operation: 'updateTags',
			guestId: byId(table.guestId),
			reservationId: table.id,
			addTags: 'Status:VIP',
		}),
		...onTable,
		readBack: '^/clients/',
		readsBefore: 0,
		isDone: () => guest()?.tags.some(({ name }) => name === 'VIP') === true,
	},
];

const lostAfter: Array<[string, FaultEffect]> = [
	['cut', { kind: 'resetAfterCommit' }],
	['answered with 500', { kind: '500AfterCommit' }],
	['answered with 504', { kind: 'status', status: 504, empty: true, afterCommit: true }],
	['answered with half a body', { kind: 'truncate' }],
	[
		'answered with a web page',
		{ kind: 'status', status: 200, html: '<p>x</p>', afterCommit: true },
	],
];
const lostBefore: Array<[string, FaultEffect]> = [
	['cut', { kind: 'resetBeforeCommit' }],
	['answered with 500', { kind: 'status', status: 500 }],
	['answered with 503', { kind: 'status', status: 503, html: '<p>Unavailable</p>' }],
];

describe.each(rows)('$what', ({ parameters, method, path, readBack, readsBefore, isDone }) => {
	const onWrite = (effect: FaultEffect, more: { nth?: number } = { nth: 1 }) =>
		evening.restaurant.sandbox.faults.add({ match: { method, path, ...more }, effect });
	const run = async (more: INodeParameters = {}) =>
		await evening.restaurant.run({ ...parameters(), ...more });
	const sent = () => evening.restaurant.writes().length;

	it('is sent once when all goes well', async () => {
		const { error, json } = await run();
		expect(error).toBeUndefined();
		expect(isDone()).toBe(true);
		expect(sent()).toBe(1);
		expect(json[0]).not.toHaveProperty('recovered');
	});

	it.each(lostAfter)('is not sent again when it was done and then %s', async (_how, effect) => {
		onWrite(effect);
		const { error, json } = await run();
		expect(error).toBeUndefined();
		expect(isDone()).toBe(true);
		expect(sent()).toBe(1);
		expect(json[0]).toMatchObject({ recovered: true });
	});

	it.each(lostBefore)('is sent exactly once more when it was %s undone', async (_how, effect) => {
		onWrite(effect);
		const { error, json } = await run();
		expect(error).toBeUndefined();
		expect(isDone()).toBe(true);
		expect(sent()).toBe(2);
		expect(json[0]).not.toHaveProperty('recovered');
	});

	it('is recovered when its repeat got lost after it was done', async () => {
		onWrite({ kind: 'resetBeforeCommit' });
		onWrite({ kind: 'resetAfterCommit' }, { nth: 2 });
		const { json } = await run();
		expect(isDone()).toBe(true);
		expect(sent()).toBe(2);
		expect(json[0]).toMatchObject({ recovered: true });
	});

	it('is never sent a third time', async () => {
		onWrite({ kind: 'resetBeforeCommit' }, {});
		const { error } = await run();
		expect(error?.message).toMatch(/^SevenRooms did not confirm .+ may or may not be in effect$/);
		expect(isDone()).toBe(false);
		expect(sent()).toBe(2);
	});

	it.each<[string, FaultEffect]>([
		['is refused', { kind: 'forbid' }],
		['cannot be reached', { kind: 'resetBeforeCommit' }],
		['answers with a web page', { kind: 'html200' }],
	])('is not sent again when SevenRooms %s as we ask what it holds', async (_what, effect) => {
		onWrite({ kind: 'resetAfterCommit' });
		evening.restaurant.sandbox.faults.add({
			match: { method: 'GET', path: readBack, skip: readsBefore },
			effect,
		});
		const { error } = await run();
		expect(error?.message).toMatch(/^SevenRooms did not confirm .+ may or may not be in effect$/);
		expect(sent()).toBe(1);
	});

	it('is not sent again after a refusal', async () => {
		onWrite({ kind: 'status', status: 409, msg: 'The kitchen says no' });
		const { error } = await run();
		expect(`${error?.message} ${error?.description}`).toContain('The kitchen says no');
		expect(sent()).toBe(1);
	});

	it('is done although nobody could read it afterwards: a warning says so', async () => {
		evening.restaurant.sandbox.faults.add({
			match: { method: 'GET', path: readBack, skip: readsBefore },
			effect: { kind: 'forbid' },
		});
		const { error, json } = await run();
		expect(error).toBeUndefined();
		expect(isDone()).toBe(true);
		expect(json[0].warnings).toEqual([expect.stringContaining('could not be asked')]);
	});

	it('writes nothing in a dry run', async () => {
		const { json } = await run({ options: { dryRun: true } });
		expect(json[0]).toMatchObject({ dry_run: true, method });
		expect(sent()).toBe(0);
		expect(isDone()).toBe(false);
	});
});

describe('a special request', () => {
	afterEach(() => {
		evening.restaurant.sandbox.behaviour.notesReadBack = 'both';
	});

	it.each(['both', 'notes', 'client_requests'] as const)(
		'is not sent again when its answer got lost and SevenRooms shows it in: %s',
		async (notesReadBack) => {
			evening.restaurant.sandbox.behaviour.notesReadBack = notesReadBack;
			const held = { notes: 'Regular guest', clientRequests: 'High chair' };
			const { id } = evening.book.hostWrites(held);
			evening.restaurant.sandbox.faults.add({
				match: { path: '/book$', nth: 1 },
				effect: { kind: 'resetAfterCommit' },
			});
			const updateFields = { specialRequest: 'A quiet corner' };
			const { error, json } = await evening.restaurant.run(change('update', id, { updateFields }));
			expect(error).toBeUndefined();
			expect(json[0]).toMatchObject({ updated: true, recovered: true });
			expect(evening.restaurant.writes()).toHaveLength(1);
		},
	);
});

describe('a cancellation that SevenRooms carried out late', () => {
	it('is a success when its repeat hears that it is canceled already', async () => {
		const { faults, state } = evening.restaurant.sandbox;
		faults.add({ match: { path: '/cancel$', nth: 1 }, effect: { kind: 'resetBeforeCommit' } });
		faults.add({ match: { path: '/cancel$', nth: 2 }, effect: { kind: 'slow', ms: 300 } });
		const running = evening.restaurant.run(change('cancel', table.id));
		await until(() => evening.restaurant.writes().length === 2);
		state.changeReservation(table, { status: 'CANCELED' });
		const { error, json } = await running;
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ canceled: true, status: 'CANCELED', recovered: true });
		expect(evening.restaurant.writes().at(-1)?.status).toBe(400);
	});

	it('is a success on that word alone when nobody can read the reservation', async () => {
		const { faults, state } = evening.restaurant.sandbox;
		faults.add({ match: { path: '/cancel$', nth: 1 }, effect: { kind: 'resetBeforeCommit' } });
		faults.add({ match: { path: '/cancel$', nth: 2 }, effect: { kind: 'slow', ms: 300 } });
		faults.add({
			match: { method: 'GET', path: '^/reservations/[^/]+$', skip: 2 },
			effect: { kind: 'forbid' },
		});
		const running = evening.restaurant.run(change('cancel', table.id));
		await until(() => evening.restaurant.writes().length === 2);
		state.changeReservation(table, { status: 'CANCELED' });
		const { error, json } = await running;
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ id: table.id, canceled: true, recovered: true });
		expect(json[0].warnings).toHaveLength(1);
		expect(evening.restaurant.writes()).toHaveLength(2);
	});
});

describe('a change that SevenRooms carried out late', () => {
	it('is a success when its repeat is refused', async () => {
		const { faults, state } = evening.restaurant.sandbox;
		faults.add({ match: { path: '/book$', nth: 1 }, effect: { kind: 'resetBeforeCommit' } });
		faults.add({ match: { path: '/book$', nth: 2 }, effect: { kind: 'slow', ms: 300 } });
		faults.add({ match: { path: '/book$', nth: 2 }, effect: { kind: 'status', status: 400 } });
		const running = evening.restaurant.run(change('updateStatus', table.id, { status: 'NO_SHOW' }));
		await until(() => evening.restaurant.writes().length === 2);
		state.changeReservation(table, { status: 'NO_SHOW' });
		const { error, json } = await running;
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ status: 'NO_SHOW', recovered: true });
	});
});
