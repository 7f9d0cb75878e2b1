import {
	differsFromAsked,
	guestNotChanged,
} from '../../nodes/SevenRooms/model/booking/differences';
import { withGuestRecord } from '../../nodes/SevenRooms/model/booking/existingGuest';
import { selectFields } from '../../nodes/SevenRooms/model/fields';
import { simplifyGuest } from '../../nodes/SevenRooms/model/guest';
import { matchesBooking, matchesGuest } from '../../nodes/SevenRooms/model/booking/match';
import { simplifyReservation } from '../../nodes/SevenRooms/model/reservation';
import {
	isCanceled,
	isDeleted,
	isLive,
	isOpen,
	sameStatus,
	statusCode,
} from '../../nodes/SevenRooms/model/status';
import { currencyOfVenue, simplifyVenue, zoneOfVenue } from '../../nodes/SevenRooms/model/venue';

const birthday = {
	tag: 'Birthday',
	tag_display: 'Birthday!',
	group: 'Special Occasions',
	group_display: 'Occasions',
	color: '#f6a623',
	tag_search_query: 'Special Occasions:Birthday',
};

const row = {
	id: 'resv-0001',
	created: '2026-01-10T17:03:22.184003',
	updated: '2026-01-12T09:41:00.512400',
	deleted: null,
	venue_id: 'venue-01',
	client_id: 'client-77',
	venue_group_client_id: 'vgclient-77',
	reference_code: 'K7QX2MD',
	external_id: 'crm-10442',
	external_user_id: null,
	date: '2026-01-17',
	arrival_time: '7:30 PM',
	time_slot_iso: '19:30:00',
	real_datetime_of_slot: '2026-01-17 19:30:00',
	duration: 120,
	seated_time: null,
	shift_category: 'DINNER',
	max_guests: 4,
	table_numbers: ['12', '14'],
	venue_seating_area_name: 'Terrace',
	status: 'CONFIRMED',
	status_display: 'Sure',
	first_name: 'Lena',
	last_name: 'Okafor',
	email: 'lena@example.com',
	phone_number: '+1 212-555-0143',
	is_vip: false,
	booked_by: 'Web Widget',
	notes: 'Window if possible',
	internal_notes: null,
	client_requests: 'High chair',
	tags: [birthday],
	pos_tickets: [],
	user: { id: 'user-9', name: 'Web Widget' },
};

describe('a reservation in the words of the house', () => {
	it('shows what a host asks for, under the names of the booking JSON', () => {
		expect(simplifyReservation(row, 'America/New_York')).toEqual({
			id: 'resv-0001',
			reference_code: 'K7QX2MD',
			external_id: 'crm-10442',
			status: 'CONFIRMED',
			status_display: 'Sure',
			canceled: false,
			deleted: false,
			venue_id: 'venue-01',
			guest_id: 'vgclient-77',
			first_name: 'Lena',
			last_name: 'Okafor',
			email: 'lena@example.com',
			phone: '+1 212-555-0143',
			is_vip: false,
			party_size: 4,
			datetime: '2026-01-17T19:30:00-05:00',
			date: '2026-01-17',
			time: '19:30',
			duration_minutes: 120,
			special_request: 'High chair',
			notes: 'Window if possible',
			internal_notes: null,
			source: 'Web Widget',
			booked_by: 'Web Widget',
			is_walk_in: false,
			tables: ['12', '14'],
			seating_area: 'Terrace',
			shift: 'DINNER',
			checks: [],
			tags: ['Special Occasions:Birthday'],
			seated_at: null,
			left_at: null,
			created_at: '2026-01-10T17:03:22.184Z',
			updated_at: '2026-01-12T09:41:00.512Z',
			deleted_at: null,
		});
	});

	it('takes each value from the next best field where the first is empty', () => {
		const held = simplifyReservation({
			...row,
			venue_group_client_id: null,
			external_user_id: 'api_integration',
			client_requests: '',
		});
		expect(held).toMatchObject({
			guest_id: 'client-77',
			source: 'api_integration',
			special_request: 'Window if possible',
			datetime: '2026-01-17T19:30:00',
		});
	});

	it('reads the shapes of the concierge API', () => {
		const held = simplifyReservation({
			...row,
			status_code: 'CANCELED',
			status: 'Called off',
			status_display: undefined,
			table_numbers: '12, 14',
			deleted: true,
			seated_time: '2026-01-18 00:35:10',
		});
		expect(held).toMatchObject({
			status: 'CANCELED',
			status_display: 'Called off',
			canceled: true,
			deleted: true,
			deleted_at: null,
			tables: ['12', '14'],
			seated_at: '2026-01-18T00:35:10.000Z',
		});
	});

	it('copes with numbers for text and text for numbers', () => {
		expect(
			simplifyReservation({
				...row,
				reference_code: 55120,
				max_guests: '4',
				duration: '120',
				table_numbers: 12,
				is_vip: 1,
				booked_by: 'Walk In',
			}),
		).toMatchObject({
			reference_code: '55120',
			party_size: 4,
			duration_minutes: 120,
			tables: ['12'],
			is_vip: true,
			is_walk_in: true,
		});
	});

	it.each([[{}], [null], [Object.fromEntries(Object.keys(row).map((key) => [key, null]))]])(
		'is null all over where SevenRooms says nothing: %j',
		(nothing) => {
			const { canceled, deleted, is_walk_in, tables, tags, checks, ...others } =
				simplifyReservation(nothing);
			expect([canceled, deleted, is_walk_in]).toEqual([false, false, false]);
			expect([...tables, ...tags, ...checks]).toEqual([]);
			expect(new Set(Object.values(others))).toEqual(new Set([null]));
		},
	);

	it('never has a field called error, which n8n would take for a failure', () => {
		expect(Object.keys(simplifyReservation({ ...row, error: 'x' }))).not.toContain('error');
	});
});

