import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { datedRowsOf, toldRowsOf } from '../../nodes/SevenRooms/transport/envelope';

const KEYS = ['tables', 'results'];

/** Rows as odd as JSON can be, each with an ID of its own; a row may hold what looks like a list of rows. */
const rows = fc
	.array(
		fc.dictionary(
			fc.constantFrom('name', 'date', 'tables', 'results', 'cursor', 'data', 'length'),
			fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant([{ id: 'inner' }])),
		),
		{ maxLength: 6 },
	)
	.map((list) => list.map((row, index) => ({ ...row, id: `row${index}` }) as IDataObject));
const mapOf = (list: unknown[]) => Object.fromEntries(list.map((row, index) => [`k${index}`, row]));
const halves = (list: IDataObject[]) => [list.slice(0, 2), list.slice(2)];

type Shape = [name: string, body: (list: IDataObject[], key: string) => unknown];
const SHAPES: Shape[] = [
	['a list under its name', (list, key) => ({ data: { [key]: list, cursor: 'x', limit: 50 } })],
	['a list with empty places', (list, key) => ({ data: { [key]: [null, ...list, ''] } })],
	['a map', (list, key) => ({ data: { [key]: mapOf(list) } })],
	['a map with a null', (list, key) => ({ data: { [key]: mapOf([...list, null]) } })],
	['a bare list', (list) => list],
	['data itself', (list) => ({ data: list, cursor: 1 })],
	['a list around the rows', (list, key) => ({ data: [{ [key]: list, cursor: null }] })],
	['several around them', (list, key) => ({ data: halves(list).map((one) => ({ [key]: one })) })],
];

describe.each(SHAPES)('rows in %s', (_name, bodyOf) => {
	it('all come out, in order, and nothing else', () => {
		fc.assert(
			fc.property(rows, fc.constantFrom(...KEYS), (list, key) => {
				fc.pre(list.length > 0);
				expect(toldRowsOf(bodyOf(list, key), KEYS)).toEqual(list);
			}),
		);
	});
});

it('What is neither a list nor empty never passes for an empty list', () => {
	const isOdd = (value: unknown) =>
		typeof value === 'string' ? value.trim() !== '' : value !== null && typeof value !== 'object';
	const odd = fc.jsonValue({ maxDepth: 0 }).filter(isOdd);
	fc.assert(
		fc.property(rows, odd, (list, value) => {
			for (const told of [value, [...list, value], [[...list, value]]]) {
				expect(toldRowsOf({ data: { tables: told } }, ['tables'])).toBeUndefined();
				expect(datedRowsOf({ data: { shifts: { '2026-05-15': told } } }, 'shifts')).toBeUndefined();
			}
		}),
	);
});
