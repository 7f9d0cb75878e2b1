import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Reservation } from '../../sandbox/state/types.cjs';
import { byId } from './definition.cjs';
import { speedUp, type FastSleep } from './fastSleep.cjs';
import type { Restaurant } from './restaurant.cjs';

/** All three venues are open, and 19:30 has room for every party of the tests. */
export const FRIDAY = '2026-05-15';
const HALF_PAST_SEVEN = 19 * 60 + 30;

/** A restaurant between two tests: the seeded book, and what the SevenRooms node added to it since. */
export interface Book {
	/** Reservations that were not in the seeded book, in the order they were made, without the host's own. */
	tables(): Reservation[];
	/** A reservation made at the host stand: no app, no external id, unless `more` says so. */
	hostWrites(more?: Partial<Reservation>): Reservation;
	/** What a table of `askFor` looks like when SevenRooms takes it late, after the answer was lost. */
	arrivesLate(form: IDataObject): Reservation;
}

/** Puts the restaurant back to its first evening, with the node logged in and a clean log. */
export async function openBook({ sandbox, newYork, run }: Restaurant): Promise<Book> {
	sandbox.reset();
	await run({ resource: 'venue', operation: 'getAll' });
	sandbox.clear();
	const seeded = new Set([...sandbox.state.reservations.all()].map(({ id }) => id));
	const write = (more: Partial<Reservation>) => {
		const [sample] = sandbox.state.reservations.all();
		return sandbox.state.addReservation({
			...sample,
			venueId: newYork,
			date: FRIDAY,
			minutes: HALF_PAST_SEVEN,
			partySize: 2,
			status: 'RESERVED',
			deleted: null,
			externalId: null,
			firstName: 'Ada',
			lastName: 'Night',
			phone: '+12125550143',
			...more,
		});
	};
	return {
		tables: () => [...sandbox.state.reservations.all()].filter(({ id }) => !seeded.has(id)),
		hostWrites(more = {}) {
			const reservation = write(more);
			seeded.add(reservation.id);
			return reservation;
		},
		arrivesLate: ({ external_id }) => write({ externalId: String(external_id) }),
	};
}

interface Asked {
	additionalFields?: INodeParameters;
	options?: INodeParameters;
	[parameter: string]: INodeParameters[string];
}

/** Parameters of Create Reservation: Ada Night, two people, Friday at 19:30 in New York. */
export function askFor({ newYork }: Restaurant, more: Asked = {}): INodeParameters {
	return {
		resource: 'reservation',
		operation: 'create',
		venueId: byId(newYork),
		dateTime: `${FRIDAY}T19:30`,
		partySize: 2,
		firstName: 'Ada',
		lastName: 'Night',
		phone: '+12125550143',
		...more,
	};
}

/** Items that name a guest each. */
export const GUESTS = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve'].map((name, place) => ({
	name,
	phone: `+1212555014${place}`,
}));

/** The same table for the guest of each item. */
export function askForEach(restaurant: Restaurant, more: Asked = {}): INodeParameters {
	const guest = { firstName: '={{ $json.name }}', phone: '={{ $json.phone }}' };
	return askFor(restaurant, { ...guest, ...more });
}

/** Parameters of an operation on a reservation that exists. */
export function change(operation: string, id: string, more: Asked = {}): INodeParameters {
	return {
		resource: 'reservation',
		operation,
		reservationId: byId(id),
		...more,
	};
}

/** The route of a booking, as faults and the log name it. */
export const BOOK = '/book$';
/** The search of the book, as a look for a lost booking reads it. */
export const SEARCH = '^/reservations$';

/** What is said of a booking of which nobody knows whether it was made. */
export const UNCONFIRMED = 'SevenRooms did not confirm the booking, so it may or may not exist';

/** Waits until something has happened; gives up after ten seconds. */
export async function until(happened: () => boolean): Promise<void> {
	for (let tries = 0; !happened(); tries++) {
		if (tries === 2_000) throw new Error('It did not happen');
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

/** Makes waits short, and lets something happen in the world once the code has waited for so many milliseconds. */
export function whileWaiting(after: number, act: () => void): FastSleep {
	let passed = 0;
	return speedUp(1000, (ms) => {
		const isNow = passed < after && passed + ms >= after;
		passed += ms;
		if (isNow) act();
	});
}