describe('the status of a reservation', () => {
	it.each([
		['CANCELLED', 'CANCELED'],
		['no show', 'NO_SHOW'],
		['On the Books', 'RESERVED'],
		['Completed', 'COMPLETE'],
		['CUSTOM_STATUS_3', 'CUSTOM_STATUS_3'],
		[' confirmed ', 'CONFIRMED'],
		['', null],
		[null, null],
	])('knows %p as %p', (written, code) => {
		expect(statusCode(written)).toBe(code);
	});

	it('tells whether somebody still wants the table', () => {
		expect(isCanceled({ status: 'CANCELLED' })).toBe(true);
		expect(isCanceled('canceled')).toBe(true);
		expect(isDeleted({ deleted: '2026-01-12T09:41:00.512400' })).toBe(true);
		expect(isDeleted({ deleted: false })).toBe(false);
		expect(isLive({ status: 'NO_SHOW', deleted: null })).toBe(true);
		expect(isOpen({ status: 'NO_SHOW', deleted: null })).toBe(false);
		expect(isOpen({ status: 'CUSTOM_STATUS_1' })).toBe(true);
		expect(sameStatus('Cancelled', 'CANCELED')).toBe(true);
		expect(sameStatus(null, null)).toBe(false);
	});
});

describe('a guest and a venue in the words of the house', () => {
	const guest = {
		id: 'vgclient-77',
		updated: '2026-01-12T09:41:01.000000',
		deleted: null,
		first_name: 'Lena',
		last_name: 'Okafor',
		phone_number: '212-555-0143',
		birthday_day: 9,
		birthday_month: 4,
		anniversary_day: 3,
		anniversary_month: null,
		marketing_opt_in: true,
		tags: 'VIP, Wine Lover',
		client_tags: [{ tag: 'Wine Lover', group: 'Preferences' }],
		total_visits: 6,
		total_cancelations: 2,
		venue_stats: { 'venue-01': { total_visits: 4, last_visit_date: '2025-11-30' } },
	};

	it('shows the guest with birthday, tags and visits', () => {
		expect(simplifyGuest(guest)).toMatchObject({
			id: 'vgclient-77',
			phone: '212-555-0143',
			birthday: '04-09',
			anniversary: null,
			tags: ['Preferences:Wine Lover'],
			visits: 6,
			cancellations: 2,
			venues: [{ venue_id: 'venue-01', visits: 4, last_visit_date: '2025-11-30' }],
			updated_at: '2026-01-12T09:41:01.000Z',
			deleted: false,
		});
		expect(simplifyGuest({ ...guest, client_tags: null }).tags).toEqual(['VIP', 'Wine Lover']);
		expect(simplifyGuest(null).id).toBeNull();
	});

	it('shows how to reach a guest first, and the other way only where that is missing', () => {
		const other = { email_alt: 'okafor@example.com', phone_number_alt: '212-555-0144' };
		const both = { ...guest, email: 'lena@example.com', ...other };
		const { email, phone_number } = both;
		expect(simplifyGuest(both)).toMatchObject({ email, phone: phone_number });
		expect(simplifyGuest({ ...both, email: null, phone_number: '' })).toMatchObject({
			email: other.email_alt,
			phone: other.phone_number_alt,
		});
	});

	it('shows the venue, with its zone only where it is one', () => {
		const venue = { id: 'venue-01', name: 'Harbour Table', currency_code: 'USD' };
		expect(simplifyVenue(venue)).toMatchObject({ currency: 'USD', time_zone: null });
		expect(zoneOfVenue({ ...venue, timezone: 'America/New_York' })).toBe('America/New_York');
		expect(zoneOfVenue({ ...venue, timezone: 'Eastern' })).toBeUndefined();
		expect(zoneOfVenue(null)).toBeUndefined();
		expect(currencyOfVenue({ ...venue, currency_code: ' gbp ' })).toBe('GBP');
		expect(currencyOfVenue({ ...venue, currency_code: 'US Dollar' })).toBeUndefined();
	});

	it('books an existing guest with the names and the phone that SevenRooms holds, in E.164 where its country is told', () => {
		expect(withGuestRecord({ guestId: 'vgclient-77' }, guest)).toMatchObject({
			firstName: 'Lena',
			lastName: 'Okafor',
			phone: '212-555-0143',
		});
		const phoneOf = (phone_number: string) => withGuestRecord({}, { ...guest, phone_number }).phone;
		expect(phoneOf('+1 (212) 555-0143')).toBe('+12125550143');
		expect(phoneOf('0044 (0)20 7946 0018')).toBe('+442079460018');
		expect(phoneOf('020 7946 0018')).toBe('020 7946 0018');
		const nameless = { ...guest, phone_number: null };
		expect(() => withGuestRecord({ guestId: 'g' }, nameless)).toThrow('has no phone');
		const forced = { guestId: 'g', bypassRequiredContactFields: true };
		expect(withGuestRecord(forced, nameless).phone).toBeUndefined();
	});
});

