import type { INodeProperties } from 'n8n-workflow';
import { create } from '../../nodes/SevenRooms/actions/reservation/create.operation';
import { update } from '../../nodes/SevenRooms/actions/reservation/update.operation';
import { upsert } from '../../nodes/SevenRooms/actions/reservation/upsert.operation';
import type { Booking, BookingKey } from '../../nodes/SevenRooms/model/booking/booking';
import { BOOKING_FIELDS, BOOKING_KEYS } from '../../nodes/SevenRooms/model/booking/bookingFields';
import { parseBookingJson } from '../../nodes/SevenRooms/model/booking/bookingJson';
import { bookingFromValues, titleOf } from '../../nodes/SevenRooms/model/booking/bookingValues';
import { checkedEmail, normalisePhone, phoneTail } from '../../nodes/SevenRooms/model/contact';
import { bookingForm, formFields, updateForm } from '../../nodes/SevenRooms/model/form';
import { parseTags, readTags } from '../../nodes/SevenRooms/model/tags';
import { validateBooking } from '../../nodes/SevenRooms/model/booking/validateBooking';

const json = {
	venue_id: 'ven_abc123',
	guest_id: 'gst_456def',
	party_size: 4,
	datetime: '2026-05-15T19:30:00Z',
	duration_minutes: 90,
	special_request: 'Anniversary - window table',
	source: 'api_integration',
};

/** The words of a thrown problem: message and advice together. */
function wordsOf(attempt: () => unknown): string {
	try {
		attempt();
	} catch (error) {
		const { message, description } = error as { message: string; description?: string };
		return `${message} ${description ?? ''}`;
	}
	throw new Error('nothing was refused');
}

