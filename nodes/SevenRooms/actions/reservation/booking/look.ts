import type { IDataObject } from 'n8n-workflow';
import {
	matchesBooking,
	matchesEvening,
	matchesExternalId,
	type WantedBooking,
} from '../../../model/booking/match';
import { text } from '../../../model/coerce';
import { isAtVenue } from '../../../model/reservation';
import { isLive } from '../../../model/status';
import { utc } from '../../../model/time/dates';
import type { ApiFailure } from '../../../transport/types';
import type { ItemRun } from '../../run/itemRun';
import { channelOf } from '../channel';
import { readReservations } from '../reader';

/** How far SevenRooms' clock may be from ours. */
const CLOCK_SKEW_MS = 2 * 60_000;

/** What a search of the book found. Only a complete look that found nothing proves that nothing is there. */
export interface Look {
	readonly row?: IDataObject;
	readonly complete: boolean;
	readonly failure?: ApiFailure;
}

/** A booking whose answer got lost. */
export interface LostBooking {
	readonly venueId: string;
	readonly wanted: WantedBooking;
	/** When it went out, in epoch milliseconds. */
	readonly sentAt: number;
	/** Reservations that are known to be other bookings of this execution; asked for only where one is looked for. */
	readonly others?: () => ReadonlySet<string> | undefined;
}

/**
 * Looks for a booking in its venue's book of its business date, all pages, comparing every row ourselves: the API may
 * ignore any filter, so none but venue and date is sent (API reference, 3.3).
 *
 * A row that came into being since the booking went out and fits in all but an external id that it lacks, or carries
 * the external id without fitting (SevenRooms knew the guest by another phone, a host moved it), may be ours: it is no
 * proof, so the look does not count as complete. One that carries a user's own external id may be an
 * earlier booking under it: a canceled one from before is not ours, and neither is one that another item made.
 */
export async function lookForBooking(
	run: ItemRun,
	{ venueId, wanted, sentAt, others }: LostBooking,
): Promise<Look> {
	// Where the book cannot be listed nothing is proven, and the booking's outcome stays open.
	if (!channelOf(run).lists) return { complete: false };
	const taken = others?.();
	const table = { ...wanted, externalId: undefined };
	const hasId = (row: IDataObject) => matchesExternalId(row, wanted.externalId ?? '');
	let doubtful = false;
	const look = await searchDay(run, venueId, wanted.date, (row) => {
		if (taken?.has(String(row.id))) return false;
		if (matchesBooking(row, wanted)) return isLive(row) || isSince(row, sentAt);
		doubtful ||=
			isSince(row, sentAt) && (row.external_id ? hasId(row) : matchesBooking(row, table));
		return false;
	});
	return doubtful && !look.row ? { ...look, complete: false } : look;
}

/**
 * Looks for a live reservation for the same venue, date, party and guest, whoever made it.
 * @param withinMinutes how far its time may be from the wanted one
 */
export async function lookForTwin(
	run: ItemRun,
	venueId: string,
	wanted: WantedBooking,
	withinMinutes: number,
): Promise<Look> {
	return await searchDay(
		run,
		venueId,
		wanted.date,
		(row) => isLive(row) && matchesEvening(row, wanted, withinMinutes),
	);
}

async function searchDay(
	run: ItemRun,
	venueId: string,
	date: string,
	accepts: (row: IDataObject) => boolean,
): Promise<Look> {
	const query = { venue_id: venueId, from_date: date, to_date: date };
	const pages = readReservations(run, query, { all: false, strict: true });
	for (;;) {
		const { value, done } = await pages.next();
		if (done) return { complete: !value, failure: value };
		const row = value.find((candidate) => isAtVenue(candidate, venueId) && accepts(candidate));
		// A row that cannot be named again is no answer, and no proof that there is none.
		if (row) return text(row.id) === null ? { complete: false } : { row, complete: true };
	}
}

function isSince(row: IDataObject, sentAt: number): boolean {
	const created = utc(row.created);
	return created === null || Date.parse(created) >= sentAt - CLOCK_SKEW_MS;
}
