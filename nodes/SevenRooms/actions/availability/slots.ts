import type { IDataObject } from 'n8n-workflow';
import { flattenAvailability, type Slot } from '../../model/availability';
import { dataOf } from '../../transport/envelope';
import { apiPath, type ApiFailure } from '../../transport/request';
import type { ItemRun } from '../itemRun';

export interface SlotQuery {
	/** Business date, `YYYY-MM-DD`. */
	readonly date: string;
	readonly partySize: number;
	/** `HH:mm` on the venue's clock. */
	readonly startTime: string;
	readonly endTime: string;
	/** Further parameters of the route, e.g. `supports_paid_reservations`. */
	readonly extra?: IDataObject;
}

export type Slots = { readonly ok: true; readonly slots: Slot[] } | ApiFailure;

/** The times of one venue and day (API reference, 4.3). A closed day has none. */
export async function readSlots(
	run: ItemRun,
	venueId: string,
	zone: string | undefined,
	{ date, partySize, startTime, endTime, extra }: SlotQuery,
): Promise<Slots> {
	const answer = await run.send({
		method: 'GET',
		path: apiPath`/venues/${venueId}/availability`,
		query: {
			date,
			party_size: partySize,
			start_time: startTime,
			end_time: endTime,
			...(extra as Record<string, string | number | boolean>),
		},
	});
	if (!answer.ok) return answer;
	const slots = flattenAvailability(dataOf(answer.body), { venueId, date, partySize, zone });
	return { ok: true, slots };
}
