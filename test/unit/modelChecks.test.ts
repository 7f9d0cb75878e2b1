import { checksOf } from '../../nodes/SevenRooms/model/checks';

const TICKET = {
	ticket_id: 90001,
	local_pos_ticket_id: 'pos-1',
	code: 10231,
	status: 'closed',
	table_no: '12',
	employee_name: 'Ana P.',
	start_time: '2026-05-15T19:05:00',
	end_time: '2026-05-15T20:40:00',
	subtotal: 90,
	tax: 8.1,
	service_charge: 0,
	admin_fee: 1.5,
	tip: 18,
	total: 117.6,
	items: [
		{ name: 'Negroni', quantity: 3, price: 42, modifiers: [{ name: 'no ice', price: 0 }] },
		{ name: 'Lamb', quantity: 2, price: 48, modifiers: ['rare', 'no salt'], notes: 'Seat 2' },
		{ name: 'Bread', quantity: '1', price: '0', modifiers: null },
	],
};

describe('a check of the till', () => {
	const [check] = checksOf([TICKET], 'usd');

	it('has lines whose total is the price as sent, never times the quantity', () => {
		expect(check.lines.map((line) => [line.name, line.quantity, line.line_total])).toEqual([
			['Negroni', 3, 42],
			['Lamb', 2, 48],
			['Bread', 1, 0],
		]);
		const sum = check.lines.reduce((total, line) => total + Number(line.line_total), 0);
		expect(sum).toBe(check.subtotal);
	});

	it('names modifiers whether they come as objects or as words', () => {
		expect(check.lines.map(({ modifiers }) => modifiers)).toEqual([
			['no ice'],
			['rare', 'no salt'],
			[],
		]);
	});

	it('adds up, in whole units of the venue’s currency', () => {
		const { subtotal, tax, service_charge: service, admin_fee: fee, tip, total } = check;
		const parts = [subtotal, tax, service, fee, tip].map(Number);
		expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(Number(total));
		expect(check).toMatchObject({ currency: 'USD', unit: 'major', check_number: '10231' });
	});

	it('keeps the till’s clock where the till names no zone, instead of guessing one', () => {
		expect(check).toMatchObject({
			opened_at: '2026-05-15T19:05:00',
			closed_at: '2026-05-15T20:40:00',
		});
		const [zoned] = checksOf([{ ...TICKET, start_time: '2026-05-15T19:05:00-04:00' }]);
		expect(zoned.opened_at).toBe('2026-05-15T23:05:00.000Z');
	});
});

it.each([
	['open', true],
	['OPEN', true],
	['closed', false],
	['', false],
	[null, false],
])('marks a check with the status %j as open: %s', (status, open) => {
	expect(checksOf([{ ...TICKET, status }])[0].open).toBe(open);
});

it('has a tip only where there is one', () => {
	const { tip, ...noTip } = TICKET;
	expect(tip).toBe(18);
	expect(checksOf([noTip])[0]).toMatchObject({ tip: null, total: 117.6, currency: null });
});

it.each([[null], [undefined], ['none'], [{}], [[null, 'x', 7]]])(
	'finds no check in %j',
	(tickets) => {
		expect(checksOf(tickets)).toEqual([]);
	},
);

it('of a till that tells next to nothing is a check all the same', () => {
	expect(checksOf([{ local_pos_ticket_id: 'bar-7', items: 'none' }])[0]).toMatchObject({
		check_number: 'bar-7',
		open: false,
		total: null,
		lines: [],
	});
	expect(checksOf([{ items: [null, 'x'] }])[0].lines).toEqual([]);
});
