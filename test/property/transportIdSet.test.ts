import fc from 'fast-check';
import { IdSet, idOfRow } from '../../nodes/SevenRooms/transport/lists/idSet';

/** IDs that are alike at their ends, as SevenRooms' own are, or that are nothing of the kind. */
const tail = fc.constantFrom('', '-the-same-sixteen', 'YgICAgMCl_wgM');
const ids = fc.oneof(
	fc.tuple(fc.string({ maxLength: 3 }), tail).map(([start, end]) => start + end),
	fc.string(),
);
const steps = fc.array(fc.tuple(fc.constantFrom('add', 'add', 'delete'), ids), { maxLength: 200 });

describe('a set of IDs', () => {
	it('holds what a plain set would hold, also of IDs that end alike', () => {
		fc.assert(
			fc.property(steps, (taken) => {
				const set = new IdSet();
				const plain = new Set<string>();
				for (const [step, id] of taken) {
					const was = plain.has(id);
					if (step === 'add') {
						expect(set.add(id)).toBe(!was);
						plain.add(id);
					} else {
						expect(set.delete(id)).toBe(was);
						plain.delete(id);
					}
					expect(set.size).toBe(plain.size);
				}
				set.clear();
				expect(set.size).toBe(0);
				for (const id of plain) expect(set.add(id)).toBe(true);
			}),
		);
	});

	it('tells a hundred thousand IDs apart that all end alike', () => {
		const set = new IdSet();
		const alike = (index: number) => `${index}-in-the-very-same-venue`;
		for (let index = 0; index < 100_000; index++) set.add(alike(index));
		expect(set.size).toBe(100_000);
		expect(set.add(alike(99_999))).toBe(false);
	});
});

it('takes a number for the same ID as its digits, and nothing else for one', () => {
	expect([7, '7'].map((id) => idOfRow({ id }))).toEqual(['7', '7']);
	expect([null, undefined, {}, true].map((id) => idOfRow({ id }))).toEqual(
		new Array(4).fill(undefined),
	);
});
