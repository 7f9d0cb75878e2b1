import { requestFields } from '../../nodes/SevenRooms/actions/request/fields';
import { wholeNumber } from '../../nodes/SevenRooms/actions/input/wholeNumber';

describe('a whole number that somebody writes', () => {
	it('may be a number, its text, or left out', () => {
		expect([wholeNumber(4, 'Seats'), wholeNumber('4', 'Seats')]).toEqual([4, 4]);
		expect(wholeNumber(undefined, 'Seats')).toBeUndefined();
	});

	it.each(['four', -5, 0, 1.5, '', NaN, null])('is refused by name when it is %j', (value) => {
		expect(() => wholeNumber(value, 'Seats')).toThrow('Seats is not a whole number of at least 1');
	});

	it.each(['one', -1, 0.5, '', null])(
		'may be none where the caller says so, but not %j',
		(value) => {
			expect([0, '0', 2].map((one) => wholeNumber(one, 'Seats', { least: 0 }))).toEqual([0, 0, 2]);
			expect(() => wholeNumber(value, 'Seats', { least: 0 })).toThrow('of at least 0');
		},
	);

	it('is checked before a request is changed', () => {
		expect(() => requestFields({ partySize: 'four' })).toThrow('Party Size is not a whole number');
		expect(() => requestFields({ durationMinutes: -5 })).toThrow('Duration (Minutes) is not');
	});
});