describe('chosen fields', () => {
	const simplified = simplifyReservation(row);

	it('come from our words first, then from those of SevenRooms, and are null where there is none', () => {
		expect(
			selectFields(
				simplified,
				row,
				'party_size, max_guests, user.name, tags.0, tags.0.tag, nothing',
			),
		).toEqual({
			party_size: 4,
			max_guests: 4,
			'user.name': 'Web Widget',
			'tags.0': 'Special Occasions:Birthday',
			'tags.0.tag': 'Birthday',
			nothing: null,
		});
	});

	it('never reach past the record itself', () => {
		const chosen = selectFields(simplified, row, ['constructor', '__proto__', 'tags.length']);
		expect(Object.entries(chosen)).toEqual([
			['constructor', null],
			['__proto__', null],
			['tags.length', 1],
		]);
	});
});

describe('finding a booking in the book', () => {
	const wanted = { date: '2026-01-17', time: '19:30', partySize: 4, guest: { id: 'vgclient-77' } };

	it('knows it by date, time, party and guest', () => {
		expect(matchesBooking(row, wanted)).toBe(true);
		expect(matchesBooking(row, { ...wanted, guest: { id: 'client-77' } })).toBe(true);
		expect(
			matchesBooking({ ...row, real_datetime_of_slot: null, time_slot_iso: null }, wanted),
		).toBe(true);
		expect(matchesBooking(row, { ...wanted, partySize: 2 })).toBe(false);
		expect(matchesBooking(row, { ...wanted, time: '19:45' })).toBe(false);
		expect(matchesBooking(row, { ...wanted, date: '2026-01-18' })).toBe(false);
		expect(matchesBooking(row, { ...wanted, guest: { id: 'somebody' } })).toBe(false);
	});

	it('asks for the external id as well where one was sent', () => {
		expect(matchesBooking(row, { ...wanted, externalId: 'crm-10442' })).toBe(true);
		expect(matchesBooking(row, { ...wanted, externalId: 'CRM-10442' })).toBe(false);
		expect(matchesBooking({ ...row, external_id: null }, { ...wanted, externalId: 'x' })).toBe(
			false,
		);
	});

	it('knows the guest by phone however it is typed, else by name', () => {
		expect(matchesGuest(row, { phone: '+12125550143', firstName: 'Helena' })).toBe(true);
		expect(matchesGuest(row, { phone: '+12125550144', firstName: 'Lena' })).toBe(false);
		const nameOnly = { firstName: ' LENA', lastName: 'okafor ' };
		expect(matchesGuest(row, nameOnly)).toBe(true);
		expect(matchesGuest({ ...row, phone_number: null }, { ...nameOnly, phone: '+1' })).toBe(true);
		expect(matchesGuest(row, { firstName: 'Lena', lastName: 'Okonkwo' })).toBe(false);
		// An accent in one sign, and as a sign of its own.
		expect(matchesGuest({ first_name: 'Jose\u0301' }, { firstName: 'Jos\u00e9' })).toBe(true);
	});

	it('knows an existing guest by phone where the row tells no id', () => {
		const concierge = { ...row, venue_group_client_id: null, client_id: undefined };
		const guest = { id: 'vgclient-77', phone: '+12125550143' };
		expect(matchesGuest(concierge, guest)).toBe(true);
		expect(matchesGuest(concierge, { ...guest, phone: '+12125550144' })).toBe(false);
	});

	it('takes a booking without a name only for another such', () => {
		expect(matchesGuest(row, {})).toBe(false);
		expect(matchesGuest({ max_guests: 4 }, {})).toBe(true);
		expect(matchesGuest({ max_guests: 4 }, { id: 'vgclient-77' })).toBe(false);
	});
});

