import type { IDataObject } from 'n8n-workflow';
import { guestLocator } from '../../descriptions/locators';
import { privacyChoice } from '../../descriptions/privacy';
import { isEmpty } from '../../model/coerce';
import { newestFirst } from '../../model/order';
import { protect } from '../../model/privacy';
import { apiPath } from '../../transport/path';
import { privacyOf } from '../reading/presentation';
import { rowsIn, type RowPages } from '../reading/rows';
import { pagedList, wholeList } from '../reading/stream';
import type { ItemRun } from '../run/itemRun';
import type { Operation } from '../types';
import { readVisits } from './getVisits.operation';
import { guestIdOf, noGuestError, readGuest } from './readGuest';

export const exportAll: Operation = {
	name: 'Export Everything',
	value: 'exportAll',
	action: 'Export everything about a guest',
	description:
		'Gather the record, every reservation, charges and feedback of a guest, for a subject access request. Requests and waitlist entries are not part of it.',
	routes: [
		{ method: 'GET', path: '/clients/{client_id}', confidence: 'H' },
		{ method: 'GET', path: '/reservations', confidence: 'M' },
		{ method: 'GET', path: '/venues/{venue_id}/charges', confidence: 'H' },
		{ method: 'GET', path: '/venues/{venue_id}/feedback', confidence: 'H' },
	],
	properties: [
		guestLocator({ description: 'The guest to gather everything about' }),
		privacyChoice,
	],
	async execute(run) {
		const guestId = guestIdOf(run);
		const privacy = privacyOf(run);
		const found = await readGuest(run, guestId);
		if (!('guest' in found)) throw noGuestError(run, found.failure);
		const reservations = newestFirst(await readVisits(run, guestId, { strict: true }));
		const venues = [...new Set(reservations.map((row) => String(row.venue_id ?? '')))].filter(
			Boolean,
		);
		// A null must not match a null: that would give out what is another guest's.
		const ids = new Set<unknown>(reservations.map((row) => row.id).filter((id) => !isEmpty(id)));
		const isGuests = (row: IDataObject) =>
			row.venue_group_client_id === guestId || ids.has(row.entity_id);
		const charges = await gather(run, venues, 'charges', chargesOf, isGuests);
		const feedback = await gather(run, venues, 'feedback', feedbackOf, (row) =>
			ids.has(row.reservation_id),
		);
		const homeless = reservations.filter(({ venue_id }) => isEmpty(venue_id)).length;
		const missing = [...charges.missing, ...feedback.missing];
		if (homeless > 0) {
			missing.push(
				`charges and feedback of ${homeless} reservations: SevenRooms does not tell their venue`,
			);
		}
		const guarded = (rows: IDataObject[]) => rows.map((row) => protect(row, privacy));
		const everything = {
			guest: protect(found.guest, privacy),
			reservations: guarded(reservations),
			charges: guarded(charges.rows),
			feedback: guarded(feedback.rows),
			counts: {
				reservations: reservations.length,
				charges: charges.rows.length,
				feedback: feedback.rows.length,
			},
			complete: missing.length === 0,
			...(missing.length > 0 ? { missing } : {}),
		};
		return [everything];
	},
};

interface Gathered {
	readonly rows: IDataObject[];
	/** What the credential may not read, in words: an export must say that it is not whole. */
	readonly missing: string[];
}

async function gather(
	run: ItemRun,
	venues: string[],
	what: string,
	pagesOf: (run: ItemRun, venueId: string) => RowPages,
	accepts: (row: IDataObject) => boolean,
): Promise<Gathered> {
	const rows: IDataObject[] = [];
	const missing: string[] = [];
	for (const venueId of venues) {
		const found = await rowsIn(pagesOf(run, venueId), accepts);
		rows.push(...found.rows);
		if (!found.failure) continue;
		if (found.failure.status !== 403) throw run.errorOf(found.failure);
		missing.push(`${what} of venue ${venueId}: the credential lacks the right`);
	}
	return { rows, missing };
}

function chargesOf(run: ItemRun, venue_id: string): RowPages {
	const path = apiPath`/venues/${venue_id}/charges`;
	return pagedList(run, { path, keys: ['charges'], mark: { venue_id } });
}

function feedbackOf(run: ItemRun, venue_id: string): RowPages {
	const path = apiPath`/venues/${venue_id}/feedback`;
	return wholeList(run, { path, keys: ['reservation_feedback'], mark: { venue_id } });
}
