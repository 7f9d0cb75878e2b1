import type { Behaviour } from '../../sandbox/behaviour.cjs';
import type { Reservation } from '../../sandbox/state/types.cjs';
import { speedUp, type FastSleep } from '../support/fastSleep.cjs';
import { startRestaurant, type Restaurant } from '../support/restaurant.cjs';
import { change, openBook, type Book } from '../support/tables.cjs';

let restaurant: Restaurant;
let book: Book;
let sleep: FastSleep;

// The node remembers for each account which route works, so every test has an account of its own.
beforeEach(async () => {
	restaurant = await startRestaurant({ reservations: 20 });
	book = await openBook(restaurant);
	sleep = speedUp(1000);
});

afterEach(async () => {
	sleep.restore();
	await restaurant.close();
});

const cancel = async ({ id }: Reservation) =>
	await restaurant.run(change('cancel', id, { options: { sendCancellationEmail: true } }));
const writes = () => restaurant.writes().map(({ method, apiPath }) => `${method} ${apiPath}`);
const viaCancel = ({ id }: Reservation) => `POST /reservations/${id}/cancel`;
const viaBooking = ({ venueId }: Reservation) => `PUT /venues/${venueId}/book`;

const missing: Array<[string, Behaviour['cancelRoute']]> = [
	['an unknown route', 'unknownRoute'],
	['404 without a word', 'notFoundWithoutMessage'],
	['405', 'methodNotAllowed'],
];

describe('cancelling where SevenRooms has no route for it', () => {
	it.each(missing)('goes through the booking when it answers %s', async (_what, cancelRoute) => {
		restaurant.sandbox.behaviour.cancelRoute = cancelRoute;
		const table = book.hostWrites();
		const { error, json } = await cancel(table);
		expect(error).toBeUndefined();
		expect(table.status).toBe('CANCELED');
		expect(writes()).toEqual([viaCancel(table), viaBooking(table)]);
		expect(json[0]).toMatchObject({ canceled: true, cancel_route: 'booking' });
		expect(restaurant.bookings()[0]).toMatchObject({
			reservation_id: table.id,
			status: 'CANCELED',
			send_client_email: 'true',
			party_size: '2',
		});
	});

	it('remembers so for the next reservation', async () => {
		restaurant.sandbox.behaviour.cancelRoute = 'unknownRoute';
		const [first, second] = [book.hostWrites(), book.hostWrites()];
		await cancel(first);
		const { json } = await cancel(second);
		expect(writes()).toEqual([viaCancel(first), viaBooking(first), viaBooking(second)]);
		expect(second.status).toBe('CANCELED');
		expect(json[0]).toMatchObject({ cancel_route: 'booking' });
	});

	it('shows the remembered route in a dry run', async () => {
		restaurant.sandbox.behaviour.cancelRoute = 'unknownRoute';
		const [first, second] = [book.hostWrites(), book.hostWrites()];
		await cancel(first);
		const { json } = await restaurant.run(
			change('cancel', second.id, { options: { dryRun: true } }),
		);
		expect(json[0]).toMatchObject({ dry_run: true, method: 'PUT' });
		expect(second.status).toBe('RESERVED');
	});

	it.each<[string, 'resetAfterCommit' | 'resetBeforeCommit', number]>([
		[
			'is not sent again when the booking route did it before the line was cut',
			'resetAfterCommit',
			1,
		],
		['is sent once more when the line was cut before anything was done', 'resetBeforeCommit', 2],
	])('%s', async (_what, kind, times) => {
		restaurant.sandbox.behaviour.cancelRoute = 'unknownRoute';
		restaurant.sandbox.faults.add({ match: { path: '/book$', nth: 1 }, effect: { kind } });
		const table = book.hostWrites();
		const { error } = await cancel(table);
		expect(error).toBeUndefined();
		expect(table.status).toBe('CANCELED');
		expect(restaurant.requests('PUT', /\/book$/)).toHaveLength(times);
	});
});

describe('a cancellation that SevenRooms refuses for good', () => {
	const refused = async (table: Reservation, text: string) => {
		const { error } = await cancel(table);
		expect(`${error?.message} ${error?.description}`).toContain(text);
		expect(writes()).toEqual([viaCancel(table)]);
	};

	it('says that the cut-off time has passed, and tries no other way', async () => {
		restaurant.sandbox.behaviour.editableCutoffMinutes = 30 * 24 * 60;
		const table = book.hostWrites();
		await refused(table, 'after the cancellation cut-off time');
		expect(table.status).toBe('RESERVED');
	});

	it('says that it is canceled already', async () => {
		await refused(book.hostWrites({ status: 'CANCELED' }), 'already been cancelled');
	});

	it.each([400, 404] as const)(
		'knows an id that vanished meanwhile by its words (%s)',
		async (status) => {
			const table = book.hostWrites();
			const msg =
				status === 400
					? 'Invalid reservation ID'
					: 'The venue does not have record of this reservation.';
			restaurant.sandbox.faults.add({
				match: { path: '/cancel$' },
				effect: { kind: 'status', status, msg },
			});
			await refused(table, msg);
			expect(table.status).toBe('RESERVED');
		},
	);

	it('says that the credential lacks the right', async () => {
		restaurant.sandbox.faults.add({ match: { path: '/cancel$' }, effect: { kind: 'forbid' } });
		await refused(book.hostWrites(), 'lacks the right');
	});

	it('does not forget that the cancel route works', async () => {
		const [first, second] = [book.hostWrites(), book.hostWrites()];
		await cancel(first);
		restaurant.sandbox.faults.add({
			match: { path: '/cancel$', nth: 2 },
			effect: { kind: 'status', status: 400, msg: 'Not tonight' },
		});
		await cancel(second);
		await cancel(second);
		expect(writes()).toEqual([viaCancel(first), viaCancel(second), viaCancel(second)]);
		expect(second.status).toBe('CANCELED');
	});
});

describe('cancelling through the concierge channel', () => {
	it('deletes by its own route, tells the guest if asked, and never falls back', async () => {
		const table = book.hostWrites({ bookedBy: 'Grand Hotel Concierge' });
		const concierge = { channel: 'concierge', options: { sendCancellationEmail: true } };
		const { json, error } = await restaurant.run(change('cancel', table.id, concierge));
		expect(error?.message).toBeUndefined();
		expect(json[0]).toMatchObject({ canceled: true, cancel_route: 'concierge' });
		expect(restaurant.writes()).toEqual([
			expect.objectContaining({ method: 'DELETE', body: { send_client_email: 'true' } }),
		]);
		expect(table.status).toBe('CANCELED');
	});
});
