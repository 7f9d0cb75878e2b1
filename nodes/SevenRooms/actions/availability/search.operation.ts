import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { venuesLocator } from '../../descriptions/locators';
import { optionsCollection, outputChoice, timeZoneOption } from '../../descriptions/reading';
import { dateFilter } from '../../model/dates';
import { slotPresenter } from '../presentation';
import { partySizeOf } from '../partySize';
import type { Operation } from '../types';
import { venueIds } from '../venues';
import { allVenueIds } from '../venue/readVenues';
import { venueZone } from '../../transport/venueFacts';
import { clockTime, daysBetween } from '../../model/days';
import { readSlots } from './slots';

/** Days that one search may cover: every day and venue is a request of its own. */
const MAX_DAYS = 60;

export const search: Operation = {
	name: 'Search',
	value: 'search',
	action: 'Search availability',
	description: 'Search free times for a party, on one day or several, in one venue or several',
	routes: [{ method: 'GET', path: '/venues/{venue_id}/availability', confidence: 'H' }],
	properties: [
		venuesLocator,
		{
			displayName: 'Date',
			name: 'date',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 2026-05-15',
			description:
				"Business date as YYYY-MM-DD; a venue's business day lasts until 6 in the morning",
		},
		{
			displayName: 'Party Size',
			name: 'partySize',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 2,
			required: true,
			description: 'How many people want to come',
		},
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
				displayName: 'Include Times on Request',
				name: 'includeRequestable',
				type: 'boolean',
				default: true,
				description: 'Whether to include times that can be asked for but not booked at once',
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
				description: 'Last business date to search, itself included',
			},
		]),
	],
	async execute(run) {
		const options = run.collection('options');
		const days = searchedDays(run.text('date'), String(options.toDate ?? ''));
		const window = {
			partySize: partySizeOf(run),
			startTime: clockTime(run.text('startTime') || '00:00', 'Start Time'),
			endTime: clockTime(run.text('endTime') || '23:59', 'End Time'),
			extra: {
				duration: options.durationMinutes,
				supports_paid_reservations: options.includePaid ? true : undefined,
				can_request: options.includeRequestable ? true : undefined,
				reservation_id: options.reservationId,
			},
		};
		const named = venueIds(run);
		const present = slotPresenter(run);
		const output: IDataObject[] = [];
		for (const venueId of named.length > 0 ? named : await allVenueIds(run)) {
			const zone = await venueZone(run.context, run.session, venueId, {
				option: options.timeZone as string | undefined,
				itemIndex: run.index,
			});
			for (const date of days) {
				const found = await readSlots(run, venueId, zone, { ...window, date });
				if (!found.ok) throw run.errorOf(found);
				const wanted = found.slots.filter(
					(slot) => slot.bookable || (options.includeRequestable && slot.requestable),
				);
				output.push(...present(wanted));
			}
		}
		return output;
	},
};

function searchedDays(date: string, toDate: string): string[] {
	const first = dateFilter(date, 'Date');
	const last = toDate ? dateFilter(toDate, 'To Date') : first;
	const days = daysBetween(first, last);
	if (days.length === 0) throw new UserError('To Date lies before Date');
	if (days.length > MAX_DAYS) {
		throw new UserError(`Date and To Date are more than ${MAX_DAYS} days apart`, {
			description: 'Search fewer days at a time: every day is a request of its own.',
		});
	}
	return days;
}
