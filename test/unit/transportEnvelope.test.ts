import {
	cursorOf,
	dataOf,
	datedRowsOf,
	firstRowsOf,
	namedRowsOf,
	recordOf,
	rowsOf,
} from '../../nodes/SevenRooms/transport/envelope';

const rows = [{ id: 'a' }, { id: 'b' }];

describe('where SevenRooms puts its answers', () => {
	it('finds rows under results, under a name of their own, and directly in data', () => {
		expect(rowsOf({ status: 200, data: { results: rows } })).toEqual(rows);
		expect(rowsOf({ data: { charges: rows, cursor: null } }, 'charges')).toEqual(rows);
		expect(rowsOf({ data: rows, cursor: 'x' })).toEqual(rows);
		expect(rowsOf(rows)).toEqual(rows);
	});

	it('finds the rows of the waitlist one level further down', () => {
		const body = { data: [{ waitlist_entries: rows, cursor: 'next', limit: 50 }] };
		expect(rowsOf(body, 'waitlist_entries')).toEqual(rows);
		expect(cursorOf(body)).toBe('next');
	});

	it('takes a single record for a list of one', () => {
		expect(rowsOf({ data: { experience: rows[0] } }, 'experience')).toEqual([rows[0]]);
	});

	it('gives shifts their date and municipalities their name', () => {
		const shifts = { data: { shifts: { '2026-01-17': rows, '2026-01-18': [] } } };
		expect(datedRowsOf(shifts, 'shifts')).toEqual(
			rows.map((row) => ({ date: '2026-01-17', ...row })),
		);
		expect(namedRowsOf({ data: { m1: 'Soho', m2: 'Camden' } })).toEqual([
			{ id: 'm1', name: 'Soho' },
			{ id: 'm2', name: 'Camden' },
		]);
	});

	it('tries several names where the right one is not known', () => {
		expect(firstRowsOf({ data: { tables: rows } }, ['results', 'tables'])).toEqual(rows);
	});

	it('takes an answer without envelope as it is', () => {
		expect(dataOf({ id: 'paylink' })).toEqual({ id: 'paylink' });
		expect(recordOf({ data: { upgrade: rows[0] } }, 'upgrade')).toEqual(rows[0]);
		expect(recordOf({ data: rows[0] })).toEqual(rows[0]);
	});

	it.each([
		[{ data: { cursor: 400 } }, '400'],
		[{ data: { cursor: 'c2Nyb2xs' } }, 'c2Nyb2xs'],
		[{ data: [], cursor: 'top' }, 'top'],
		[{ data: { cursor: null } }, undefined],
		[{ data: { cursor: '' } }, undefined],
		[{ data: { cursor: 0 } }, undefined],
		[{ data: {} }, undefined],
		[null, undefined],
	])('reads the cursor of %j', (body, cursor) => {
		expect(cursorOf(body)).toBe(cursor);
	});

	it.each([null, undefined, '', 'text', 7, {}, { data: null }, { data: { results: null } }])(
		'finds no rows in %j',
		(body) => {
			expect(rowsOf(body)).toEqual([]);
		},
	);
});
