import type { IDataObject } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import { openWebhook } from '../support/engine.cjs';
import { executeContext } from '../support/nodeContext.cjs';
import { EXPORT, ids, itemsOf, pollHouse } from '../support/pollHouse.cjs';

const { engine, sandbox, poller, openBook, reservations, change, asked, newWorkflow } = pollHouse();

/** A moment as SevenRooms writes it. */
const stampOf = (ms: number) => `${new Date(ms).toISOString().slice(0, 23)}000`;
/** Changes a reservation and nothing else, not even the time of its last update. */
const rewrite = (id: string, fields: { created?: string; updated?: string; deleted?: string }) => {
	sandbox.state.reservations.change(
		[...sandbox.state.reservations.all()].find((one) => one.id === id)!,
		fields,
	);
	sandbox.state.version++;
};

describe('losing nothing', () => {
	it.each(['utc', 'venue'] as const)(
		'holds when updated_since is read as %s, inclusive or not',
		async (updatedSinceZone) => {
			for (const updatedSince of ['inclusive', 'exclusive'] as const) {
				Object.assign(sandbox.behaviour, { updatedSinceZone, updatedSince });
				const polling = poller({ overlapMinutes: 0 });
				await polling.poll();
				const changed = [0, 1, 2].map((place) => change(place, { partySize: 9 }));
				expect(ids(await itemsOf(polling.poll()))).toEqual(changed);
				const later = change(1, { partySize: 4 });
				expect(ids(await itemsOf(polling.poll()))).toEqual([later]);
				expect(await polling.poll()).toBeNull();
			}
		},
	);

	it('holds for a venue behind UTC where another, ahead of it, has changed half a day ago', async () => {
		sandbox.behaviour.updatedSinceZone = 'venue';
		const [newYork, , sydney] = sandbox.venues;
		const of = ({ id }: { id: string }) => reservations().filter(({ venueId }) => venueId === id);
		const [old] = of(sydney);
		const polling = poller();
		await polling.poll();
		rewrite(old.id, { updated: stampOf(Date.now() - 13.5 * 3_600_000) });
		for (const reservation of of(newYork).slice(0, 3)) {
			sandbox.state.changeReservation(reservation, { partySize: 9 });
			expect(ids(await itemsOf(polling.poll()))).toEqual([reservation.id]);
		}
	});

	it('asks only a few minutes back once it is proven that updated_since means UTC', async () => {
		const polling = poller();
		await polling.poll();
		const mark = Date.now();
		for (const reservation of sandbox.state.reservations.all()) {
			sandbox.state.reservations.change(reservation, {
				updated: new Date(mark - 14 * 3_600_000).toISOString().slice(0, 23),
			});
		}
		sandbox.state.version++;
		await polling.poll();
		await polling.poll();
		const since = asked().flatMap(({ updated_since: text }) => (text ? Date.parse(text) : []));
		expect(mark - since[0]).toBeGreaterThan(14 * 3_600_000);
		expect(mark - since[1]).toBeLessThan(6 * 60_000);
	});

	it('looks as many minutes back as Overlap Minutes says', async () => {
		const minute = 60_000;
		const mark = Date.now() - 10 * minute;
		const stream = { mark, floor: mark - 60 * minute, seen: {}, utcProvenAt: Date.now() };
		const streams = { [`reservation group ${sandbox.venueGroupId}`]: stream };
		await poller({ overlapMinutes: 7 }, { staticData: { streams } }).poll();
		const back = mark - Date.parse(asked()[0].updated_since);
		expect(back).toBeGreaterThanOrEqual(7 * minute);
		expect(back).toBeLessThan(7.1 * minute);
	});

	it('goes on with the cursor where the page cap stopped it, and repeats nothing', async () => {
		await openBook(1500);
		const polling = poller({ maxPagesPerPoll: 1 });
		await polling.poll();
		const all = [...sandbox.state.reservations.all()].slice(0, 1000);
		for (const reservation of all) {
			sandbox.state.changeReservation(reservation, { internalNotes: 'Big party' });
		}
		const seen: string[] = [];
		for (let polls = 0; polls < 6; polls++) {
			const before = asked().length;
			const items = await itemsOf(polling.poll());
			expect(asked().length - before).toBe(1);
			seen.push(...items.map((item) => `${String(item.entity_id)} ${String(item.occurred_at)}`));
			// Meanwhile the evening goes on.
			if (polls === 0) change(5, { partySize: 11 });
		}
		const lastStates = all.map(({ id, updated }) => `${id} ${updated.slice(0, 23)}Z`);
		expect(new Set(seen).size).toBe(seen.length);
		expect(seen).toEqual(expect.arrayContaining(lastStates));
	});

	it.each([
		[404, 1],
		[410, 1],
		[422, 1],
		// Asked once more by itself.
		[500, 2],
	])(
		'starts again from the mark when its cursor has died (%s), without repeating what it gave out',
		async (status, times) => {
			await openBook(1100);
			const polling = poller({ maxPagesPerPoll: 2 });
			await polling.poll();
			// All of them: one that was saved just before the first poll and not since would take the place of news.
			for (const reservation of [...sandbox.state.reservations.all()]) {
				sandbox.state.changeReservation(reservation, { internalNotes: 'Big party' });
			}
			const first = await itemsOf(polling.poll());
			expect(first).toHaveLength(800);
			sandbox.faults.add({
				match: { path: EXPORT, times },
				effect: { kind: 'status', status, msg: 'Invalid cursor' },
			});
			const rest: IDataObject[] = [];
			for (let polls = 0; polls < 4; polls++) rest.push(...(await itemsOf(polling.poll())));
			const seen = [...first, ...rest].map((item) => item.event_id);
			expect(new Set(seen).size).toBe(1100);
			expect(seen).toHaveLength(1100);
		},
	);

	it('and repeating nothing where a page has rows twice', async () => {
		const polling = poller();
		await polling.poll();
		const changed = [0, 1, 2].map((place) => change(place, { partySize: 9 }));
		const effect = { kind: 'duplicateRows', count: 120 } as const;
		sandbox.faults.add({ match: { path: EXPORT }, effect });
		expect(ids(await itemsOf(polling.poll()))).toEqual(changed);
		expect(await polling.poll()).toBeNull();
	});

	it('fails when its cursor dies once more, rather than begin again and again', async () => {
		await openBook(1100);
		const polling = poller();
		await polling.poll();
		for (const reservation of [...sandbox.state.reservations.all()]) {
			sandbox.state.changeReservation(reservation, { internalNotes: 'Big party' });
		}
		const before = asked().length;
		const faults = [2, 4].map((nth) =>
			sandbox.faults.add({
				match: { path: EXPORT, nth },
				effect: { kind: 'status', status: 404, msg: 'Invalid cursor' },
			}),
		);
		await expect(polling.poll()).rejects.toMatchObject({
			message: 'SevenRooms broke off the list in the middle: Invalid cursor',
			failure: { cause: 'temporarily-unavailable' },
		});
		expect(asked().length - before).toBe(4);
		faults.forEach((fault) => sandbox.faults.remove(fault));
		expect(await itemsOf(polling.poll())).toHaveLength(1100);
	});

	it.each([403, 500, 503])(
		'comes further although each of its readings breaks off (%s), and repeats nothing',
		async (status) => {
			await openBook(1100);
			const polling = poller();
			await polling.poll();
			const changed = [...sandbox.state.reservations.all()];
			for (const reservation of changed) {
				sandbox.state.changeReservation(reservation, { internalNotes: 'Big party' });
			}
			const seen: unknown[] = [];
			for (let polls = 0; polls < 6; polls++) {
				const fault = sandbox.faults.add({
					match: { path: EXPORT, skip: 1 },
					effect: { kind: 'status', status, msg: 'Not now' },
				});
				const items = await itemsOf(polling.poll()).catch(() => []);
				seen.push(...items.map((item) => item.entity_id));
				sandbox.faults.remove(fault);
			}
			expect(seen).toHaveLength(1100);
			expect(new Set(seen).size).toBe(1100);
		},
	);

	it('does not begin on an answer without a list, so that this shows at activation', async () => {
		const effect = {
			kind: 'status',
			status: 200,
			body: { status: 200, data: { rows: 7 } },
		} as const;
		const fault = sandbox.faults.add({ match: { path: EXPORT }, effect });
		const polling = poller();
		await expect(polling.poll()).rejects.toMatchObject({
			name: 'NodeApiError',
			message: expect.stringContaining('answered without what was asked for'),
		});
		expect(polling.memory).toEqual({});
		sandbox.faults.remove(fault);
		expect(await polling.poll()).toBeNull();
	});

	it('begins where there is nothing yet', async () => {
		const effect = { kind: 'status', status: 200, body: { status: 200, data: null } } as const;
		sandbox.faults.add({ match: { path: EXPORT, times: 1 }, effect });
		const polling = poller();
		expect(await polling.poll()).toBeNull();
		const id = change(0, { partySize: 9 });
		expect(ids(await itemsOf(polling.poll()))).toEqual([id]);
	});

	it('fails in words when an answer has no list, and misses nothing', async () => {
		const polling = poller();
		await polling.poll();
		const id = change(0, { partySize: 9 });
		const body = { status: 200, data: { rows: [] } };
		const effect = { kind: 'status', status: 200, body } as const;
		const fault = sandbox.faults.add({ match: { path: EXPORT }, effect });
		await expect(polling.poll()).rejects.toMatchObject({
			name: 'NodeApiError',
			message: expect.stringContaining('answered without what was asked for'),
		});
		sandbox.faults.remove(fault);
		expect(ids(await itemsOf(polling.poll()))).toEqual([id]);
	});

	it('keeps time to ask for the zone of a venue when a backlog takes all there is', async () => {
		await openBook(6000);
		const polling = poller({}, { budgetMs: 8_000 });
		await polling.poll();
		const { venueId } = reservations()[0];
		const all = [...sandbox.state.reservations.all()];
		const backlog = all.filter((one) => one.venueId === venueId);
		expect(backlog.length).toBeGreaterThan(1_600);
		for (const one of backlog) sandbox.state.changeReservation(one, { internalNotes: 'Big party' });
		sandbox.faults.add({ match: { path: EXPORT }, effect: { kind: 'slow', ms: 1_900 } });
		sandbox.faults.add({ match: { path: '^/venues/' }, effect: { kind: 'slow', ms: 1_100 } });
		expect((await itemsOf(polling.poll())).length).toBeGreaterThan(400);
		const asked = sandbox.log.filter(({ apiPath }) => apiPath === `/venues/${venueId}`);
		expect(asked.map(({ status }) => status)).toEqual([200]);
	});

	it('tells what was created from what has changed, also where it shows late', async () => {
		const polling = poller({ events: ['reservation.created'] });
		await polling.poll();
		const late = { created: stampOf(Date.now()), updated: stampOf(Date.now()) };
		await polling.poll();
		sandbox.state.addReservation({ ...reservations()[0] });
		expect(await itemsOf(polling.poll())).toHaveLength(1);
		const { id } = sandbox.state.addReservation({ ...reservations()[0], ...late });
		rewrite(id, late);
		expect(await itemsOf(polling.poll())).toMatchObject([
			{ event: 'reservation.created', entity_id: id },
		]);
		expect(await polling.poll()).toBeNull();
	});

	it('brings a deletion that leaves the time of the last update as it was', async () => {
		const polling = poller({ events: ['reservation.deleted', 'reservation.updated'] });
		const { id } = reservations()[0];
		rewrite(id, { updated: stampOf(Date.now() - 3 * 3_600_000) });
		await polling.poll();
		const deleted = stampOf(Date.now());
		rewrite(id, { deleted });
		expect(await itemsOf(polling.poll())).toMatchObject([
			{ event: 'reservation.deleted', entity_id: id, occurred_at: `${deleted.slice(0, 23)}Z` },
		]);
		expect(await polling.poll()).toBeNull();
	});

	const minuteAgo = Date.now() - 60_000;
	const sound = { mark: minuteAgo, floor: minuteAgo, seen: {}, utcProvenAt: 0 };

	it.each<[string, unknown, unknown]>([
		['is no object', null, {}],
		['tells no mark', { ...sound, mark: 'yesterday' }, {}],
		['has a mark that is no time', { ...sound, mark: 9e15 }, {}],
		['has a mark alone', { mark: minuteAgo }, {}],
		['has seen nothing readable', { ...sound, seen: null }, {}],
		['stands in a drain without beginning', { ...sound, drain: {} }, {}],
		['has no statuses', sound, { reservation: null, guest: 'none' }],
	])('goes on with a memory that %s', async (_what, stream, statuses) => {
		const key = `reservation group ${sandbox.venueGroupId}`;
		const staticData = { streams: { [key]: stream }, statuses } as IDataObject;
		const polling = poller({}, { staticData });
		await polling.poll();
		const id = change(0, { partySize: 9 });
		expect(ids(await itemsOf(polling.poll()))).toEqual([id]);
	});

	it('fails with the words of SevenRooms and tries the same again', async () => {
		const polling = poller();
		await polling.poll();
		const id = change(0, { partySize: 9 });
		const fault = sandbox.faults.add({ match: { path: EXPORT }, effect: { kind: 'forbid' } });
		await expect(polling.poll()).rejects.toMatchObject({ name: 'NodeApiError', httpCode: '403' });
		sandbox.faults.remove(fault);
		expect(ids(await itemsOf(polling.poll()))).toEqual([id]);
	});

	describe('when one of two exports cannot be read', () => {
		const both = { events: ['reservation.updated', 'guest.updated', 'guest.created'] };
		const exports = [
			['guests', '/clients/export', 'reservation'],
			['reservations', EXPORT, 'guest'],
		] as const;
		const changeBoth = () => {
			const guest = [...sandbox.state.guests.all()][0];
			sandbox.state.changeGuest(guest, { company: 'Northwind' });
			return { guest: guest.id, reservation: change(0, { partySize: 9 }) };
		};

		it.each(exports)(
			'the trouble of %s (%s) holds back no event of a %s',
			async (_what, path, other) => {
				const polling = poller(both);
				await polling.poll();
				const changed = changeBoth();
				const fault = sandbox.faults.add({ match: { path }, effect: { kind: 'forbid' } });
				expect(ids(await itemsOf(polling.poll()))).toEqual([changed[other]]);
				sandbox.faults.remove(fault);
				const rest = other === 'guest' ? changed.reservation : changed.guest;
				expect(ids(await itemsOf(polling.poll()))).toEqual([rest]);
				expect(await polling.poll()).toBeNull();
			},
		);

		it.each(exports)(
			'the trouble of %s (%s) is the poll’s where nothing else is to tell',
			async (_what, path) => {
				const polling = poller(both);
				await polling.poll();
				sandbox.faults.add({ match: { path }, effect: { kind: 'forbid' } });
				await expect(polling.poll()).rejects.toMatchObject({ httpCode: '403' });
			},
		);

		it.each(exports)('the trouble of %s (%s) stands in the log', async (_what, path) => {
			const polling = poller(both);
			await polling.poll();
			changeBoth();
			const { logger } = executeContext(engine);
			const log = jest.spyOn(logger, 'warn').mockImplementation(() => {});
			sandbox.faults.add({ match: { path }, effect: { kind: 'forbid' } });
			await polling.poll();
			const warnings = log.mock.calls.map(([message]) => message);
			log.mockRestore();
			expect(warnings).toEqual([expect.stringContaining(`lacks the right for GET ${path}`)]);
			// Its first pages may have been given out.
			expect(warnings[0]).toContain(
				'SevenRooms Polling Trigger: one of the exports was not read to its end.',
			);
		});

		it('the trouble is the poll’s, too, where the webhook has given out all the rest', async () => {
			const workflowId = newWorkflow();
			const polling = poller({ ...both, skipReceivedByWebhook: true }, { workflowId });
			await polling.poll();
			const hook = await openWebhook(engine, {
				parameters: { ...both, verification: 'none' },
				workflowId,
			});
			sandbox.webhooks.subscribe({ url: hook.url });
			change(0, { partySize: 9 });
			await sandbox.webhooks.settled();
			await hook.close();
			sandbox.webhooks.clear();
			const match = { path: '/clients/export' };
			const fault = sandbox.faults.add({ match, effect: { kind: 'forbid' } });
			await expect(polling.poll()).rejects.toMatchObject({ httpCode: '403' });
			sandbox.faults.remove(fault);
			const { guest } = changeBoth();
			expect(ids(await itemsOf(polling.poll()))).toContain(guest);
		});

		it('a move that stood before the trouble is told when the export can be read again', async () => {
			await openBook(1100);
			const polling = poller({
				events: ['reservation.confirmed', 'guest.updated', 'guest.created'],
			});
			await polling.poll();
			const changeAll = (changes: Parameters<typeof change>[1]) => {
				const all = [...sandbox.state.reservations.all()];
				for (const one of all) sandbox.state.changeReservation(one, changes);
			};
			changeAll({ internalNotes: 'Big party' });
			await polling.poll();
			const guest = [...sandbox.state.guests.all()][0];
			sandbox.state.changeGuest(guest, { company: 'Northwind' });
			const moved = reservations().filter(({ status }) => status === 'RESERVED');
			for (const one of moved) sandbox.state.changeReservation(one, { status: 'CONFIRMED' });
			changeAll({ internalNotes: 'Bigger party' });
			const match = { path: EXPORT, nth: 2 };
			sandbox.faults.add({ match, effect: { kind: 'forbid' } });
			expect(ids(await itemsOf(polling.poll()))).toEqual([guest.id]);
			const told = ids(await itemsOf(polling.poll()));
			expect(new Set(told)).toEqual(new Set(moved.map(({ id }) => id)));
		});
	});

	it('knows the statuses of the book however many guests change', async () => {
		const polling = poller({ events: ['reservation.confirmed', 'guest.updated', 'guest.created'] });
		await polling.poll();
		const today = new Date(sandbox.clock.now()).toISOString().slice(0, 10);
		const table = reservations().find(({ date, status }) => date > today && status === 'RESERVED')!;
		const [sample] = sandbox.state.guests.all();
		const moreThanAreRemembered = 5_001;
		for (let more = 0; more < moreThanAreRemembered; more++) sandbox.state.addGuest({ ...sample });
		let guests = 0;
		for (let items = await polling.poll(); items; items = await polling.poll()) {
			guests += items[0].length;
		}
		expect(guests).toBe(moreThanAreRemembered);
		sandbox.state.changeReservation(table, { status: 'CONFIRMED' });
		expect(ids(await itemsOf(polling.poll()))).toEqual([table.id]);
	});

	it('begins, too, when only the first page of the book can be read', async () => {
		await openBook(2000);
		const polling = poller();
		const match = { path: EXPORT, skip: 1 };
		const fault = sandbox.faults.add({ match, effect: { kind: 'forbid' } });
		expect(await polling.poll()).toBeNull();
		expect(asked().length).toBe(2);
		sandbox.faults.remove(fault);
		const id = change(0, { partySize: 9 });
		expect(ids(await itemsOf(polling.poll()))).toEqual([id]);
	});

	const troubles: Array<[string, FaultEffect]> = [
		['an outage', { kind: 'status', status: 503 }],
		['a failure that lasts', { kind: 'status', status: 500 }],
		['a rate limit', { kind: 'status', status: 429, retryAfter: 1 }],
		['a broken connection', { kind: 'resetBeforeCommit' }],
		['silence', { kind: 'timeoutBeforeCommit' }],
		['half a page', { kind: 'truncatedJson' }],
		['a refusal inside a 200', { kind: 'embeddedStatus', status: 400 }],
	];

	it.each(troubles)('begins, too, when %s meets the second page', async (_what, effect) => {
		await openBook(2000);
		const polling = poller({}, { budgetMs: 3_000 });
		const fault = sandbox.faults.add({ match: { path: EXPORT, skip: 1 }, effect });
		expect(await polling.poll()).toBeNull();
		expect(asked().length).toBeGreaterThan(1);
		sandbox.faults.remove(fault);
		const id = change(0, { partySize: 9 });
		expect(ids(await itemsOf(polling.poll()))).toEqual([id]);
	});

	it.each(troubles)('does not begin when %s meets the first page', async (_what, effect) => {
		const polling = poller({}, { budgetMs: 3_000 });
		sandbox.faults.add({ match: { path: EXPORT }, effect });
		await expect(polling.poll()).rejects.toMatchObject({ name: 'NodeApiError' });
		expect(polling.memory).toEqual({});
	});

	it.each(['/clients/export', EXPORT])('does not begin without the right for %s', async (path) => {
		const polling = poller({ events: ['reservation.updated', 'guest.updated'] });
		sandbox.faults.add({ match: { path }, effect: { kind: 'forbid' } });
		await expect(polling.poll()).rejects.toMatchObject({ httpCode: '403' });
		expect(polling.memory).toEqual({});
	});

	it('tells n8n how long to wait when SevenRooms says it is too much', async () => {
		const polling = poller({}, { budgetMs: 3_000 });
		await polling.poll();
		sandbox.faults.add({
			match: { path: EXPORT },
			effect: { kind: 'status', status: 429, retryAfter: 60 },
		});
		await expect(polling.poll()).rejects.toMatchObject({ failure: { cause: 'rate-limited' } });
	});

	it('forgets nothing over a restart, and repeats at most what n8n had not written down', async () => {
		const polling = poller();
		await polling.poll();
		const first = change(0, { partySize: 9 });
		expect(ids(await itemsOf(polling.poll()))).toEqual([first]);
		polling.restart();
		const second = change(1, { partySize: 9 });
		expect(ids(await itemsOf(polling.poll()))).toEqual([second]);
	});

	it('lets only one poll of a node run at a time', async () => {
		const polling = poller();
		await polling.poll();
		const id = change(0, { partySize: 9 });
		const both = await Promise.all([polling.poll(), polling.poll()]);
		const items = both.flatMap((output) => output?.[0] ?? []);
		expect(items.map(({ json }) => json.entity_id)).toEqual([id]);
		expect(both).toContain(null);
	});

	it('goes on for all venues with what it knew of one', async () => {
		const staticData = {};
		const [venue] = sandbox.venues;
		const options = { workflowId: 'edited-workflow' };
		const narrow = poller({ filters: { venueIds: venue.id } }, { ...options, staticData });
		await narrow.poll();
		const elsewhere = reservations().find(({ venueId }) => venueId !== venue.id)!;
		sandbox.state.changeReservation(elsewhere, { partySize: 9 });
		const wide = poller({}, { ...options, staticData: narrow.memory });
		expect(ids(await itemsOf(wide.poll()))).toEqual([elsewhere.id]);
	});
});