describe('the booking JSON', () => {
	it('is taken as it stands, as text or from an expression', () => {
		const booking = {
			venueId: 'ven_abc123',
			guestId: 'gst_456def',
			partySize: 4,
			dateTime: '2026-05-15T19:30:00Z',
			durationMinutes: 90,
			specialRequest: 'Anniversary - window table',
			source: 'api_integration',
		};
		expect(parseBookingJson(json)).toEqual(booking);
		expect(parseBookingJson(JSON.stringify(json))).toEqual(booking);
	});

	it('takes ids and codes without the blanks and line ends that are copied along', () => {
		const json = {
			venue_id: 'ven_1\n',
			guest_id: ' gst_2 ',
			external_id: '\tcrm-3',
			notes: ' a  b ',
		};
		expect(parseBookingJson(json)).toEqual({
			venueId: 'ven_1',
			guestId: 'gst_2',
			externalId: 'crm-3',
			specialRequest: 'a  b',
		});
	});

	it('takes tags, lists, yes and no, and numbers as people write them', () => {
		expect(
			parseBookingJson({
				party_size: '4',
				tables: ['12', 14],
				tags: 'Special Occasions:Birthday, VIP:Yes',
				guest_tags_add: ['VIP:Yes'],
				send_confirmation_email: 'true',
				is_walk_in: false,
				email: ' lena@example.com ',
				phone: '+1 (212) 555-0143',
				status: 'Cancelled',
				external_id: 10442,
				birthday: null,
				city: '',
			}),
		).toEqual({
			partySize: 4,
			tables: ['12', '14'],
			tags: ['Special Occasions:Birthday', 'VIP:Yes'],
			guestTags: ['VIP:Yes'],
			sendConfirmationEmail: true,
			isWalkIn: false,
			email: 'lena@example.com',
			phone: '+12125550143',
			status: 'CANCELED',
			externalId: '10442',
		});
	});

	it('knows every parameter of a booking by a name of its own', () => {
		const names = BOOKING_KEYS.flatMap((key) => BOOKING_FIELDS[key].json);
		expect(new Set(names).size).toBe(names.length);
		for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
	});

	it('takes notes for the special request, unless both are there and differ', () => {
		expect(parseBookingJson({ notes: 'Window' })).toEqual({ specialRequest: 'Window' });
		expect(parseBookingJson({ notes: 'Window', special_request: 'Window' })).toEqual({
			specialRequest: 'Window',
		});
		expect(() => parseBookingJson({ notes: 'Window', special_request: 'Door' })).toThrow(
			'notes and special_request are the same thing but differ',
		);
	});

	it.each([
		['partySize', 'party_size'],
		['party_sise', 'party_size'],
		['max_guests', 'party_size'],
		['guestid', 'guest_id'],
		['phone_number', 'phone'],
		['date_time', 'datetime'],
		['special_requests', 'special_request'],
	])('refuses the unknown key %s and asks whether %s was meant', (wrong, right) => {
		expect(() => parseBookingJson({ ...json, [wrong]: 1 })).toThrow(
			`"${wrong}" (did you mean "${right}"?)`,
		);
	});

	it('names every unknown key, also one that nobody could mean, empty ones included', () => {
		expect(() => parseBookingJson({ ...json, colour_of_napkins: null, partysize: 2 })).toThrow(
			'unknown keys: "colour_of_napkins", "partysize" (did you mean "party_size"?)',
		);
		expect(() => parseBookingJson('{"__proto__": {"party_size": 2}}')).toThrow('"__proto__"');
		expect(() => parseBookingJson({ constructor: 1 })).toThrow('"constructor"');
	});

	it.each([
		[{ party_size: 'four' }, 'party_size is not a whole number'],
		[{ party_size: 4.5 }, 'party_size is not a whole number'],
		[{ party_size: true }, 'party_size is not a whole number'],
		[{ send_reminder_sms: 'maybe' }, 'send_reminder_sms is not true or false'],
		[{ special_request: { text: 'x' } }, 'special_request is not a text'],
		[{ datetime: 1768470000 }, 'datetime is not a date and time'],
		[{ tables: { a: 1 } }, 'tables is not a list of names'],
		[{ tags: ['Birthday'] }, 'tags: "Birthday" is not a group and a tag'],
		[{ email: 'nobody' }, 'email is not an e-mail address'],
		[{ phone: '212-555-0143' }, 'phone has no country code'],
	])('refuses a wrong value, naming the key (case %#)', (wrong, problem) => {
		expect(() => parseBookingJson(wrong)).toThrow(problem);
	});

	it.each([
		['', 'empty'],
		['[]', 'is a list'],
		['"text"', 'not an object'],
		[null, 'not an object'],
		['{"party_size": 4,}', 'cannot be read'],
	])('refuses %j with a reason', (wrong, reason) => {
		expect(() => parseBookingJson(wrong)).toThrow(reason);
	});

	it('never repeats a guest contact in a problem', () => {
		const broken = '{"phone": "+12125550143", "email": lena@example.com}';
		expect(wordsOf(() => parseBookingJson(broken))).not.toMatch(/lena|555/);
		expect(wordsOf(() => parseBookingJson({ email: 'lena at example' }))).not.toContain('lena');
		expect(wordsOf(() => parseBookingJson({ phone: '555-0143' }))).not.toContain('0143');
	});
});

/** Every parameter of the panel, in collections too, that is a part of a booking. */
const panelEntries = [create, upsert, update]
	.flatMap(({ properties }) => properties)
	.flatMap((entry) => [entry, ...((entry.options ?? []) as INodeProperties[])])
	.filter(({ name }) => BOOKING_KEYS.includes(name as BookingKey));

