import { type Fields, isTrue } from '../body.cjs';
import type { Core } from '../core.cjs';
import { ApiError } from '../envelope.cjs';
import { sameTag } from '../state/tags.cjs';
import type { Guest, MonthDay, Venue } from '../state/types.cjs';
import type { BookingRequest } from './request.cjs';

const text = (value: string) => value || null;

const profileFields: Record<string, [keyof Guest, (value: string) => unknown]> = {
	salutation: ['salutation', text],
	birthday: ['birthday', monthDay],
	anniversary: ['anniversary', monthDay],
	address: ['address', text],
	address2: ['address2', text],
	city: ['city', text],
	state: ['state', text],
	postal_code: ['postalCode', text],
	country: ['country', text],
	loyalty_id: ['loyaltyId', text],
	loyalty_tier: ['loyaltyTier', text],
	loyalty_rank: ['loyaltyRank', (value) => (value === '' ? null : Number(value))],
	venue_group_marketing_opt_in: ['marketingOptIn', isTrue],
};

/** The guest a booking is for: the one named, else same phone or e-mail; undefined for a new face. */
export function findGuest(core: Core, { form }: BookingRequest): Guest | undefined {
	if (!form.client_id) return core.state.guests.match(form.phone ?? null, form.email ?? null);
	const guest = core.state.guests.get(form.client_id);
	if (!guest || guest.deleted !== null) throw new ApiError(400, 'Invalid client_id');
	return guest;
}

/** Writes the form into the guest's profile, or makes the guest. */
export function saveGuest(
	core: Core,
	venue: Venue,
	booking: BookingRequest,
	guest: Guest | undefined,
): Guest {
	if (!guest) return core.state.addGuest(newGuest(booking.form, profile(venue, booking, NOBODY)));
	updateGuest(core, venue, booking, guest);
	return guest;
}

/** Nothing new in the form leaves the guest's `updated` alone. */
function updateGuest(core: Core, venue: Venue, booking: BookingRequest, guest: Guest): void {
	const said = profile(venue, booking, guest);
	const email = guest.email === null && booking.form.email ? { email: booking.form.email } : {};
	const changes = Object.entries({ ...said, ...email }).filter(
		([field, value]) => JSON.stringify(guest[field as keyof Guest]) !== JSON.stringify(value),
	);
	if (changes.length > 0) core.state.changeGuest(guest, Object.fromEntries(changes));
}

const NOBODY: Pick<Guest, 'tags' | 'venueOptIns'> = { tags: [], venueOptIns: [] };

function profile(
	venue: Venue,
	{ form, addClientTags, removeClientTags }: BookingRequest,
	before: Pick<Guest, 'tags' | 'venueOptIns'>,
): Partial<Guest> {
	const plain = Object.entries(profileFields)
		.filter(([name]) => name in form)
		.map(([name, [field, read]]) => [field, read(form[name])]);
	const kept = before.tags.filter((tag) => !removeClientTags.some((gone) => sameTag(gone, tag)));
	const added = addClientTags.filter((tag) => !kept.some((known) => sameTag(known, tag)));
	return {
		...(Object.fromEntries(plain) as Partial<Guest>),
		tags: [...kept, ...added],
		...optIn(venue, form, before.venueOptIns),
	};
}

function optIn(venue: Venue, form: Fields, before: readonly string[]): Partial<Guest> {
	if (!('venue_marketing_opt_in' in form)) return {};
	const others = before.filter((id) => id !== venue.id);
	return { venueOptIns: isTrue(form.venue_marketing_opt_in) ? [...others, venue.id] : others };
}

function newGuest(form: Fields, said: Partial<Guest>): Parameters<Core['state']['addGuest']>[0] {
	return {
		deleted: null,
		firstName: form.first_name ?? '',
		lastName: form.last_name ?? '',
		salutation: null,
		email: form.email || null,
		phone: form.phone || null,
		phoneLocale: null,
		company: null,
		address: null,
		address2: null,
		city: null,
		state: null,
		postalCode: null,
		country: null,
		birthday: null,
		anniversary: null,
		loyaltyId: null,
		loyaltyTier: null,
		loyaltyRank: null,
		marketingOptIn: false,
		venueOptIns: [],
		notes: null,
		tags: [],
		isWellKnown: false,
		externalUserId: null,
		...said,
	};
}

/** `YYYY-MM-DD` or `MM-DD`, also with slashes; anything else is not understood and clears the day. */
function monthDay(value: string): MonthDay | null {
	const match = /^(?:\d{4}[-/])?(\d{1,2})[-/](\d{1,2})$/.exec(value);
	return match ? { month: Number(match[1]), day: Number(match[2]) } : null;
}
