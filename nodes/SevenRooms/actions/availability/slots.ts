import omit from 'lodash/omit';
import { flattenAvailability, type Slot } from '../../model/availability';
import { unclearAnswer } from '../../transport/classify';
import { dataOf, hasPayload, tellsOfNothing } from '../../transport/envelope';
import { apiPath } from '../../transport/path';
import type { ApiFailure, Query } from '../../transport/types';
import { conciergeId, isConcierge } from '../input/channel';
import type { ItemRun } from '../run/itemRun';

/** What to search, on every day and in every venue alike. */
export interface SlotQuery {
	readonly partySize: number;
	/** `HH:mm` on the venue's clock. */
	readonly startTime: string;
	readonly endTime: string;
	/** Further parameters of the route, e.g. `supports_paid_reservations`. */
	readonly extra?: Query;
}

export interface SearchedVenue {
	readonly id: string;
	readonly zone: string | undefined;
}

export type Slots = { readonly ok: true; readonly slots: Slot[] } | ApiFailure;

/** The times of one venue and business date (API reference, 4.3 and 4.10). A closed day has none. */
export async function readSlots(
	run: ItemRun,
	venue: SearchedVenue,
	date: string,
	query: SlotQuery,
): Promise<Slots> {
	const path = isConcierge(run)
		? apiPath`/concierge/${conciergeId(run)}/venues/${venue.id}/availability/dining`
		: apiPath`/venues/${venue.id}/availability`;
	// The concierge's route of a single day knows no reservation that moves (API reference, 4.10).
	const parameters = omit(slotParameters(date, query), isConcierge(run) ? ['reservation_id'] : []);
	return await ask(run, path, parameters, async (data) => {
		const currency = await run.venueCurrency(venue.id);
		return flattenAvailability(data, {
			venueId: venue.id,
			date,
			partySize: query.partySize,
			zone: venue.zone,
			currency,
		});
	});
}

/** The times of one venue on a row of days in a single call, which the concierge family has (beta; 4.10). */
export async function readRange(
	run: ItemRun,
	venue: SearchedVenue,
	days: readonly string[],
	query: SlotQuery,
): Promise<Slots> {
	const path = apiPath`/concierge/${conciergeId(run)}/venues/${venue.id}/availability/range`;
	// It tells nothing of what may be requested.
	const parameters = {
		...omit(slotParameters(days[0], query), 'can_request'),
		days_out: days.length,
	};
	return await ask(run, path, parameters, async (data) => {
		const currency = await run.venueCurrency(venue.id);
		const known = { venueId: venue.id, partySize: query.partySize, zone: venue.zone, currency };
		return flattenAvailability(data, known).filter(({ date }) => date && days.includes(date));
	});
}

/**
 * The times of a whole venue group on one day in a single call. Nobody outside has seen its answer (4.1), so it only
 * counts where every time names its venue; `undefined` sends the caller to ask venue by venue.
 */
export async function readGroup(
	run: ItemRun,
	groupId: string,
	date: string,
	query: SlotQuery,
): Promise<Slot[] | undefined> {
	const path = apiPath`/venue_groups/${groupId}/availability`;
	const answer = await run.send({ method: 'GET', path, query: slotParameters(date, query) });
	if (!answer.ok) {
		// Unknown, forbidden, broken or unreadable: the route of each venue is the proven one.
		if (answer.status !== undefined) return undefined;
		throw run.errorOf(answer);
	}
	const data = dataOf(answer.body);
	const unzoned = flattenAvailability(data, { date, partySize: query.partySize });
	const venues = [...new Set(unzoned.map(({ venue_id }) => venue_id))];
	if (venues.length === 0 || !venues.every((id) => id !== null)) return undefined;
	const slots: Slot[] = [];
	for (const id of venues) {
		const zone = await run.venueZone(id);
		const currency = await run.venueCurrency(id);
		const known = { date, partySize: query.partySize, zone, currency };
		slots.push(...flattenAvailability(data, known).filter(({ venue_id }) => venue_id === id));
	}
	return slots;
}

function slotParameters(date: string, { partySize, startTime, endTime, extra }: SlotQuery): Query {
	return {
		date,
		party_size: partySize,
		start_time: startTime,
		end_time: endTime,
		...extra,
	};
}

async function ask(
	run: ItemRun,
	path: string,
	query: Query,
	read: (data: unknown) => Promise<Slot[]>,
): Promise<Slots> {
	const answer = await run.send({ method: 'GET', path, query });
	if (!answer.ok) return answer;
	const { body } = answer;
	// A day without free times is told by an empty list; no list tells nothing.
	if (!hasPayload(body) && !tellsOfNothing(body)) return unclearAnswer(path, answer);
	return { ok: true, slots: await read(dataOf(body)) };
}