describe('a booking from the fields of the panel', () => {
	it('leaves out what is empty and names a wrong field as the panel does', () => {
		expect(bookingFromValues({ partySize: 2, email: '', tags: ' , ', tables: [] })).toEqual({
			partySize: 2,
		});
		expect(() => bookingFromValues({ durationMinutes: 'long' })).toThrow('Duration (Minutes)');
		expect(() => bookingFromValues({ partySise: 2 })).toThrow('partySise');
		expect([titleOf('dateTime'), titleOf('externalId'), titleOf('sendReminderSms')]).toEqual([
			'Date and Time',
			'External ID',
			'Send Reminder SMS',
		]);
	});

	it.each(panelEntries)('calls $name as the panel does, $displayName', ({ name, displayName }) => {
		expect(titleOf(name as BookingKey)).toBe(displayName);
	});

	it('needs a time, a party and somebody to book for', () => {
		const words = wordsOf(() => validateBooking({}));
		for (const part of ['Party Size', 'Date and Time', 'First Name', 'Last Name', 'Phone']) {
			expect(words).toContain(`${part} is missing`);
		}
		const table: Booking = { partySize: 2, date: '2026-05-15', time: '7:30 PM' };
		expect(() => validateBooking({ ...table, guestId: 'g' })).not.toThrow();
		expect(() => validateBooking({ ...table, bypassRequiredContactFields: true })).not.toThrow();
		expect(() => validateBooking({ partySize: 2, date: '2026-05-15', guestId: 'g' })).toThrow(
			'Time is missing',
		);
		expect(() => validateBooking({}, 'update')).not.toThrow();
	});

	it.each<[Booking, string]>([
		[{ partySize: 0 }, 'Party Size must be 1 or more'],
		[{ durationMinutes: -90 }, 'Duration (Minutes) must be 1 or more'],
		[{ paylinkCancelMinutes: 14 }, 'must be between 15 and 180'],
		[{ paymentTax: -1 }, 'Payment Tax (Cents) must be 0 or more'],
		[{ date: '2026-02-30' }, 'Date is not a day that exists'],
		[{ time: '25:00' }, 'Time is not a time of day'],
		[{ dateTime: '2026-02-30T19:30' }, 'day that does not exist'],
		[{ seatedTime: 'soon' }, 'Seated Time "soon" is not a date and time'],
	])('refuses the change %j', (change, problem) => {
		expect(() => validateBooking(change, 'update')).toThrow(problem);
	});

	it.each<[string, unknown]>([
		['a number', 5],
		['a yes', true],
		['a bare ID', 'u1'],
		['a list of numbers', '[5]'],
		['a list of nothing', '[null]'],
		['a list without an ID', '[{"quantity": 2}]'],
		['an ID with a bare quantity', { u1: 2 }],
	])('refuses upgrades that are %s, which would be lost or sent as nonsense', (_what, upgrades) => {
		const booking = bookingFromValues({ upgrades });
		expect(() => validateBooking(booking, 'update')).toThrow(
			'Upgrades must be a list of upgrade_id',
		);
	});

	it.each<[string, unknown]>([
		['a list', [{ upgrade_id: 'u1', quantity: 2 }]],
		['a list in a text', '[{"upgrade_id": "u1"}]'],
		['an object by ID', { u1: { quantity: 1 }, u2: {} }],
		['ready text', '{"u1":{}},{"u2":{}}'],
		['a fixed collection', { upgrade: [{ upgradeId: 'u1' }] }],
		['an empty list in a text', '[]'],
	])('takes upgrades as %s', (_what, upgrades) => {
		const booking = bookingFromValues({ upgrades });
		expect(() => validateBooking(booking, 'update')).not.toThrow();
	});
});

