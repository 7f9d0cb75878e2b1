import { nearestSlots, type Slot } from '../../model/availability';
import type { ApiFailure } from '../../transport/types';
import { readRange, readSlots, type Slots } from '../availability/slots';
import { isConcierge } from '../input/channel';
import { oneOf } from '../input/oneOf';
import { neededWholeNumber } from '../input/wholeNumber';
import type { ItemRun } from '../run/itemRun';

const DEFAULT_WITHIN_MINUTES = 120;
const SHOWN = 5;

/** A table that somebody wants and cannot have. */
export interface WantedTable {
	readonly venueId: string;
	readonly zone: string | undefined;
	/** Business date. */
	readonly date: string;
	readonly partySize: number;
	/** The reservation that is to move: its own table counts as free. */
	readonly reservationId?: string;
}

/** Whether SevenRooms says that this table is gone, rather than that the request is wrong. */
export function isUnavailable({ status, msg }: ApiFailure): boolean {
	return status === 409 || (status === 400 && /no direct availability/i.test(msg ?? ''));
}

/** How far from the wanted time another one may be, in minutes. Throws a UserError where that is no number. */
export function nearestWithin(run: ItemRun): number {
	const { nearestWithinMinutes = DEFAULT_WITHIN_MINUTES } = run.collection('options');
	return neededWholeNumber(nearestWithinMinutes, 'Nearest Within (Minutes)', { least: 0 });
}

/** What the item wants when its table is gone. Throws a UserError where that is none of the choices. */
export function ifUnavailable(run: ItemRun) {
	const { ifUnavailable: wanted } = run.collection('options');
	return oneOf(wanted, 'If Unavailable', ['error', 'suggest', 'bookNearest']);
}

/** The day's times for this party; undefined where SevenRooms does not tell them. */
export async function readDay(run: ItemRun, wanted: WantedTable): Promise<Slot[] | undefined> {
	const { venueId, zone, date, partySize, reservationId } = wanted;
	const venue = { id: venueId, zone };
	const query = { partySize, startTime: '00:00', endTime: '23:59' };
	if (reservationId === undefined) return slotsIn(await readSlots(run, venue, date, query));
	const moving = { ...query, extra: { reservation_id: reservationId } };
	// Only this one of the concierge's two routes knows a reservation that moves.
	const range = isConcierge(run) ? await readRange(run, venue, [date], moving) : undefined;
	return slotsIn(range?.ok ? range : await readSlots(run, venue, date, moving));
}

function slotsIn(found: Slots): Slot[] | undefined {
	return found.ok ? found.slots : undefined;
}

/**
 * The nearest free times in a sentence.
 * @param wall the wanted time, `YYYY-MM-DDTHH:mm`
 * @param advice what to do with them
 */
export function nearestTimes(
	slots: readonly Slot[],
	wall: string,
	within: number,
	advice: string,
): string {
	const times = nearestSlots(slots, wall, within).map(({ time }) => time);
	return times.length === 0
		? `There is no other free time within ${within} minutes. Search availability for another day.`
		: `The nearest free times are ${times.slice(0, SHOWN).join(', ')}. ${advice}`;
}
