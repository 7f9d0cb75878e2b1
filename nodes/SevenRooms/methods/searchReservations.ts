import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { newestFirst } from '../model/order';
import { simplifyReservation } from '../model/reservation';
import { addDays, dateOf } from '../model/time/wallClock';
import { openSession } from '../transport/session';
import { listPage } from './page';

/** Confirmation codes are about seven capital letters and digits; without a digit it may as well be a name. */
const CODE = /^[A-Z0-9]{5,10}$/i;
const HAS_DIGIT = /\d/;

/** The reservations of the coming weeks, or those that fit the name or confirmation code that was typed. */
export async function searchReservations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const session = await openSession(this);
	const venue = this.getCurrentNodeParameter('venueId', { extractValue: true });
	const scope = venue ? { venue_id: String(venue) } : { venue_group_id: session.venueGroupId };
	if (!venue && !session.venueGroupId) {
		throw new UserError('Reservations cannot be listed without a venue or a venue group', {
			description:
				'Choose a venue, enter the Venue Group ID in the SevenRooms credential, or give the reservation by ID.',
		});
	}
	const typed = (filter ?? '').trim();
	const ask = async (query: { [key: string]: string }) => {
		const page = await listPage(
			this,
			session,
			'/reservations',
			{ ...scope, ...query },
			paginationToken,
		);
		return { ...page, rows: page.rows.filter((row) => fits(row, typed)) };
	};
	const byWhatItLooksLike = await ask(reservationQuery(typed));
	const mayBeCode = CODE.test(typed) && !HAS_DIGIT.test(typed) && !paginationToken;
	const page =
		byWhatItLooksLike.rows.length === 0 && mayBeCode
			? await ask({ reference_code: typed.toUpperCase() })
			: byWhatItLooksLike;
	const results = newestFirst(page.rows)
		.reverse()
		.map((row) => ({ name: reservationName(row), value: String(row.id) }));
	return { results, paginationToken: page.paginationToken };
}

function reservationQuery(typed: string): { [key: string]: string } {
	if (CODE.test(typed) && HAS_DIGIT.test(typed)) return { reference_code: typed.toUpperCase() };
	if (typed) return { name: typed };
	return { from_date: addDays(dateOf(Date.now()), -1) };
}

/** The API may ignore what it was asked for. */
function fits(row: IDataObject, typed: string): boolean {
	const text = `${row.first_name ?? ''} ${row.last_name ?? ''} ${row.reference_code ?? ''}`;
	return text.toLowerCase().includes(typed.toLowerCase());
}

function reservationName(row: IDataObject): string {
	const { date, time, first_name, last_name, party_size, reference_code } =
		simplifyReservation(row);
	const who = [first_name, last_name].filter(Boolean).join(' ') || 'without a name';
	const when = [date, time].filter(Boolean).join(' ') || 'without a time';
	return `${when} · ${who} · ${party_size ?? '?'} · ${reference_code ?? row.id}`;
}