describe('what SevenRooms made of a booking', () => {
	const held = simplifyReservation(row, 'America/New_York');
	const time = { date: '2026-01-17', time: '19:30' };

	it('says nothing where all is as asked, extra tags included', () => {
		const asked = {
			partySize: 4,
			durationMinutes: 120,
			specialRequest: 'High chair',
			source: 'Web Widget',
			tables: ['14', '12'],
			tags: [],
			status: 'Confirmed',
			guestId: 'vgclient-77',
			externalId: 'crm-10442',
		};
		expect(differsFromAsked(asked, held, row, time)).toEqual([]);
	});

	it('knows the guest by either of the two ids that SevenRooms keeps', () => {
		expect(differsFromAsked({ guestId: 'client-77' }, held, row)).toEqual([]);
		expect(differsFromAsked({ guestId: 'client-1' }, held, row)).toEqual([
			'guest_id was asked as client-1, SevenRooms holds vgclient-77',
		]);
	});

	it('warns in the words of the user where something differs', () => {
		const warnings = differsFromAsked(
			{
				partySize: 5,
				durationMinutes: 90,
				tables: ['12'],
				tags: ['VIP:Yes'],
				source: 'api_integration',
				status: 'ARRIVED',
				internalNotes: 'quiet',
			},
			held,
			row,
			{ date: '2026-01-17', time: '20:00' },
		);
		expect(warnings.map((warning) => warning.split(' ')[0])).toEqual([
			'datetime',
			'party_size',
			'duration_minutes',
			'source',
			'status',
			'tables',
			'tags',
			'internal_notes',
		]);
		expect(warnings[1]).toBe('party_size was asked as 5, SevenRooms holds 4');
	});

	it('warns where the second of two equal hours was asked for, since the first is what is held', () => {
		const night = { ...row, date: '2026-10-31', real_datetime_of_slot: '2026-11-01 01:30:00' };
		const warnings = (asked: string, zone?: string) =>
			differsFromAsked({}, simplifyReservation(night, zone), night, {
				date: '2026-10-31',
				time: '01:30',
				instant: new Date(asked).toISOString(),
			});
		expect(warnings('2026-11-01T01:30:00-04:00', 'America/New_York')).toEqual([]);
		expect(warnings('2026-11-01T01:30:00-05:00', 'America/New_York')).toEqual([
			expect.stringContaining('the clock shows 01:30 twice that night, and the first is meant'),
		]);
		expect(warnings('2026-11-01T01:30:00-05:00')).toEqual([]);
	});

	it('tells a request that stands in the notes from one that is lost, and repeats neither', () => {
		const [kept] = differsFromAsked({ specialRequest: 'Window if possible' }, held, row);
		expect(kept).toContain('kept in notes');
		const [lost] = differsFromAsked({ specialRequest: 'Peanut allergy' }, held, row);
		expect(lost).toContain('special_request reads differently');
		expect(lost).not.toContain('Peanut');
	});

	it('warns of a field that is empty, and of none that the row does not have', () => {
		const asked = { durationMinutes: 90, internalNotes: 'quiet', source: 'hotel', tags: ['A:B'] };
		const empty = { ...row, duration: null, tags: [] };
		expect(differsFromAsked(asked, simplifyReservation(empty), empty)).toHaveLength(4);
		const { id, status, booked_by } = row;
		const bare = { id, status, booked_by };
		const more = { ...asked, partySize: 4, guestId: 'g', externalId: 'x', tables: ['1'] };
		const withText = { ...more, specialRequest: 'Window' };
		expect(differsFromAsked(withText, simplifyReservation(bare), bare, time)).toEqual([]);
		const dayOnly = { ...bare, date: '2026-01-17' };
		expect(differsFromAsked({}, simplifyReservation(dayOnly), dayOnly, time)).toEqual([]);
	});

	it('names the guest’s details that a change could not change, and none of their values', () => {
		const same = { firstName: ' lena', lastName: 'OKAFOR', phone: '+12125550143' };
		expect(guestNotChanged({ ...same, guestId: 'client-77' }, row)).toEqual([]);
		expect(guestNotChanged({}, row)).toEqual([]);
		const told = 'guest details were not changed: an update cannot change';
		expect(guestNotChanged({ ...same, firstName: 'Helena' }, row)).toEqual([`${told} first_name`]);
		const other = { guestId: 'g', firstName: 'Ada', lastName: 'Byron', phone: '+12125550144' };
		expect(guestNotChanged(other, row)).toEqual([
			`${told} guest_id, first_name, last_name or phone`,
		]);
		expect(guestNotChanged(other, { id: 'r', phone_number: null })).toEqual([`${told} phone`]);
	});

	it('warns of no status that stands behind the one of a concierge row', () => {
		const concierge = { status_code: 'RESERVED', status: 'On the Books' };
		const warnings = (status: string, more = {}) => {
			const held = { ...concierge, ...more };
			return differsFromAsked({ status }, simplifyReservation(held), held);
		};
		expect(warnings('SEATED', { internal_status: 'SEATED' })).toEqual([]);
		expect(warnings('SEATED', { internal_status: 'ARRIVED' })).toEqual([
			'status was asked as SEATED, SevenRooms holds ARRIVED',
		]);
		expect(warnings('SEATED')).toEqual([]);
		expect(warnings('CANCELED')).toHaveLength(1);
		expect(warnings('SEATED', { status_code: 'CANCELED' })).toHaveLength(1);
		expect(warnings('LEFT', { status_code: 'COMPLETE' })).toEqual([]);
	});
});

