import type { IDataObject } from 'n8n-workflow';
import { simplifyGuest } from '../../nodes/SevenRooms/model/guest';
import { protect } from '../../nodes/SevenRooms/model/privacy';
import { simplifyReservation } from '../../nodes/SevenRooms/model/reservation';

const LENA: IDataObject = {
	id: 'guest-77',
	venue_id: 'venue-1',
	first_name: 'Lena',
	last_name: 'Okafor',
	email: 'lena@example.com',
	phone_number: '+1 212-555-0143',
	phone_number_locale: 'US',
	birthday_day: 9,
	birthday_month: 4,
	address: '1 Elm St',
	company: 'Northwind',
	notes: 'Call 212-555-0143 or lena@example.com about the window',
	total_visits: 6,
};

describe('a guest that is masked', () => {
	const masked = protect(LENA, 'masked');

	it('keeps initials, the first letter of the address and the last two digits', () => {
		expect(masked).toMatchObject({
			first_name: 'L.',
			last_name: 'O.',
			email: 'l…',
			phone_number: '…43',
		});
	});

	it('keeps what joins and counts', () => {
		expect(masked).toMatchObject({
			id: 'guest-77',
			venue_id: 'venue-1',
			phone_number_locale: 'US',
			total_visits: 6,
		});
	});

	it('has no address, company or birthday, also simplified', () => {
		expect(masked).toMatchObject({ address: null, company: null, birthday_day: null });
		expect(simplifyGuest(masked).birthday).toBeNull();
	});

	it('keeps the wish, without the contact data in it', () => {
		expect(masked.notes).toBe('Call … or … about the window');
	});
});

it('gives out nothing of a guest but the ids, where no privacy is left to chance', () => {
	expect(protect(LENA, 'none')).toEqual({
		id: 'guest-77',
		venue_id: 'venue-1',
		first_name: null,
		last_name: null,
		email: null,
		phone_number: null,
		phone_number_locale: 'US',
		birthday_day: null,
		birthday_month: null,
		address: null,
		company: null,
		notes: null,
		total_visits: 6,
	});
});

it('leaves the record itself as it is', () => {
	const before = structuredClone(LENA);
	protect(LENA, 'none');
	expect(LENA).toEqual(before);
});

describe('people deep inside a record', () => {
	it.each([
		['a guest in a reservation', { client: { name: 'Lena Okafor', email: 'lena@example.com' } }],
		['a list in a list', { parties: [[{ first_name: 'Lena', phone: '+12125550143' }]] }],
		['names in a list', { venue_stats: { v: { booked_by_names: ['Lena Okafor'] } } }],
		['a field that nobody has seen', { mobile_number: '+1 212-555-0143' }],
		['an address where none is expected', { extra: ['lena@example.com'] }],
		['an address as the own key of a guest', { external_user_id: 'lena@example.com' }],
		[
			'the venue’s own fields',
			{ custom_fields: [{ name: 'Reach', value: 'lena@example.com, 212 555 0143' }] },
		],
		['the venue’s own fields as an object', { custom_fields: { reach: '+12125550143' } }],
		['who waits', { name: 'Lena Okafor' }],
		['a note on a check', { pos_tickets: [{ items: [{ notes: 'for lena@example.com' }] }] }],
	])('are covered as well: %s', (_what, record) => {
		for (const privacy of ['masked', 'none'] as const) {
			const shown = JSON.stringify(protect(record as IDataObject, privacy));
			expect(shown).not.toMatch(/Okafor|Lena|lena@|0143/);
		}
	});
});

it('keeps the initial of each of several names', () => {
	const names = { booked_by_names: ['Lena Okafor', 'ana'] };
	expect(protect(names, 'masked')).toEqual({ booked_by_names: ['L.', 'A.'] });
});

it('keeps the last two digits of a number, however it is grouped', () => {
	expect(protect({ phone_number: '+49 171 23456 7 8' }, 'masked')).toEqual({ phone_number: '…78' });
});

it('keeps the venue’s own fields, but for the ways to reach a guest in them', () => {
	const field = { system_name: 'cf_1', display_order: 1, name: 'Source detail' };
	const shown = (value: unknown) =>
		protect({ custom_fields: [{ ...field, value }] } as IDataObject, 'masked').custom_fields;
	expect(shown('Newsletter')).toEqual([{ ...field, value: 'Newsletter' }]);
	expect(shown('+1 212-555-0143')).toEqual([{ ...field, value: '…' }]);
	expect(shown(12125550143)).toEqual([{ ...field, value: '…' }]);
	expect(shown(null)).toEqual([{ ...field, value: null }]);
});

describe('what is nobody’s personal data', () => {
	it.each([
		['the venue’s own contact', { venue: { name: 'Harbour Table', phone_number: '+12125550100' } }],
		['the app that booked', { user: { id: 'u-9', name: 'Web Widget' } }],
		['a tag', { tags: [{ tag: 'Birthday', group: 'Special Occasions' }] }],
		['a dish', { pos_tickets: [{ items: [{ name: 'Oysters', price: 24 }] }] }],
		['an upgrade', { upgrades: [{ name: 'Birthday cake', category: { name: 'Extras' } }] }],
		['a time stamp', { updated: '2026-01-12T09:41:00.512400', arrival_time: '7:30 PM' }],
		['a consent', { send_reminder_email: true, phone_number_locale: 'US', phone_opt_in: true }],
		['a link to a card payment', { link: 'https://example.com/pay/1' }],
	])('stays: %s', (_what, record) => {
		expect(protect(record as IDataObject, 'masked')).toEqual(record);
		expect(protect(record as IDataObject, 'none')).toEqual(record);
	});
});

it('keeps empty fields empty instead of making something of them', () => {
	const nobody = { first_name: null, email: '', phone_number: undefined };
	expect(protect(nobody as unknown as IDataObject, 'masked')).toEqual(nobody);
});

it('covers a simplified reservation like a raw one', () => {
	const row = { ...LENA, client_requests: 'Text +12125550143', custom_fields: [] };
	const one = simplifyReservation(protect(row, 'masked'));
	expect(one).toMatchObject({ first_name: 'L.', phone: '…43', special_request: 'Text …' });
});
