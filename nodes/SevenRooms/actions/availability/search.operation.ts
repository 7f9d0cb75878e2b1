import { UserError } from 'n8n-workflow';
import { venuesLocator } from '../../descriptions/locators';
import { optionsCollection, outputChoice, timeZoneOption } from '../../descriptions/reading';
import { partySize, slotDate } from '../../descriptions/slot';
import type { Slot } from '../../model/availability';
import { isEmpty } from '../../model/coerce';
import { clockTime, everyDay } from '../../model/time/days';
import { channelChoice, isConcierge } from '../input/channel';
import { dayOf, refuseBackwards } from '../input/dayParameter';
import { partySizeOf } from '../input/partySize';
import { venueIds } from '../input/venues';
import { wholeNumber } from '../input/wholeNumber';
import { writtenText } from '../input/writtenText';
import { isSwitchedOn } from '../input/yesOrNo';
import { slotPresenter } from '../reading/presentation';
import type { ItemRun } from '../run/itemRun';
import type { Operation } from '../types';
import { allVenueIds } from '../venue/readVenues';
import { readGroup, readRange, readSlots, type SearchedVenue, type SlotQuery } from './slots';

/** Days that one search may cover: every day and venue is a request of its own. */
const MAX_DAYS = 60;

export const search: Operation = {
	name: 'Search',
	value: 'search',
	action: 'Search availability',
	description: 'Search free times for a party, on one day or several, in one venue or several',
	routes: [
		{ method: 'GET', path: '/venues/{venue_id}/availability', confidence: 'H' },
		{ method: 'GET', path: '/venue_groups/{venue_group_id}/availability', confidence: 'M' },
		{
			method: 'GET',
			path: '/concierge/{concierge_id}/venues/{venue_id}/availability/dining',
			confidence: 'H',
		},
		{
			method: 'GET',
			path: '/concierge/{concierge_id}/venues/{venue_id}/availability/range',
			confidence: 'H',
		},
	],
	properties: [
		channelChoice,
		venuesLocator,
		slotDate,
		partySize,
		{
			displayName: 'Start Time',
			name: 'startTime',
			type: 'string',
			default: '00:00',
			placeholder: 'e.g. 18:00',
			description: "Earliest time, as HH:MM on the venue's clock",
		},
		{
			displayName: 'End Time',
			name: 'endTime',
			type: 'string',
			default: '23:59',
			placeholder: 'e.g. 22:00',
			description: "Latest time, as HH:MM on the venue's clock",
		},
		...outputChoice,
		optionsCollection([
			{
				displayName: 'Custom Duration',
				name: 'durationMinutes',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 90,
				description: 'How many minutes the party stays, where it differs from the usual',
			},
			{
				displayName: 'Include Paid Times',
				name: 'includePaid',
				type: 'boolean',
				default: true,
				description: 'Whether to include times that want a payment',
			},
			{
				displayName: 'Include Slot Options',
				name: 'includeSlotOptions',
				type: 'boolean',
				default: true,
				description:
					'Whether to give out every option of a time, one row each (slot_option_id, slot_name), instead of the first only',
			},
			{
				displayName: 'Include Times on Request',
				name: 'includeRequestable',
				type: 'boolean',
				default: true,
				description: 'Whether to include times that can be asked for but not booked at once',
			},
			{
				displayName: 'Include Upgrades',
				name: 'includeUpgrades',
				type: 'boolean',
				default: true,
				description:
					'Whether to bring along the upgrades of each time: they stand in upsells of the raw output, which Selected Fields reaches too',
			},
			{
				displayName: 'Moving Reservation ID',
				name: 'reservationId',
				type: 'string',
				default: '',
				description: 'A reservation to be moved: its own table counts as free',
			},
			timeZoneOption,
			{
				displayName: 'To Date',
				name: 'toDate',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2026-05-17',
				description: `Last business date to search, itself included; ${MAX_DAYS} days at most`,
			},
		]),
	],
	async execute(run) {
		const present = slotPresenter(run);
		const options = run.collection('options');
		const days = await searchedDays(run, options.toDate);
		const onRequest = isSwitchedOn(options.includeRequestable, 'Include Times on Request');
		const query: SlotQuery = {
			partySize: partySizeOf(run),
			startTime: clockTime(run.text('startTime') || '00:00', 'Start Time'),
			endTime: clockTime(run.text('endTime') || '23:59', 'End Time'),
			extra: {
				duration: wholeNumber(options.durationMinutes, 'Custom Duration'),
				supports_paid_reservations:
					isSwitchedOn(options.includePaid, 'Include Paid Times') || undefined,
				supports_slot_options:
					isSwitchedOn(options.includeSlotOptions, 'Include Slot Options') || undefined,
				include_upsells: isSwitchedOn(options.includeUpgrades, 'Include Upgrades') || undefined,
				can_request: onRequest || undefined,
				reservation_id: writtenText(options.reservationId, 'Moving Reservation ID') || undefined,
			},
		};
		const isWanted = (slot: Slot) => slot.bookable || (onRequest && slot.requestable);
		const slots = await searchSlots(run, venueIds(run), days, query);
		return present(slots.filter(isWanted));
	},
};

async function searchSlots(
	run: ItemRun,
	named: string[],
	days: string[],
	query: SlotQuery,
): Promise<Slot[]> {
	const group = run.session.venueGroupId;
	if (named.length === 0 && group && !isConcierge(run) && days.length === 1) {
		const slots = await readGroup(run, group, days[0], query);
		if (slots) return slots;
	}
	const slots: Slot[] = [];
	for (const id of named.length > 0 ? named : await allVenueIds(run)) {
		slots.push(...(await searchVenue(run, { id, zone: await run.venueZone(id) }, days, query)));
	}
	return slots;
}

/** Which of the concierge's two routes can answer: only this one moves a reservation, only the other tells what may be requested. */
function suitsRange(days: string[], { extra = {} }: SlotQuery): boolean {
	if (extra.reservation_id) return true;
	return days.length > 1 && !extra.can_request;
}

async function searchVenue(
	run: ItemRun,
	venue: SearchedVenue,
	days: string[],
	query: SlotQuery,
): Promise<Slot[]> {
	if (isConcierge(run) && suitsRange(days, query)) {
		const range = await readRange(run, venue, days, query);
		if (range.ok) return range.slots;
		// A beta route: where it is not there or not allowed, the days are asked one by one.
		if (![403, 404, 405].includes(range.status ?? 0)) throw run.errorOf(range);
	}
	const slots: Slot[] = [];
	for (const date of days) {
		const found = await readSlots(run, venue, date, query);
		if (!found.ok) throw run.errorOf(found);
		slots.push(...found.slots);
	}
	return slots;
}

async function searchedDays(run: ItemRun, toDate: unknown): Promise<string[]> {
	const first = await dayOf(run, run.parameter('date', ''), 'Date');
	const last = isEmpty(toDate) ? first : await dayOf(run, toDate, 'To Date');
	refuseBackwards(first, 'Date', last, 'To Date');
	const days = everyDay(first, last);
	if (days.length > MAX_DAYS) {
		throw new UserError(`The search covers ${days.length} days, and ${MAX_DAYS} is the most`, {
			description: 'Search fewer days at a time: every day is a request of its own.',
		});
	}
	return days;
}
