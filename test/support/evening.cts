import type { FaultEffect, FaultMatch } from '../../sandbox/faults.cjs';
import type { SandboxOptions } from '../../sandbox/server.cjs';
import { speedUp, type FastSleep } from './fastSleep.cjs';
import { startRestaurant, type Restaurant } from './restaurant.cjs';
import { BOOK, openBook, type Book } from './tables.cjs';

/** What a test of bookings has at hand. */
export interface Evening {
	restaurant: Restaurant;
	book: Book;
	sleep: FastSleep;
	/** Makes a booking go wrong on its way: the first one, unless `match` says which. */
	onBooking(effect: FaultEffect, match?: FaultMatch): void;
}

/** One restaurant for a test file; each test begins with its seeded book, a clean log and waits that are short. */
export function eachEvening(options: SandboxOptions = {}): Evening {
	const evening = {
		onBooking(effect, match = { times: 1 }) {
			const where = { method: 'PUT', path: BOOK, ...match };
			evening.restaurant.sandbox.faults.add({ match: where, effect });
		},
	} as Evening;
	beforeAll(async () => {
		evening.restaurant = await startRestaurant(options);
	});
	beforeEach(async () => {
		evening.book = await openBook(evening.restaurant);
		evening.sleep = speedUp(1000);
	});
	afterEach(() => evening.sleep.restore());
	afterAll(async () => await evening.restaurant.close());
	return evening;
}

/** One restaurant and one evening for a whole test file; each test begins with a clean log. */
export function oneEvening(): Pick<Evening, 'restaurant'> {
	const evening = {} as Pick<Evening, 'restaurant'>;
	let sleep: FastSleep;
	beforeAll(async () => {
		evening.restaurant = await startRestaurant();
		await openBook(evening.restaurant);
		sleep = speedUp(1000);
	});
	afterEach(() => evening.restaurant.sandbox.clear());
	afterAll(async () => {
		sleep.restore();
		await evening.restaurant.close();
	});
	return evening;
}