describe('the status of a concierge row', () => {
	const statusOf = (status_code: string, internal_status?: string | null, more = {}) => {
		const { status, status_display, canceled } = simplifyReservation({
			...{ status_code, status: 'Text of the Code', internal_status },
			...more,
		});
		return [status, status_display, canceled];
	};

	it('is the exact one, with its own label', () => {
		const label = { internal_status_display: 'At the table' };
		expect(statusOf('RESERVED', 'SEATED', label)).toEqual(['SEATED', 'At the table', false]);
		expect(statusOf('RESERVED', 'SEATED')).toEqual(['SEATED', 'Seated', false]);
		expect(statusOf('RESERVED', 'RESERVED')).toEqual(['RESERVED', 'Text of the Code', false]);
		expect(statusOf('COMPLETE', 'LEFT')).toEqual(['LEFT', 'Left', false]);
		expect(statusOf('RESERVED', 'CANCELED')).toEqual(['CANCELED', 'Canceled', true]);
	});

	it('is its code where the exact one is missing, or goes on when the visit is over', () => {
		expect(statusOf('RESERVED', null)).toEqual(['RESERVED', 'Text of the Code', false]);
		expect(statusOf('CANCELED')).toEqual(['CANCELED', 'Text of the Code', true]);
		const label = { internal_status_display: 'Confirmed' };
		expect(statusOf('CANCELED', 'CONFIRMED', label)).toEqual([
			'CANCELED',
			'Text of the Code',
			true,
		]);
		expect(statusOf('NO_SHOW', 'CONFIRMED', label)[0]).toBe('NO_SHOW');
		expect(statusOf('COMPLETE', 'CONFIRMED', label)[0]).toBe('COMPLETE');
	});
});