describe('the form that goes out', () => {
	const booking: Booking = {
		venueId: 'v',
		guestId: 'g',
		partySize: 4,
		dateTime: '2026-05-15T19:30:00Z',
		durationMinutes: 90,
		specialRequest: 'Window',
		source: 'api_integration',
		firstName: 'Lena',
		lastName: 'Okafor',
		phone: '+12125550143',
		address2: 'Flat 2',
		tables: ['12', '14'],
		tags: ['A:B', 'C:D'],
		guestTags: ['E:F'],
		guestTagsRemove: ['G:H'],
		sendConfirmationEmail: false,
		bypassAvailability: true,
		duplicateCheckByGuestOnly: true,
		seatedTime: '2026-05-15T15:35:00-04:00',
		paymentSubtotal: 0,
		customFields: { cf_1: 'x' },
		upgrades: [
			{ upgrade_id: 'u1', price: 1500, quantity: 2 },
			{ id: 'u2', price: 5, quantity: 1 },
		],
		email: undefined,
	};
	const time = { date: '2026-05-15', time: '15:30' };

	it('uses the names of the venue API', () => {
		expect(bookingForm(booking, time, 'venue')).toEqual({
			date: '2026-05-15',
			time: '15:30',
			party_size: '4',
			client_id: 'g',
			duration: '90',
			notes: 'Window',
			external_user_id: 'api_integration',
			first_name: 'Lena',
			last_name: 'Okafor',
			phone: '+12125550143',
			address2: 'Flat 2',
			table: '12,14',
			tags: 'A:B,C:D',
			add_client_tags: 'E:F',
			remove_client_tags: 'G:H',
			send_client_email: 'false',
			bypass_availability: 'true',
			double_bookings_only_client_id_check: 'true',
			seated_time: '2026-05-15T19:35:00Z',
			payment_subtotal: '0',
			custom_fields: '{"cf_1":"x"}',
			upgrade_inventories: '{"u1":{"price":1500,"quantity":2}},{"u2":{"price":5,"quantity":1}}',
		});
	});

	it('uses the names of the concierge API, and leaves out what only the venue API knows', () => {
		const form = bookingForm(booking, time, 'concierge');
		expect(form).toMatchObject({
			table_codes: '12,14',
			reservation_tags: 'A:B,C:D',
			client_tags_to_add: 'E:F',
			client_tags_to_remove: 'G:H',
			address_2: 'Flat 2',
		});
		const venueOnly = ['table', 'tags', 'add_client_tags', 'remove_client_tags', 'address2'];
		for (const name of [...venueOnly, 'double_bookings_only_client_id_check']) {
			expect(form).not.toHaveProperty(name);
		}
	});

	it('passes date, time and party back as they were on an update, and no names or phone', () => {
		const row = { date: '2026-05-15', arrival_time: '1:30 AM', max_guests: 4, first_name: 'Lena' };
		const change: Booking = { firstName: 'Ada', lastName: 'B', phone: '+1', internalNotes: 'VIP' };
		expect(updateForm(row, 'r1', change, 'venue')).toEqual({
			reservation_id: 'r1',
			date: '2026-05-15',
			time: '1:30 AM',
			party_size: '4',
			internal_notes: 'VIP',
		});
		expect(updateForm(row, 'r1', { partySize: 6 }, 'venue', time)).toEqual({
			reservation_id: 'r1',
			date: '2026-05-15',
			time: '15:30',
			party_size: '6',
		});
		expect(() => updateForm({ date: '2026-05-15' }, 'r1', {}, 'venue')).toThrow('time, party_size');
	});

	it('writes upgrades by id also where the list stands in a text, as the panel gives it', () => {
		const listed = '[{"upgrade_id": "u-1", "quantity": 2, "price": 1500}, {"upgrade_id": "u-2"}]';
		expect(bookingForm({ upgrades: listed }, time, 'venue').upgrade_inventories).toBe(
			'{"u-1":{"quantity":2,"price":1500}},{"u-2":{}}',
		);
		for (const ready of ['{"u-1":{"quantity":2}}', '{"u-1":{}},{"u-2":{}}']) {
			expect(bookingForm({ upgrades: ready }, time, 'venue').upgrade_inventories).toBe(ready);
		}
	});

	it('writes upgrades by id, from a fixed collection or as ready text', () => {
		const form = (upgrades: Booking['upgrades']) =>
			bookingForm({ upgrades }, time, 'venue').upgrade_inventories;
		const ready = '{"u1":{"quantity":2}}';
		expect(form({ u1: { quantity: 2 } })).toBe(ready);
		expect(form({ upgrade: [{ upgradeId: 'u1', quantity: 2 }] })).toBe(ready);
		expect(form(ready)).toBe(ready);
	});

	it('writes a single upgrade by its id, too, as an object or as text', () => {
		const one = { upgrade_id: 'u1', quantity: 2 };
		for (const upgrades of [one, [one], JSON.stringify(one), JSON.stringify([one])]) {
			const form = bookingForm({ upgrades }, time, 'venue');
			expect(form.upgrade_inventories).toBe('{"u1":{"quantity":2}}');
		}
	});

	it('turns any flat values into form fields', () => {
		expect(
			formFields({ a: true, b: 0, c: ['x', 1], d: [{ id: 1 }], e: null, f: '', g: { h: 1 } }),
		).toEqual({ a: 'true', b: '0', c: 'x,1', d: '[{"id":1}]', g: '{"h":1}' });
	});
});

