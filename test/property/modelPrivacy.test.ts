import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { checksOf } from '../../nodes/SevenRooms/model/checks';
import { moneyOf } from '../../nodes/SevenRooms/model/money';
import { protect } from '../../nodes/SevenRooms/model/privacy';

/** Things that can be found again in any text. */
const NAME = 'Quillebeuf';
const EMAIL = 'quillebeuf@example.com';
const PHONE = '+33 6 12 34 56 78';

const person = fc.record(
	{
		id: fc.uuid(),
		first_name: fc.constant(NAME),
		last_name: fc.constant(NAME),
		email: fc.constant(EMAIL),
		email_alt: fc.constant(EMAIL),
		phone_number: fc.constant(PHONE),
		phone: fc.constant(PHONE),
		booked_by_name: fc.constant(NAME),
		booked_by_names: fc.array(fc.constant(NAME)),
		notes: fc.constantFrom(`Write to ${EMAIL}`, `Call ${PHONE} first`),
		custom_fields: fc.array(fc.record({ name: fc.constant('Reach'), value: fc.constant(EMAIL) })),
		anything: fc.constant(EMAIL),
		total_visits: fc.nat(),
		card_display: fc.constant(`Visa ${NAME}`),
	},
	{ requiredKeys: ['id'] },
);
const { row } = fc.letrec((tie) => ({
	row: fc.oneof(
		{ maxDepth: 4 },
		person,
		fc.record({ client: tie('row'), parties: fc.array(tie('row'), { maxLength: 3 }) }),
		fc.record({ venue_stats: fc.dictionary(fc.constantFrom('a', 'b'), tie('row')) }),
		fc.record({ rounds: fc.array(fc.array(tie('row'), { maxLength: 2 }), { maxLength: 2 }) }),
	),
}));

function numbersIn(value: unknown): number[] {
	if (typeof value === 'number') return [value];
	return value && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}

describe('a record of people, however deep', () => {
	it('holds no name, address or number any more once it is masked or left out', () => {
		fc.assert(
			fc.property(row, fc.constantFrom('masked' as const, 'none' as const), (given, privacy) => {
				const shown = JSON.stringify(protect(given as IDataObject, privacy));
				expect(shown).not.toContain(NAME);
				expect(shown).not.toContain('quillebeuf');
				expect(shown).not.toContain('12 34 56');
			}),
		);
	});

	it('is the very same in full, and is never changed itself', () => {
		fc.assert(
			fc.property(row, (given) => {
				const before = structuredClone(given);
				expect(protect(given as IDataObject, 'full')).toBe(given);
				protect(given as IDataObject, 'none');
				expect(given).toEqual(before);
			}),
		);
	});

	it('keeps its keys, so that a workflow does not break over privacy', () => {
		fc.assert(
			fc.property(row, fc.constantFrom('masked' as const, 'none' as const), (given, privacy) => {
				const record = given as IDataObject;
				expect(Object.keys(protect(record, privacy))).toEqual(Object.keys(record));
			}),
		);
	});

	it('takes any other JSON without a failure, and loses no number in it', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const given = { value } as IDataObject;
				expect(numbersIn(protect(given, 'masked'))).toEqual(numbersIn(given));
			}),
		);
	});
});

describe('a check of the till', () => {
	const amount = fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100);
	const items = fc.array(fc.record({ quantity: fc.integer({ min: 0, max: 99 }), price: amount }));

	it('never multiplies what a line costs', () => {
		fc.assert(
			fc.property(items, (lines) => {
				const [check] = checksOf([{ items: lines }]);
				expect(check.lines.map((line) => line.line_total)).toEqual(lines.map(({ price }) => price));
			}),
		);
	});
});

describe('an amount of money', () => {
	it('keeps its number and says its unit and its currency in capitals', () => {
		const currencies = fc.constantFrom('USD', 'gbp', ' jpy ', null, undefined, '');
		const units = fc.constantFrom('major' as const, 'minor' as const);
		fc.assert(
			fc.property(fc.integer(), currencies, units, (number, currency, unit) => {
				const money = moneyOf(number, currency, unit);
				expect(money).toEqual({
					amount: number,
					currency: currency?.trim() ? currency.trim().toUpperCase() : null,
					unit,
				});
			}),
		);
	});
});
