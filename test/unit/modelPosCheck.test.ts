import { DateTime } from 'luxon';
import { posItems, posNumber, posText, rfc3339 } from '../../nodes/SevenRooms/model/posCheck';

describe('a moment at the till', () => {
	it.each([
		['2026-05-15T19:30:00-04:00', '2026-05-15T19:30:00-04:00'],
		['2026-05-15T23:30:00Z', '2026-05-15T23:30:00Z'],
		[' 2026-05-15T23:30:00Z ', '2026-05-15T23:30:00Z'],
		['2026-05-15T19:30-0400', '2026-05-15T19:30:00-04:00'],
	])('keeps its offset: %s', (written, wire) => {
		expect(rfc3339(written, 'Check Open Time')).toBe(wire);
	});

	it('may come from an expression as a date itself', () => {
		const written = '2026-05-15T19:30:00-04:00';
		const moment = DateTime.fromISO(written, { setZone: true });
		expect(rfc3339(moment, 'Check Open Time')).toBe(written);
		expect(rfc3339(new Date('2026-05-15T23:30:00Z'), 'Check Open Time')).toBe(
			'2026-05-15T23:30:00Z',
		);
	});

	it.each([
		...['2026-05-15T19:30:00', '2026-05-15', '19:30', 'soon', '2026-02-30T10:00:00Z'],
		...['19:30Z', '19:30:00-04:00'],
	])('is refused without an offset or a real day: %s', (written) => {
		expect(() => rfc3339(written, 'Check Open Time')).toThrow(
			'Check Open Time is not a moment with its offset',
		);
	});

	it('is left out where it is empty', () => {
		expect(rfc3339('', 'Check Open Time')).toBeUndefined();
	});
});

describe('a text of a check', () => {
	it('stays one, though an expression reads it as a number', () => {
		expect(posText(77, 'Order Number')).toBe('77');
		expect(posText(' 007 ', 'Order Number')).toBe('007');
		expect(posText('', 'Order Number')).toBeUndefined();
		expect(() => posText({ id: 77 }, 'Order Number')).toThrow('Order Number is not a text');
	});
});

describe('the lines of a check', () => {
	it('come as JSON text or as a list, with numbers as numbers and all else as it is', () => {
		const line = { name: 'Negroni', qty: '2', price: '28.50', listing_barcode: '0042', extra: 'x' };
		const wire = { ...line, qty: 2, price: 28.5 };
		expect(posItems([line])).toEqual([wire]);
		expect(posItems(JSON.stringify([line]))).toEqual([wire]);
	});

	it.each([[''], [undefined], [null], ['[]'], [[]]])('are none: %j', (nothing) => {
		expect(posItems(nothing)).toBeUndefined();
	});

	it.each([['{"name": "Negroni"}'], ['not json'], ['[1]'], [[null]], [7]])(
		'are refused where they are no list of lines: %j',
		(value) => {
			expect(() => posItems(value)).toThrow('Items is not a list of check lines');
		},
	);

	it('must each have a name and amounts that are numbers; the message says which one does not', () => {
		expect(() => posItems([{ name: 'Negroni' }, { qty: 1 }])).toThrow('Items: line 2 has no name');
		expect(() => posItems([{ name: 'Negroni', price: 'a lot' }])).toThrow(
			'Items: "price" of line 1 is not a number',
		);
	});
});

it('counts guests as a number also where an expression gives a text', () => {
	expect(posNumber('4', 'Guest Count')).toBe(4);
	expect(posNumber(0, 'Guest Count')).toBe(0);
	expect(posNumber('', 'Guest Count')).toBeUndefined();
	expect(() => posNumber('four', 'Guest Count')).toThrow('Guest Count is not a number');
});
