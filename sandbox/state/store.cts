import { seedSideBook } from '../side/seedSideBook.cjs';
import { SideBook } from '../side/sideBook.cjs';
import { Clock } from './clock.cjs';
import { GuestBook } from './guestBook.cjs';
import { guestRow } from './guestRow.cjs';
import { IdMaker, codeOf } from './ids.cjs';
import { createRandom, hash32, type Random } from './random.cjs';
import { ReservationBook } from './reservationBook.cjs';
import { reservationRow } from './reservationRow.cjs';
import { seedBook } from './seed.cjs';
import type { Change, Guest, Reservation, Row, SentMessage, Venue } from './types.cjs';
import { makeVenues, venueGroup } from './venues.cjs';

export interface SeedSettings {
	seed: number;
	reservations: number;
}

type NewGuest = Omit<Guest, 'id' | 'clientId' | 'order' | 'created' | 'updated' | 'referenceCode'>;

/**
 * Everything the sandbox remembers, and the only place where it changes. Each change gives the record a
 * later `updated` than any before and is told to the listeners (the webhooks) with its previous values.
 */
export class SandboxState {
	readonly venueGroup = venueGroup;
	readonly venues: Venue[] = makeVenues();
	readonly guests = new GuestBook();
	readonly reservations = new ReservationBook();
	readonly messages: SentMessage[] = [];
	readonly side: SideBook;
	/** Grows with every change; remembered search results are good for one version. */
	version = 0;
	private ids: IdMaker;
	private random: Random;
	private readonly listeners: Array<(change: Change) => void> = [];

	constructor(
		readonly clock: Clock,
		private readonly settings: SeedSettings,
	) {
		this.side = new SideBook(clock);
		this.ids = new IdMaker(settings.seed);
		this.random = createRandom(settings.seed);
		seedBook(this, this.random, settings.reservations);
		seedSideBook(this);
	}

	/** Back to the seeded book; everything booked since is gone, nobody is told. */
	reset(): void {
		this.clock.restart();
		this.guests.clear();
		this.reservations.clear();
		this.messages.length = 0;
		this.side.clear();
		this.version++;
		this.ids = new IdMaker(this.settings.seed);
		this.random = createRandom(this.settings.seed);
		seedBook(this, this.random, this.settings.reservations);
		seedSideBook(this);
	}

	onChange(listener: (change: Change) => void): void {
		this.listeners.push(listener);
	}

	venue(idOrUrlKey: string): Venue | undefined {
		return this.venues.find(({ id, urlKey }) => id === idOrUrlKey || urlKey === idOrUrlKey);
	}

	/** The reservation as the API shows it. */
	reservationRow(reservation: Reservation): Row {
		return reservationRow(this, reservation);
	}

	/** The guest as the API shows it, totals counted from the book. */
	guestRow(guest: Guest): Row {
		return guestRow(this, guest);
	}

	addReservation(reservation: Reservation): Reservation {
		const stamp = this.clock.stamp();
		this.placeReservation(reservation, stamp, stamp);
		this.tell('reservation', 'created', this.reservationRow(reservation), null);
		return reservation;
	}

	/**
	 * Without telling anyone: for the seeded book. Names the record in place, because in a book of a
	 * hundred thousand an object that is born with all its fields costs half of a copied one.
	 */
	placeReservation(reservation: Reservation, created: string, updated: string): Reservation {
		const { id, serial } = this.ids.next('nightloop_ReservationActual');
		const order = hash32(id);
		const referenceCode = codeOf(serial, 7);
		Object.assign(reservation, { id, order, created, updated, referenceCode });
		this.reservations.add(reservation);
		this.version++;
		return reservation;
	}

	changeReservation(reservation: Reservation, changes: Partial<Reservation>): void {
		const before = this.reservationRow(reservation);
		this.reservations.change(reservation, { ...changes, updated: this.clock.stamp() });
		const after = this.reservationRow(reservation);
		this.tell('reservation', 'updated', after, previousValues(before, after));
	}

	deleteReservation(reservation: Reservation): void {
		const before = this.reservationRow(reservation);
		const stamp = this.clock.stamp();
		this.reservations.change(reservation, { deleted: stamp, updated: stamp });
		const after = this.reservationRow(reservation);
		this.tell('reservation', 'deleted', after, previousValues(before, after));
	}

	addGuest(fields: NewGuest): Guest {
		const stamp = this.clock.stamp();
		const guest = this.placeGuest(fields, stamp, stamp);
		this.tell('client', 'created', this.guestRow(guest), null);
		return guest;
	}

	/** Without telling anyone: for the seeded book. */
	placeGuest(fields: NewGuest, created: string, updated: string): Guest {
		const { id, serial } = this.ids.next('nightloop_VenueGroupClient');
		const clientId = this.ids.next('nightloop_Client').id;
		const referenceCode = codeOf(serial, 6);
		const guest = { ...fields, id, clientId, order: hash32(id), created, updated, referenceCode };
		this.guests.add(guest);
		this.version++;
		return guest;
	}

	changeGuest(guest: Guest, changes: Partial<Guest>): void {
		const before = this.guestRow(guest);
		this.guests.change(guest, { ...changes, updated: this.clock.stamp() });
		const after = this.guestRow(guest);
		this.tell('client', 'updated', after, previousValues(before, after));
	}

	deleteGuest(guest: Guest): void {
		const before = this.guestRow(guest);
		const stamp = this.clock.stamp();
		this.guests.change(guest, { deleted: stamp, updated: stamp });
		const after = this.guestRow(guest);
		this.tell('client', 'deleted', after, previousValues(before, after));
	}

	private tell(
		entityType: Change['entityType'],
		eventType: Change['eventType'],
		entity: Row,
		updates: Change['updates'],
	): void {
		this.version++;
		for (const listener of this.listeners) listener({ entityType, eventType, entity, updates });
	}
}

/** What `updates` of a webhook event says: every field of the row that changed, with its old value. */
function previousValues(before: Row, after: Row): Change['updates'] {
	return Object.keys(after)
		.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
		.map((field) => ({ field, previous: before[field] ?? null }));
}
