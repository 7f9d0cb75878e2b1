import {
	flattenAvailability,
	nearestSlots,
	simplifySlot,
	wallOfSlot,
} from '../../nodes/SevenRooms/model/availability';
import { moneyOf } from '../../nodes/SevenRooms/model/money';

const asked = { venueId: 'v', date: '2026-05-15', partySize: 4, zone: 'America/New_York' };
const free = { time: '7:30 PM', type: 'book', access_persistent_id: 'access-1' };
const dinner = (...times: unknown[]) => ({
	availability: [
		{
			name: 'Dinner',
			is_closed: false,
			shift_persistent_id: 'shift-1',
			shift_category: 'DINNER',
			times,
		},
	],
});

describe('the free times of a venue', () => {
	it('come one by one, in the words of the house', () => {
		const [slot] = flattenAvailability(dinner(free), asked);
		expect(simplifySlot(slot)).toEqual({
			venue_id: 'v',
			date: '2026-05-15',
			datetime: '2026-05-15T19:30:00-04:00',
			time: '19:30',
			party_size: 4,
			shift: 'Dinner',
			shift_category: 'DINNER',
			type: 'book',
			bookable: true,
			requestable: false,
			duration_minutes: null,
			cost_per_person: null,
			min_spend: null,
			free_of_charge: true,
			charge_reasons: [],
			access_persistent_id: 'access-1',
			shift_persistent_id: 'shift-1',
			slot_option_id: null,
			slot_name: null,
			upgrade_category_ids: [],
		});
		expect(slot.raw).toEqual(free);
	});

	it('carry the upgrade categories of their shift', () => {
		const { availability } = dinner(free);
		const shift = { ...availability[0], upsell_categories: ['extras', 'wine'] };
		const [slot] = flattenAvailability({ availability: [shift] }, asked);
		expect(slot.upgrade_category_ids).toEqual(['extras', 'wine']);
		expect(slot.raw).toEqual(free);
		const unknown = { ...availability[0], upsell_categories: null };
		const [bare] = flattenAvailability({ availability: [unknown] }, asked);
		expect(bare.upgrade_category_ids).toEqual([]);
	});

	it('tell what can be booked at once from what can be asked for', () => {
		const slots = flattenAvailability(
			dinner(
				free,
				{ ...free, type: 'request', is_requestable: true },
				{ ...free, type: 'request', is_requestable: false },
				{ ...free, is_held: true },
				{ ...free, type: null },
			),
			asked,
		);
		expect(slots.map((slot) => [slot.bookable, slot.requestable])).toEqual([
			[true, false],
			[false, true],
			[false, false],
			[false, false],
			[false, false],
		]);
	});

	it('lie after midnight on the next day, and where the slot says so itself', () => {
		const late = { ...free, time: '12:30 AM' };
		const early = { ...free, time: '5:30 AM', time_iso: '2026-05-15 05:30:00' };
		const slots = flattenAvailability(dinner(late, early), asked);
		expect(slots.map(({ datetime, date, time }) => [datetime, date, time])).toEqual([
			['2026-05-16T00:30:00-04:00', '2026-05-15', '00:30'],
			['2026-05-15T05:30:00-04:00', '2026-05-15', '05:30'],
		]);
	});

	it('are read from the concierge API and from its range of days', () => {
		const slot = {
			time: '19:30',
			time_iso: '2026-05-16 19:30:00',
			type: 'book',
			shift_persistent_id: 'own',
			slot_option_id: 'rule-1',
			slot_name: 'Terrace',
			slot_title: 'Dine outside',
			duration: 90,
		};
		const shift = { name: 'Dinner', shift_persistent_id: 'shift-1', timeslots: [slot] };
		const several = { availability: [{ ...shift, venue: { id: 'v2' } }] };
		expect(flattenAvailability(several, asked)[0]).toMatchObject({
			venue_id: 'v2',
			shift_persistent_id: 'own',
			slot_option_id: 'rule-1',
			slot_name: 'Terrace',
			duration_minutes: 90,
		});
		for (const day of [[shift], { availability: [shift] }, shift, [slot]]) {
			const range = { dates: { '2026-05-16': day }, venue: { id: 'v3' } };
			expect(flattenAvailability(range, { partySize: 2 })).toMatchObject([
				{ venue_id: 'v3', date: '2026-05-16', datetime: '2026-05-16T19:30:00' },
			]);
		}
	});

	it.each([
		[null],
		[{}],
		[[]],
		[{ availability: [] }],
		[{ availability: [{ is_closed: true, times: [free] }] }],
		[{ availability: [{ times: null }, null, 'closed'] }],
		[{ dates: {} }],
	])('are none in %j', (answer) => {
		expect(flattenAvailability(answer, asked)).toEqual([]);
	});

	it.each<[string, object]>([
		['cost', { cost: 25 }],
		['cost', { cost: '25.00' }],
		['min_spend', { min_spend: 400 }],
		['requires_credit_card', { requires_credit_card: true }],
		['payments.cost', { payments: { cost: 1 } }],
		['payments.subtotal', { payments: { subtotal: 1 } }],
		['payments.tax_amt', { payments: { tax_amt: 1 } }],
		['payments.mandated_gratuity_amt', { payments: { mandated_gratuity_amt: 1 } }],
		['payments.service_charge_amt', { payments: { service_charge_amt: 1 } }],
		['payments.pregratuity_total', { payments: { pregratuity_total: 1 } }],
		['payments.require_credit_card', { payments: { require_credit_card: true } }],
		['payments.cc_payment_rule', { payments: { cc_payment_rule: 'advanced_payment' } }],
		[
			'payments.cc_payment_rule',
			{ payments: { cc_payment_rule: 'save_for_later', cc_party_size_min: 4 } },
		],
		['selected_automatic_upsells', { selected_automatic_upsells: [{ id: 'u' }] }],
	])('are not free of charge where %s wants something', (reason, wants) => {
		const [slot] = flattenAvailability(dinner({ ...free, ...wants }), asked);
		expect(slot).toMatchObject({ free_of_charge: false, charge_reasons: [reason] });
	});

	it.each([
		[{ cost: 0, min_spend: null, requires_credit_card: false }],
		[{ payments: { cost: 0, subtotal: 0, gratuity: 18, tax_rate: 8.875, cc_payment_rule: null } }],
		[{ payments: { cc_payment_rule: 'save_for_later', cc_party_size_min: 8 } }],
		[{ payments: { cc_payment_rule: 'none' }, upsells: [{ id: 'u' }] }],
		[{ selected_automatic_upsells: [] }],
	])('are free of charge with %j', (nothing) => {
		const [slot] = flattenAvailability(dinner({ ...free, ...nothing }), asked);
		expect(slot.free_of_charge).toBe(true);
	});

	it('are not free of charge by a rule for large parties while the party is not known', () => {
		const rule = { payments: { cc_payment_rule: 'save_for_later', cc_party_size_min: 8 } };
		const [slot] = flattenAvailability(dinner({ ...free, ...rule }), { venueId: 'v' });
		expect(slot.free_of_charge).toBe(false);
	});

	it('say the unit and the currency of what they cost', () => {
		const [slot] = flattenAvailability(dinner({ ...free, cost: '25.5' }), {
			...asked,
			currency: 'gbp',
		});
		expect(slot.cost_per_person).toEqual({ amount: 25.5, currency: 'GBP', unit: 'major' });
	});

	it.each([
		[{ payments: { cost: 95, charge_type: 'person' } }, 95],
		[{ cost: 80, payments: { cost: 95, charge_type: 'person' } }, 80],
		[{ cost: null, payments: { cost: '95', charge_type: 'PERSON' } }, 95],
		[{ payments: { cost: 95, charge_type: 'reservation' } }, undefined],
		[{ payments: { cost: 95 } }, undefined],
		[{ payments: null }, undefined],
	])('tell what a person costs, from payments too where that is by person: %j', (more, amount) => {
		const [slot] = flattenAvailability(dinner({ ...free, ...more }), asked);
		expect(slot.cost_per_person?.amount).toBe(amount);
	});

	it('are offered nearest first, the earlier of two, within reach and free if so asked', () => {
		const at = (time: string, more = {}) => ({ ...free, time, ...more });
		const slots = flattenAvailability(
			dinner(
				at('9:00 PM'),
				at('8:00 PM'),
				at('7:00 PM'),
				at('7:15 PM', { cost: 10 }),
				at('7:30 PM', { type: 'request', is_requestable: true }),
				at('6:00 PM'),
			),
			asked,
		);
		const times = nearestSlots(slots, '2026-05-15T19:30', 60).map(({ time }) => time);
		expect(times).toEqual(['19:15', '19:00', '20:00']);
		const late = flattenAvailability(dinner(at('11:30 PM'), at('12:30 AM')), asked);
		expect(nearestSlots(late, '2026-05-16T00:15', 120).map(wallOfSlot)).toEqual([
			'2026-05-16T00:30',
			'2026-05-15T23:30',
		]);
	});
});

describe('money', () => {
	it('keeps its amount, and is nothing where the row tells none', () => {
		const cents = { amount: 1999, currency: null, unit: 'minor' };
		expect(moneyOf('1999', null, 'minor')).toEqual(cents);
		expect(moneyOf(null, 'USD', 'major')).toBeNull();
		expect(moneyOf('free', 'USD', 'major')).toBeNull();
	});
});
