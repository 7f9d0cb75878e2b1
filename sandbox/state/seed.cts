import {
	addDays,
	instantOf,
	isBefore,
	serviceMomentAt,
	type ServiceMoment,
} from './businessTime.cjs';
import { coversLeft } from './capacity.cjs';
import { utcText } from './clock.cjs';
import { between, chance, pick, type Random } from './random.cjs';
import { seedGuests } from './sampleGuests.cjs';
import { sampleReservation, type Stock } from './sampleReservation.cjs';
import { sampleTickets } from './sampleTickets.cjs';
import { defaultDuration, pacingOf, seatings, shiftsOn } from './shifts.cjs';
import type { SandboxState } from './store.cjs';
import { allTags, reservationTagGroups } from './tags.cjs';
import type { Shift, Venue } from './types.cjs';

const DAYS_AHEAD = 28;
/** So that most tables of the coming weeks stay free. */
const AHEAD_PER_DAY = 14;
/** For each venue that is open today: the first that are dealt out, so that a small book has them, too. */
const TODAY = 5;
const PARTY_SIZES = [1, 2, 2, 2, 2, 3, 4, 4, 5, 6, 8];

/**
 * Fills the book around the clock's now: up to 30 % today and in the four weeks ahead, the rest in the past.
 * The same seed and the same now give the same book.
 */
export function seedBook(state: SandboxState, random: Random, count: number): void {
	const guests = seedGuests(state, random, Math.max(45, Math.ceil(count / 4)));
	const stock: Stock = { guests, tickets: sampleTickets(random), tagSets: tagSets() };
	const ahead = Math.min(Math.round(count * 0.3), state.venues.length * DAYS_AHEAD * AHEAD_PER_DAY);
	const perDay = count > 5000 ? 60 : 8;
	const daysBack = Math.ceil((count - ahead) / (state.venues.length * perDay)) + 1;
	const now = state.clock.origin;
	const today = new Map(state.venues.map((venue) => [venue, serviceMomentAt(now, venue.timeZone)]));
	for (let index = 0; index < count; index++) {
		const venue = state.venues[index % state.venues.length];
		const moment = today.get(venue) ?? serviceMomentAt(now, venue.timeZone);
		const isToday = index < TODAY * state.venues.length;
		const free = index < ahead ? freeSlot(state, random, venue, moment, isToday) : undefined;
		const slot = free ?? pastSlot(random, venue, moment.date, daysBack);
		place(state, random, stock, venue, slot, now);
	}
	shareCodes(state);
}

const SHARED_CODE_EVERY = 50;

/** Codes are unique within a venue only (API reference, 4.10 and quirk 22): some stand in two venues. */
function shareCodes(state: SandboxState): void {
	const book = [...state.reservations.all()];
	// One after the other is of one venue after the other.
	for (let at = SHARED_CODE_EVERY; at < book.length; at += SHARED_CODE_EVERY) {
		book[at].referenceCode = book[at - 1].referenceCode;
	}
}

interface Slot {
	shift: Shift;
	moment: ServiceMoment;
	partySize: number;
}

function tagSets(): Stock['tagSets'] {
	const tags = allTags(reservationTagGroups);
	return [[], [], [], [], ...tags.map((tag) => [tag]), [tags[0], tags[3]], [tags[1], tags[6]]];
}

/** A slot of today, whether it is over or not, or a coming one; at most half full. Undefined after a few tries. */
function freeSlot(
	state: SandboxState,
	random: Random,
	venue: Venue,
	today: ServiceMoment,
	isToday: boolean,
): Slot | undefined {
	// On a day off the guests of today come on another one.
	const onlyToday = isToday && shiftsOn(venue, today.date).length > 0;
	for (let attempt = 0; attempt < 8; attempt++) {
		const date = onlyToday ? today.date : addDays(today.date, between(random, 0, DAYS_AHEAD - 1));
		const slot = anySlot(random, venue, date);
		if (!slot || (!onlyToday && isBefore(slot.moment, today))) continue;
		const left = coversLeft(state, venue, slot.shift, slot.moment);
		if (left - slot.partySize >= pacingOf(slot.shift, slot.moment.minutes) / 2) return slot;
	}
	return undefined;
}

function pastSlot(random: Random, venue: Venue, today: string, daysBack: number): Slot {
	for (let back = between(random, 1, daysBack); ; back++) {
		const slot = anySlot(random, venue, addDays(today, -back));
		if (slot) return slot;
	}
}

function anySlot(random: Random, venue: Venue, date: string): Slot | undefined {
	const shifts = shiftsOn(venue, date);
	if (shifts.length === 0) return undefined;
	const shift = pick(random, shifts);
	const minutes = pick(random, seatings(shift));
	return { shift, moment: { date, minutes }, partySize: pick(random, PARTY_SIZES) };
}

function place(
	state: SandboxState,
	random: Random,
	stock: Stock,
	venue: Venue,
	{ shift, moment, partySize }: Slot,
	now: number,
): void {
	const start = instantOf(moment, venue.timeZone);
	const created =
		Math.min(start, now) - between(random, 1, 30 * 24 * 60) * 60_000 - random() * 1000;
	const lastTouch = Math.min(now - 1000, start + 4 * 3_600_000);
	const updated = created + random() * (lastTouch - created);
	const fields = sampleReservation(random, stock, {
		venue,
		shift,
		moment,
		partySize,
		start,
		now,
		duration: defaultDuration(shift, partySize),
		deleted: chance(random, 0.01) ? utcText(updated * 1000) : null,
	});
	state.placeReservation(fields, utcText(created * 1000), utcText(updated * 1000));
}
