import type { IDataObject } from 'n8n-workflow';
import type { BookingTime } from '../../../model/booking/bookingTime';
import type { WantedBooking } from '../../../model/booking/match';
import { text } from '../../../model/coerce';
import { recordOf } from '../../../transport/envelope';
import type { ApiFailure } from '../../../transport/types';
import type { ItemRun } from '../../run/itemRun';
import type { BookingLedger } from './ledger';
import { lookForBooking, type Look, type LostBooking } from './look';

/** When to look for a booking whose outcome is open: milliseconds after its request ended. */
const LOOK_AFTER_MS = [5_000, 15_000];

export interface BookingRequest {
	readonly venueId: string;
	readonly path: string;
	readonly form: Record<string, string>;
	readonly wanted: WantedBooking & { readonly externalId: string };
}

/** Business date and `HH:mm` of a table. */
export type TableTime = Pick<BookingTime, 'date' | 'time'>;

/** What SevenRooms answered to a booking, or what was found of it in the book. */
export interface Booked {
	readonly state: 'booked';
	readonly reservationId: string;
	/** In the words of the booking route's answer. */
	readonly answer: IDataObject;
	readonly recovered: boolean;
	/** Where another time than is asked for was taken, now or by an earlier try or run: the nearest free one. */
	readonly nearest?: TableTime;
}

/** The booking stands nowhere: SevenRooms said why, or it never got there. */
export interface NotBooked {
	readonly state: 'notBooked';
	readonly failure: ApiFailure;
}

/** Nobody can say whether the booking exists: it must not be sent again. */
export interface OpenBooking {
	readonly state: 'open';
	readonly externalId: string;
	readonly failure?: ApiFailure;
}

export type BookingOutcome = Booked | NotBooked | OpenBooking;

/**
 * Books at most once, whatever happens on the wire (design, section 5). An open outcome is looked for in the book;
 * only a complete look without it allows one repeat, and a second open outcome is looked for again, never repeated.
 */
export async function bookOnce(
	run: ItemRun,
	booking: BookingRequest,
	ledger: BookingLedger | undefined,
): Promise<BookingOutcome> {
	const sentAt = Date.now();
	const { externalId, date, time } = booking.wanted;
	ledger?.record({ externalId, date, time, sentAt });
	const lost = { ...booking, sentAt, others: () => ledger?.others() };
	const outcome = await sendAndLook(run, booking, lost);
	if (outcome.state === 'notBooked') ledger?.forget();
	if (outcome.state === 'booked') {
		const { reservationId } = outcome;
		ledger?.record({ externalId, date, time, sentAt, reservationId });
	}
	return outcome;
}

async function sendAndLook(
	run: ItemRun,
	booking: BookingRequest,
	lost: LostBooking,
): Promise<BookingOutcome> {
	const first = await sendBooking(run, booking);
	if (first.state !== 'open') return first;
	const look = await lookRepeatedly(run, lost);
	if (look.row) return foundInBook(look.row);
	if (!look.complete) return first;

	const second = await sendBooking(run, booking);
	if (second.state === 'booked') return second;
	// A refusal may mean that the first request took the table after all, so here too the book decides.
	const lastLook =
		second.state === 'open' ? await lookRepeatedly(run, lost) : await lookForBooking(run, lost);
	if (lastLook.row) return foundInBook(lastLook.row);
	if (second.state === 'notBooked' && lastLook.complete) return second;
	return { state: 'open', externalId: booking.wanted.externalId, failure: second.failure };
}

async function sendBooking(
	run: ItemRun,
	{ path, form, wanted }: BookingRequest,
): Promise<BookingOutcome> {
	const answer = await run.send({ method: 'PUT', path, form });
	const open = { state: 'open', externalId: wanted.externalId } as const;
	if (answer.ok) {
		const data = recordOf(answer.body) ?? {};
		const reservationId = text(data.reservation_id);
		// A success that names no reservation proves nothing either way.
		return reservationId
			? { state: 'booked', reservationId, answer: data, recovered: false }
			: open;
	}
	const { kind, tries } = answer;
	const isUnsent = kind === 'neverArrived' || (kind === 'cancelled' && tries === 0);
	return kind === 'refused' || isUnsent
		? { state: 'notBooked', failure: answer }
		: { ...open, failure: answer };
}

async function lookRepeatedly(run: ItemRun, lost: LostBooking): Promise<Look> {
	let waited = 0;
	let complete = true;
	let failure: ApiFailure | undefined;
	for (const after of LOOK_AFTER_MS) {
		if (!(await run.pause(after - waited))) return { complete: false };
		waited = after;
		const look = await lookForBooking(run, lost);
		if (look.row) return look;
		complete &&= look.complete;
		failure ??= look.failure;
	}
	return { complete, failure };
}

/** A row of the book in the words of the booking route's answer. */
export function foundInBook(row: IDataObject): Booked {
	const reservationId = String(row.id);
	return {
		state: 'booked',
		reservationId,
		answer: {
			reservation_id: reservationId,
			reservation_reference_code: row.reference_code,
			client_id: row.venue_group_client_id ?? row.client_id,
			client_reference_code: row.client_reference_code,
		},
		recovered: true,
	};
}
