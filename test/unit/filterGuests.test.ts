import { guestFilter } from '../../nodes/SevenRooms/actions/guest/filterGuests';
import { reservationFilter } from '../../nodes/SevenRooms/actions/reservation/filterReservations';

describe('a filter of guests', () => {
	it.each([
		{ client_tags: [], tags: 'VIP, Wine Lover' },
		{ client_tags: null, tags: ['VIP'] },
		{ client_tags: [{ tag: 'VIP', group: 'Status' }], tags: [] },
	])('finds a tag wherever the output shows it: %j', (row) => {
		expect(guestFilter({ tag: 'vip' }).accepts(row)).toBe(true);
		expect(guestFilter({ tag: 'press' }).accepts(row)).toBe(false);
	});

	it.each([
		[true, true],
		['true', true],
		[1, true],
		[false, false],
		['false', false],
		[null, false],
	])('reads a consent of %j as the output does', (marketing_opt_in, isGiven) => {
		expect(guestFilter({ marketingConsent: true }).accepts({ marketing_opt_in })).toBe(isGiven);
	});
});

describe('a filter of reservations', () => {
	it.each([
		[true, false],
		['true', false],
		[' TRUE', false],
		[false, true],
		['false', true],
		['', true],
		[null, true],
	])('that a switch turns on reads %j from an expression as it is meant', (value, passes) => {
		const { accepts, narrows } = reservationFilter({
			excludeCanceled: value,
			excludeDeleted: value,
		});
		expect(accepts({ status: 'CANCELED' })).toBe(passes);
		expect(accepts({ deleted: '2026-05-15T10:00:00.000000' })).toBe(passes);
		expect(narrows).toBe(!passes);
		const { accepts: acceptsGuest } = guestFilter({ marketingConsent: value });
		expect(acceptsGuest({ marketing_opt_in: false })).toBe(passes);
	});

	it('asks for codes and shifts in capitals, as SevenRooms writes them', () => {
		const { query, accepts } = reservationFilter({
			referenceCode: 'k7qx2md',
			shiftCategory: 'dinner',
		});
		expect(query).toEqual({ reference_code: 'K7QX2MD', shift_category: 'DINNER' });
		expect(accepts({ reference_code: 'K7QX2MD', shift_category: 'DINNER' })).toBe(true);
	});
});
