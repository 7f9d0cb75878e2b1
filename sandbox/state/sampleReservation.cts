import { concierge } from '../side/concierge.cjs';
import type { ServiceMoment } from './businessTime.cjs';
import { between, chance, pick, type Random } from './random.cjs';
import type { Guest, PosTicket, Reservation, Shift, Tag, Venue } from './types.cjs';

/** Nested objects that many rows share, so that a large book stays small in memory. */
export interface Stock {
	guests: Guest[];
	tickets: { closed: PosTicket[][]; open: PosTicket[][] };
	tagSets: Tag[][];
}

export interface SampleSlot {
	venue: Venue;
	shift: Shift;
	moment: ServiceMoment;
	partySize: number;
	/** Milliseconds since 1970. */
	start: number;
	/** When the book is written, likewise. */
	now: number;
	duration: number;
	deleted: string | null;
}

const PAST_STATUSES = [
	...Array<string>(39).fill('COMPLETE'),
	...Array<string>(4).fill('CANCELED'),
	...['NO_SHOW', 'NO_SHOW', 'LEFT', 'NOT_RECONCILED', 'PAID'],
];
const COMING_STATUSES = [
	...Array<string>(10).fill('RESERVED'),
	...Array<string>(7).fill('CONFIRMED'),
	...['CANCELED', 'NO_ANSWER', 'CUSTOM_STATUS_1'],
];
const BOOKED_BY = ['Web Widget', 'Web Widget', 'Phone', 'API', 'Google Reserve', concierge.name];
const REQUESTS = [
	null,
	null,
	null,
	'Window if possible',
	'High chair, please',
	'Nut allergy at the table',
];
const NO_TICKETS: PosTicket[] = [];

/** One reservation as a restaurant's book would hold it, past or coming. */
export function sampleReservation(random: Random, stock: Stock, slot: SampleSlot): Reservation {
	const { venue, shift, moment, partySize } = slot;
	const isPast = slot.start < slot.now;
	const end = slot.start + slot.duration * 60_000;
	const isHere = isPast && end > slot.now;
	const guest = pick(random, stock.guests);
	const drawn = pick(random, isPast ? PAST_STATUSES : COMING_STATUSES);
	const status = isHere ? 'SEATED' : drawn;
	const hasLeft = isPast && ['COMPLETE', 'LEFT', 'PAID'].includes(status);
	const hasCome = isHere || hasLeft;
	const area = pick(random, venue.seatingAreas);
	const request = pick(random, REQUESTS);
	return {
		// The store fills in these five.
		id: '',
		order: 0,
		created: '',
		updated: '',
		referenceCode: '',
		deleted: slot.deleted,
		venueId: venue.id,
		guestId: guest.id,
		externalId: chance(random, 0.1) ? `crm-${between(random, 10_000, 99_999)}` : null,
		externalReferenceCode: chance(random, 0.1) ? String(between(random, 50_000, 59_999)) : null,
		externalUserId: null,
		date: moment.date,
		minutes: moment.minutes,
		duration: slot.duration,
		usingDefaultDuration: true,
		partySize,
		arrivedGuests: hasCome ? partySize : 0,
		mfRatioMale: 0,
		mfRatioFemale: 0,
		shiftCategory: shift.category,
		shiftPersistentId: shift.persistentId,
		accessPersistentId: chance(random, 0.5) ? shift.accessRules[0].persistentId : null,
		status,
		seatedTime: hasCome ? seatedText(slot.start, random) : null,
		leftTime: hasLeft ? seatedText(end, random) : null,
		firstName: guest.firstName,
		lastName: guest.lastName,
		email: guest.email,
		phone: guest.phone,
		notes: chance(random, 0.1) ? 'Regular, knows the menu.' : null,
		internalNotes: null,
		clientRequests: request,
		tags: pick(random, stock.tagSets),
		tables: hasCome || chance(random, 0.4) ? pick(random, tableChoices(area)) : [],
		seatingArea: area,
		bookedBy: pick(random, BOOKED_BY),
		servedBy: hasCome ? 'Ana P.' : null,
		isWalkIn: isPast && chance(random, 0.05),
		smsOptIn: true,
		reminderEmail: true,
		reminderSms: chance(random, 0.7),
		upgrades: [],
		prepayment: chance(random, 0.03) ? 50 : 0,
		minPrice: null,
		posTickets: hasLeft ? tickets(random, stock) : NO_TICKETS,
		rating: null,
	};
}

/** Some checks are linked late or never (quirk 14), some are still open. */
function tickets(random: Random, stock: Stock): PosTicket[] {
	if (chance(random, 0.15)) return NO_TICKETS;
	return pick(random, chance(random, 0.03) ? stock.tickets.open : stock.tickets.closed);
}

function seatedText(instant: number, random: Random): string {
	const text = new Date(instant).toISOString().slice(0, 19);
	return chance(random, 0.5) ? text : text.replace('T', ' ');
}

const choices = new WeakMap<object, string[][]>();

function tableChoices(area: { tables: string[] }): string[][] {
	const known = choices.get(area);
	if (known) return known;
	const made = area.tables.map((table, index) =>
		index % 5 === 4 ? [area.tables[index - 1], table] : [table],
	);
	choices.set(area, made);
	return made;
}
