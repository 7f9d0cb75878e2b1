import type { Clock } from '../state/clock.cjs';

export interface Hold {
	id: string;
	venueId: string;
	date: string;
	minutes: number;
	partySize: number;
	shiftPersistentId: string;
	/** Milliseconds since 1970. */
	expiresAt: number;
}

/** Seats that are kept for somebody who is still typing (API reference, 4.10). A hold ends by itself. */
export class HoldBook {
	private holds: Hold[] = [];
	private serial = 0;

	constructor(private readonly clock: Clock) {}

	/** Keeps the seats for so many seconds. */
	place(seats: Omit<Hold, 'id' | 'expiresAt'>, seconds: number): Hold {
		const now = this.clock.now();
		const fraction = String(++this.serial).padStart(6, '0');
		const id = `${Math.floor(now / 1000)}.${fraction}`;
		const hold = { ...seats, id, expiresAt: now + seconds * 1000 };
		this.holds = [...this.live(), hold];
		return hold;
	}

	/** Gives the seats free; undefined when no such hold is in force: over, released or never there. */
	take(id: string, seats: Pick<Hold, 'venueId'> & Partial<Hold>): Hold | undefined {
		const asked = Object.entries({ ...seats, id });
		const hold = this.live().find((one) =>
			asked.every(([field, value]) => one[field as keyof Hold] === value),
		);
		this.holds = this.holds.filter((one) => one !== hold);
		return hold;
	}

	/** After a booking that came to nothing. */
	putBack(hold: Hold): void {
		this.holds.push(hold);
	}

	/** Covers held within a seating, its end not included. Minutes of the business day. */
	covers(venueId: string, date: string, from: number, to: number): number {
		return this.live()
			.filter((hold) => hold.venueId === venueId && hold.date === date)
			.filter(({ minutes }) => minutes >= from && minutes < to)
			.reduce((covers, { partySize }) => covers + partySize, 0);
	}

	clear(): void {
		this.holds = [];
		this.serial = 0;
	}

	private live(): Hold[] {
		return this.holds.filter(({ expiresAt }) => expiresAt > this.clock.now());
	}
}
