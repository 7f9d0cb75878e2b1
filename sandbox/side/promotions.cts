import { addDays, serviceMomentAt } from '../state/businessTime.cjs';
import type { Clock } from '../state/clock.cjs';
import type { Row, Venue } from '../state/types.cjs';
import { catalogueId, experienceRows } from './experiences.cjs';

/** Days from the first evening of the sandbox; an event that is over is no longer active. */
const EVENTS: Array<[name: string, fromDay: number, toDay: number]> = [
	['Harvest Dinner', -20, -20],
	['Live Jazz', 3, 3],
	['Oyster Week', 7, 13],
];

/** Fields are not public; `id` is the key (API reference, 4.8 [M]). Dates are business dates. */
export function eventRows(venue: Venue, clock: Clock): Row[] {
	const today = serviceMomentAt(clock.origin, venue.timeZone).date;
	return EVENTS.map(([name, fromDay, toDay], index) => ({
		id: catalogueId('nightloop_Event', venue, index),
		venue_id: venue.id,
		name,
		start_date: addDays(today, fromDay),
		end_date: addDays(today, toDay),
		active: toDay >= 0,
	}));
}

/** Fields are not public, either. */
export function promoCodes(venue: Venue): Row[] {
	const code = (name: string, percent: number, active: boolean, index: number) => ({
		id: catalogueId('sr_PromoCode', venue, index),
		venue_id: venue.id,
		code: name,
		discount_percent: percent,
		active,
	});
	return [code('SPRING10', 10, true, 0), code('OPENING', 25, false, 1)];
}

/** What the house gives to a concierge's guests (API reference, 5.6). The last one is gone. */
export function perkRows(venue: Venue): Row[] {
	return ['Welcome drink', 'Kitchen tour'].map((title, index) => ({
		id: catalogueId('sr_Perk', venue, index),
		title,
		url: `https://example.com/perks/${String(experienceRows(venue)[index].landing_url_key)}`,
		is_sold_out: index === 1,
	}));
}
