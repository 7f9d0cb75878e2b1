import type { FaultEffect, FaultMatch } from '../../sandbox/faults.cjs';
import type { SandboxOptions } from '../../sandbox/server.cjs';
import { speedUp, type FastSleep } from './fastSleep.cjs';
import { oneRestaurant } from './opened.cjs';
import type { Restaurant } from './restaurant.cjs';
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
	const restaurant = oneRestaurant(options);
	const evening = {
		restaurant,
		onBooking(effect, match = { times: 1 }) {
			const where: FaultMatch = { method: 'PUT', path: BOOK, ...match };
			restaurant.sandbox.faults.add({ match: where, effect });
		},
	} as Evening;
	beforeEach(async () => {
		evening.book = await openBook(restaurant);
		evening.sleep = speedUp(1000);
	});
	afterEach(() => evening.sleep.restore());
	return evening;
}
