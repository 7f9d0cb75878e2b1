import { simplifyFeedback, simplifyShift } from '../../nodes/SevenRooms/model/report';

describe('what a guest said', () => {
	it('has its marks as numbers, and none where the guest skipped the question', () => {
		const said = { overall: '4', food: '', service: 5, ambience: null };
		expect(simplifyFeedback(said)).toMatchObject({
			overall: 4,
			food: null,
			service: 5,
			ambience: null,
			drinks: null,
		});
	});

	it('keeps what nobody outside has seen, and the date as the venue writes it', () => {
		const said = { reservation_date: '03/04/2026', recommend: 'yes', notes: 'Lovely' };
		expect(simplifyFeedback(said)).toMatchObject(said);
	});
});

describe('a service period', () => {
	it('tells its hours, its pace and how long parties stay', () => {
		const shift = {
			date: '2026-05-15',
			venue_id: 'v-1',
			name: 'Late',
			category: 'DINNER',
			start_time: '22:00:00',
			end_time: '02:00:00',
			interval_minutes: '30',
			covers_per_seating_interval: 50,
			duration_minutes_by_party_size: { '2': 90, '-1': 120 },
			custom_pacing: { '23:00': 30 },
		};
		expect(simplifyShift(shift)).toEqual({
			venue_id: 'v-1',
			date: '2026-05-15',
			name: 'Late',
			category: 'DINNER',
			start_time: '22:00',
			end_time: '02:00',
			interval_minutes: 30,
			covers_per_interval: 50,
			duration_minutes_by_party_size: { '2': 90, '-1': 120 },
			custom_pacing: { '23:00': 30 },
		});
	});

	it.each([[null], [{}], [{ duration_minutes_by_party_size: 'x', custom_pacing: [] }]])(
		'of %j is null all over',
		(nothing) => {
			expect(new Set(Object.values(simplifyShift(nothing)))).toEqual(new Set([null]));
		},
	);
});
