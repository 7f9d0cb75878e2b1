import type { Clock } from '../state/clock.cjs';
import { IdMaker, type Kind } from '../state/ids.cjs';
import type { PosTicket, Row } from '../state/types.cjs';
import { HoldBook } from './holds.cjs';

/** A wish for a slot that cannot be booked at once (API reference, 5.5). */
export interface GuestRequest {
	id: string;
	venueId: string;
	guestId: string | null;
	status: 'UNAPPROVED' | 'APPROVED';
	date: string;
	/** Minutes of the business day. */
	minutes: number;
	start: number;
	end: number;
	partySize: number;
	mfRatioMale: number;
	mfRatioFemale: number;
	firstName: string;
	lastName: string;
	email: string | null;
	phone: string | null;
	notes: string | null;
	bookedBy: string;
	externalUserId: string | null;
	/** Set once the request has become a booking. */
	reservationId: string | null;
	created: string;
	updated: string;
	deleted: string | null;
}

/** One party at the door. Nobody outside knows the fields of an entry but `id` (4.8). */
export interface WaitlistEntry {
	id: string;
	venueId: string;
	guestId: string;
	date: string;
	/** Minutes of the business day. */
	minutes: number;
	partySize: number;
	quotedWait: number;
	status: string;
	created: string;
	updated: string;
}

/** A check that a point of sale pushed, linked to a table's reservation or not (4.9). */
export interface PosCheck {
	ticket: PosTicket;
	reservationId: string | null;
}

/** What the restaurant keeps beside its guests and reservations. */
export class SideBook {
	readonly holds: HoldBook;
	readonly requests = new Map<string, GuestRequest>();
	readonly waitlist = new Map<string, WaitlistEntry>();
	/** By paylink id. */
	readonly paylinks = new Map<string, { reservationId: string; row: Row }>();
	/** Charges made by hand; those of the seeded book are read off the reservations. */
	readonly charges: Row[] = [];
	/** By venue and order number. */
	readonly checks = new Map<string, PosCheck>();
	private ids = new IdMaker(1);

	constructor(clock: Clock) {
		this.holds = new HoldBook(clock);
	}

	newId(kind: Kind): string {
		return this.ids.next(kind).id;
	}

	/** For what is numbered through instead. */
	newNumber(): number {
		return this.ids.next('').serial;
	}

	clear(): void {
		for (const part of [this.holds, this.requests, this.waitlist, this.paylinks, this.checks]) {
			part.clear();
		}
		this.charges.length = 0;
		this.ids = new IdMaker(1);
	}
}
