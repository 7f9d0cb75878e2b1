import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { firstText, text } from '../model/coerce';
import { openSession } from '../transport/session';
import { listPage } from './page';

/** Guests by name, or by e-mail or phone where what was typed looks like one (API reference, 4.7). */
export async function searchGuests(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const session = await openSession(this);
	if (!session.venueGroupId) {
		throw new UserError('Guests cannot be listed: the credential names no venue group', {
			description:
				'Enter the Venue Group ID in the SevenRooms credential, or give the guest by ID.',
		});
	}
	const page = await listPage(
		this,
		session,
		'/clients',
		{ venue_group_id: session.venueGroupId, ...guestQuery((filter ?? '').trim()) },
		paginationToken,
	);
	const results = page.rows.map((guest) => ({ name: guestName(guest), value: String(guest.id) }));
	return { results, paginationToken: page.paginationToken };
}

function guestQuery(typed: string): { name?: string; email?: string; phone?: string } {
	if (!typed) return {};
	if (typed.includes('@')) return { email: typed };
	return /^[+\d][\d\s().-]{4,}$/.test(typed) ? { phone: typed } : { name: typed };
}

function guestName(guest: IDataObject): string {
	const name =
		[text(guest.first_name), text(guest.last_name)].filter(Boolean).join(' ') ||
		'Guest without a name';
	const detail = firstText(guest.email, guest.phone_number, guest.reference_code);
	return detail ? `${name} (${detail})` : name;
}
