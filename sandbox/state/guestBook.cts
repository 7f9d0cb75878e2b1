import type { Guest } from './types.cjs';

/** All guests of the venue group, found by either id, by phone or by e-mail address. */
export class GuestBook {
	private readonly byId = new Map<string, Guest>();
	private readonly byClientId = new Map<string, Guest>();
	private readonly byPhone = new Map<string, Guest>();
	private readonly byEmail = new Map<string, Guest>();

	get size(): number {
		return this.byId.size;
	}

	add(guest: Guest): void {
		this.byId.set(guest.id, guest);
		this.byClientId.set(guest.clientId, guest);
		this.index(guest);
	}

	change(guest: Guest, changes: Partial<Guest>): void {
		Object.assign(guest, changes);
		this.index(guest);
	}

	clear(): void {
		for (const map of [this.byId, this.byClientId, this.byPhone, this.byEmail]) map.clear();
	}

	/** By `venue_group_client_id` or by `client_id`: both work live (API reference, 5.1). */
	get(eitherId: string): Guest | undefined {
		return this.byId.get(eitherId) ?? this.byClientId.get(eitherId);
	}

	all(): IterableIterator<Guest> {
		return this.byId.values();
	}

	/** The guest a new booking belongs to: same phone, else same e-mail address. */
	match(phone: string | null, email: string | null): Guest | undefined {
		const candidates = [
			phone ? this.byPhone.get(trailingDigits(phone)) : undefined,
			email ? this.byEmail.get(email.toLowerCase()) : undefined,
		];
		return candidates.find((guest) => guest && stillReachedBy(guest, phone, email));
	}

	private index(guest: Guest): void {
		// The first guest with a number keeps it: that is who the next booking is matched to.
		if (guest.phone) setOnce(this.byPhone, trailingDigits(guest.phone), guest);
		if (guest.email) setOnce(this.byEmail, guest.email.toLowerCase(), guest);
	}
}

/** Phones are compared by their last nine digits (API reference, 4.7). */
export function trailingDigits(phone: string): string {
	return phone.replace(/\D/g, '').slice(-9);
}

function stillReachedBy(guest: Guest, phone: string | null, email: string | null): boolean {
	if (guest.deleted !== null) return false;
	const samePhone = phone && guest.phone && trailingDigits(guest.phone) === trailingDigits(phone);
	const sameEmail = email && guest.email?.toLowerCase() === email.toLowerCase();
	return Boolean(samePhone || sameEmail);
}

function setOnce(index: Map<string, Guest>, key: string, guest: Guest): void {
	const holder = index.get(key);
	if (key !== '' && (!holder || holder.deleted !== null)) index.set(key, guest);
}
