import type { Reservation } from './types.cjs';

/** All reservations, with the look-ups that have to be quick in a book of a hundred thousand. */
export class ReservationBook {
	private readonly byId = new Map<string, Reservation>();
	private readonly byService = new Map<string, Reservation[]>();
	private readonly byGuest = new Map<string, Reservation[]>();

	get size(): number {
		return this.byId.size;
	}

	add(reservation: Reservation): void {
		this.byId.set(reservation.id, reservation);
		this.index(reservation);
	}

	change(reservation: Reservation, changes: Partial<Reservation>): void {
		takeFrom(this.byService, serviceKey(reservation), reservation);
		takeFrom(this.byGuest, reservation.guestId, reservation);
		Object.assign(reservation, changes);
		this.index(reservation);
	}

	clear(): void {
		this.byId.clear();
		this.byService.clear();
		this.byGuest.clear();
	}

	get(id: string): Reservation | undefined {
		return this.byId.get(id);
	}

	all(): IterableIterator<Reservation> {
		return this.byId.values();
	}

	/** The book of a venue for one business date. */
	on(venueId: string, date: string): Iterable<Reservation> {
		return this.byService.get(serviceKey({ venueId, date })) ?? [];
	}

	of(guestId: string): Iterable<Reservation> {
		return this.byGuest.get(guestId) ?? [];
	}

	private index(reservation: Reservation): void {
		addTo(this.byService, serviceKey(reservation), reservation);
		addTo(this.byGuest, reservation.guestId, reservation);
	}
}

/** True for a reservation that takes seats. */
export function takesSeats({ deleted, status }: Reservation): boolean {
	return deleted === null && status !== 'CANCELED' && status !== 'NO_SHOW';
}

function serviceKey({ venueId, date }: { venueId: string; date: string }): string {
	return `${venueId} ${date}`;
}

function addTo<T>(index: Map<string, T[]>, key: string, item: T): void {
	const items = index.get(key);
	if (items) items.push(item);
	else index.set(key, [item]);
}

function takeFrom<T>(index: Map<string, T[]>, key: string, item: T): void {
	const items = index.get(key) ?? [];
	items.splice(items.indexOf(item), 1);
}
