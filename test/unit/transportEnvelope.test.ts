import {
	cursorOf,
	dataOf,
	datedRowsOf,
	namedRowsOf,
	recordOf,
	rowsOf,
	toldRowsOf,
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

	it.each<[string, unknown]>([
		['a map in which a row is null', { results: { a: rows[0], x: null, b: rows[1] } }],
		['a list around the rows', [{ results: rows, cursor: null }]],
		['a list around a map of them', [{ results: { a: rows[0], b: rows[1] } }]],
		[
			'several lists around them',
			[{ results: [] }, { results: [rows[0]] }, { results: [rows[1]] }],
		],
		['a list with empty places', { results: [null, rows[0], '', rows[1]] }],
	])('finds every row in %s', (_what, data) => {
		expect(rowsOf({ data })).toEqual(rows);
	});

	it('takes no row for a list around the rows, though it holds a list of that name', () => {
		const tables = [
			{ id: 'bar', tables: [{ id: 'inner' }] },
			{ id: 'terrace', tables: null },
		];
		expect(rowsOf({ data: tables }, 'tables')).toEqual(tables);
		const [, terrace] = tables;
		expect(rowsOf({ data: [terrace] }, 'tables')).toEqual([terrace]);
	});

	it.each<[string, unknown]>([
		['a yes', true],
		['a list of texts', ['a', 'b']],
		['a list in a list', [rows]],
		['a list of rows and other things', [rows[0], [rows[1]]]],
	])('never takes %s for an empty list', (_what, results) => {
		expect(toldRowsOf({ data: { results } }, ['results'])).toBeUndefined();
		expect(toldRowsOf({ data: results }, ['results'])).toBeUndefined();
	});

	it('finds a map under the second of several names, too', () => {
		const data = { results: null, requests: { a: rows[0], b: rows[1] } };
		expect(toldRowsOf({ data }, ['results', 'requests'])).toEqual(rows);
	});

	it.each<[string, unknown]>([
		['words in place of the days', { shifts: 'maintenance' }],
		['words in place of a day', { shifts: { '2026-01-17': rows, '2026-01-18': 'closed' } }],
		['no days at all', { limit: 50, cursor: null }],
		['shifts that are not by day', { shifts: { a: rows[0], b: rows[1] } }],
	])('never takes %s for days without a shift', (_what, data) => {
		expect(datedRowsOf({ data }, 'shifts')).toBeUndefined();
	});

	it('takes days that are empty or null for days without a shift', () => {
		const shifts = { '2026-01-17': null, '2026-01-18': [], '2026-01-19': {} };
		expect(datedRowsOf({ data: { shifts } }, 'shifts')).toEqual([]);
		expect(datedRowsOf({ data: { shifts: {} } }, 'shifts')).toEqual([]);
		expect(datedRowsOf({ data: shifts }, 'shifts')).toEqual([]);
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
		expect(toldRowsOf({ data: { tables: rows } }, ['results', 'tables'])).toEqual(rows);
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
