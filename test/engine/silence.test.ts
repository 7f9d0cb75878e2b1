import { byId } from '../support/definition.cjs';
import { speedUp } from '../support/fastSleep.cjs';
import { oneRestaurant } from '../support/opened.cjs';
import { askFor, change, openBook } from '../support/tables.cjs';

/** The node gives SevenRooms a minute for an answer, and this test really waits it: once, for all cases together. */
const MINUTE_AND_MORE = 100_000;

const restaurant = oneRestaurant();

describe('SevenRooms falls silent in the middle of a write', () => {
	it(
		'and every booking and change exists once, a push is not repeated',
		async () => {
			const book = await openBook(restaurant);
			const { newYork, london, sydney } = restaurant;
			const sleep = speedUp(1000);
			const silent = (venue: string, path: string, kind: `timeout${'After' | 'Before'}Commit`) =>
				restaurant.sandbox.faults.add({
					match: { path: `^/venues/${venue}${path}`, nth: 1 },
					effect: { kind },
				});
			const at = (value: string) => ({ venueId: byId(value) });
			const noon = { dateTime: '2026-05-15T12:30' };
			const seated = book.hostWrites({ venueId: sydney });

			silent(newYork, '/book$', 'timeoutAfterCommit');
			silent(london, '/book$', 'timeoutBeforeCommit');
			silent(sydney, '/book$', 'timeoutAfterCommit');
			silent(newYork, '/webhooks/', 'timeoutBeforeCommit');
			const [after, before, status, push] = await Promise.all([
				restaurant.run(askFor(restaurant, { ...at(newYork), ...noon })),
				restaurant.run(askFor(restaurant, { ...at(london), ...noon })),
				restaurant.run(change('updateStatus', seated.id, { status: 'SEATED' })),
				restaurant.run({
					resource: 'posCheck',
					operation: 'push',
					...at(newYork),
					posId: 'till-1',
					function: 'new_check',
					table: '12',
				}),
			]);
			sleep.restore();

			const held = (venue: string) => book.tables().filter(({ venueId }) => venueId === venue);
			const sent = (venue: string) =>
				restaurant.writes().filter(({ apiPath }) => apiPath === `/venues/${venue}/book`).length;
			expect(held(newYork)).toHaveLength(1);
			expect(sent(newYork)).toBe(1);
			expect(after.json[0]).toMatchObject({ id: held(newYork)[0].id, recovered: true });

			expect(held(london)).toHaveLength(1);
			expect(sent(london)).toBe(2);
			expect(before.json[0]).toMatchObject({ id: held(london)[0].id, booked: true });
			expect(before.json[0]).not.toHaveProperty('recovered');

			expect(seated.status).toBe('SEATED');
			expect(sent(sydney)).toBe(1);
			expect(status.json[0]).toMatchObject({ status: 'SEATED', recovered: true });

			expect(push.error?.message).toContain('may or may not have happened');
			expect(restaurant.requests('POST', /\/webhooks\//)).toHaveLength(1);
		},
		MINUTE_AND_MORE,
	);
});
