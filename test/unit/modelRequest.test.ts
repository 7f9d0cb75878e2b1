import { simplifyRequest } from '../../nodes/SevenRooms/model/request';

const WISH = {
	id: 'req-1',
	status: 'UNAPPROVED',
	date: '2026-05-15',
	arrival_time: '7:30 PM',
	start_time: '7:00 PM',
	end_time: '9:00 PM',
	time_range: ['2026-05-15T23:00:00+00:00', '2026-05-16T01:00:00+00:00'],
	expiration: '5/15/26 7:00 PM',
	is_expired: false,
	max_guests: 6,
	first_name: 'Lena',
	phone_number: '+12125550143',
	notes: 'Terrace',
	booked_by: 'Grand Hotel',
	venue_group_client_id: 'guest-77',
	venue_id: 'v-1',
	created: '2026-05-10T17:03:22.184003',
	deleted: null,
};

describe('a request for a table', () => {
	it('tells the wished time on the venue’s clock, and from when to when it may be', () => {
		expect(simplifyRequest(WISH, 'America/New_York')).toMatchObject({
			datetime: '2026-05-15T19:30:00-04:00',
			date: '2026-05-15',
			time: '19:30',
			start_time: '19:00',
			end_time: '21:00',
			party_size: 6,
			special_request: 'Terrace',
			guest_id: 'guest-77',
			source: 'Grand Hotel',
			created_at: '2026-05-10T17:03:22.184Z',
		});
	});

	it('has no offset where the venue’s zone is not known', () => {
		expect(simplifyRequest(WISH).datetime).toBe('2026-05-15T19:30:00');
	});

	it('is over as SevenRooms writes it, since nobody knows that text better', () => {
		expect(simplifyRequest(WISH)).toMatchObject({ expires: '5/15/26 7:00 PM', is_expired: false });
	});

	it.each([[null], [{}], ['x']])('of %j is null all over', (nothing) => {
		expect(new Set(Object.values(simplifyRequest(nothing)))).toEqual(new Set([null]));
	});
});