describe('tags', () => {
	it('are read from text and lists, trimmed and once each, with their case', () => {
		expect(parseTags('A : b ,A:b, Special Occasions:Birthday,')).toEqual([
			'A:b',
			'Special Occasions:Birthday',
		]);
		expect(parseTags(['A:b', { group: 'C', tag: 'd' }])).toEqual(['A:b', 'C:d']);
		expect(parseTags(' ["A:b", "C:d"] ')).toEqual(['A:b', 'C:d']);
		expect(parseTags(['Time:19:30'])).toEqual(['Time:19:30']);
		expect(parseTags(null)).toEqual([]);
	});

	it.each(['Birthday', ':Birthday', 'Occasion:', ' : '])('refuse %p by name', (wrong) => {
		expect(() => parseTags(['A:b', wrong], 'Guest Tags')).toThrow(
			`Guest Tags: "${wrong.trim()}" is not a group and a tag`,
		);
	});

	it('refuse a comma within one tag', () => {
		expect(() => parseTags(['Likes:Red, dry'])).toThrow('"Likes:Red, dry" has a comma');
	});

	it.each([
		[[{ tag: 'Wine', group: 'Likes', tag_display: 'Wine!' }]],
		[[{ tag_search_query: 'Likes:Wine' }]],
		[[['PUBLIC', 'group-1', 'Likes', 'Wine', '#7b1fa2']]],
		[['PUBLIC##group-1##Likes##Wine###7b1fa2']],
		[['#7b1fa2##PUBLIC##group-1##Likes##Wine']],
		[['PUBLIC##group-1##Likes##Wine##purple']],
		[['Likes##Wine']],
		['Likes:Wine'],
	])('are read from the shape %j', (shape) => {
		expect(readTags(shape)).toEqual(['Likes:Wine']);
	});

	it('stay bare where no group is known, and are none where there are none', () => {
		expect(readTags('VIP, Wine Lover')).toEqual(['VIP', 'Wine Lover']);
		expect(readTags([null, {}, '', 7])).toEqual(['7']);
		expect(readTags({})).toEqual([]);
	});
});

describe('the contact of a guest', () => {
	// The numbers are invented, and stay out of the test names.
	it.each([
		{ way: 'brackets and dashes', typed: '+1 (212) 555-0143', sent: '+12125550143' },
		{ way: 'two zeros', typed: '0044 20 7946 0958', sent: '+442079460958' },
		{ way: 'a zero for callers at home', typed: '+44 (0)20 7946 0958', sent: '+442079460958' },
		{ way: 'dots and a slash', typed: '+44.20/7946.0958', sent: '+442079460958' },
		{ way: 'a link', typed: 'tel:+33-1-99-00-12-34', sent: '+33199001234' },
		{ way: 'fifteen digits', typed: '+123456789012345', sent: '+123456789012345' },
		{ way: 'seven digits', typed: '+683 4002', sent: '+6834002' },
		{ way: 'unseen marks', typed: '\u202a+1\u00a0212\u2011555\u20110143', sent: '+12125550143' },
	])('takes a phone written with $way', ({ typed, sent }) => {
		expect(normalisePhone(typed)).toBe(sent);
	});

	it.each([
		{ fault: 'no country code', typed: '212-555-0143' },
		{ fault: 'too few digits', typed: '+1 212' },
		{ fault: 'too many digits', typed: '+1234567890123456' },
		{ fault: 'a country code that starts with zero', typed: '+0123456789' },
		{ fault: 'letters', typed: '+1 212 555 CALL' },
		{ fault: 'nothing in it', typed: '' },
	])('refuses a phone with $fault without repeating it', ({ typed }) => {
		const words = wordsOf(() => normalisePhone(typed));
		expect(words).toContain('country code');
		if (typed) expect(words).not.toContain(typed);
	});

	it('takes one e-mail address and nothing else', () => {
		expect(checkedEmail(' ada.b+x@mail.example.co.uk ')).toBe('ada.b+x@mail.example.co.uk');
		for (const wrong of ['a@b', 'a b@c.de', 'a@b.de, c@d.ef', '<a@b.de>', 'a@@b.de', '@b.de', '']) {
			expect(() => checkedEmail(wrong)).toThrow('Email is not an e-mail address');
		}
	});

	it('compares phones by their last nine digits', () => {
		expect(phoneTail('+1 212-555-0143')).toBe('125550143');
		expect(phoneTail(null)).toBe('');
	});
});
