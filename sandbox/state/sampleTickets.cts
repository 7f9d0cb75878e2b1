import { between, pick, type Random } from './random.cjs';
import type { PosTicket } from './types.cjs';

const DISHES: Array<[string, number]> = [
	['Oysters', 24],
	['Sea bass', 31.5],
	['Lamb shoulder', 34],
	['Garden salad', 12],
	['Chocolate tart', 11.5],
	['Bottle of Riesling', 48],
];

/** A small stock of checks that past reservations share; the last ones are still open. */
export function sampleTickets(random: Random): { closed: PosTicket[][]; open: PosTicket[][] } {
	const closed = Array.from({ length: 20 }, (_, index) => [ticket(random, index, 'closed')]);
	closed.push([ticket(random, 20, 'closed'), ticket(random, 21, 'closed')]);
	const open = Array.from({ length: 4 }, (_, index) => [ticket(random, 30 + index, 'open')]);
	return { closed, open };
}

function ticket(random: Random, index: number, status: string): PosTicket {
	const items = Array.from({ length: between(random, 1, 4) }, () => {
		const [name, price] = pick(random, DISHES);
		const quantity = between(random, 1, 3);
		return {
			name,
			quantity,
			price: price * quantity,
			modifiers: index % 2 ? ['no salt'] : [{ name: 'no salt', price: 0 }],
			notes: null,
		};
	});
	const subtotal = items.reduce((total, { price }) => total + price, 0);
	const tax = cents(subtotal * 0.0875);
	const tip = index % 3 === 0 ? undefined : cents(subtotal * 0.2);
	return {
		ticket_id: 90_000 + index,
		local_pos_ticket_id: `pos-${index}`,
		business_id: 501,
		code: index % 4 === 0 ? String(10_200 + index) : 10_200 + index,
		status,
		table_no: String(1 + (index % 30)),
		employee_name: 'Ana P.',
		start_time: '2025-06-01T19:05:00',
		end_time: status === 'open' ? null : '2025-06-01T20:40:00',
		subtotal,
		tax,
		service_charge: 0,
		admin_fee: 0,
		...(tip === undefined ? {} : { tip }),
		total: cents(subtotal + tax + (tip ?? 0)),
		items,
	};
}

function cents(amount: number): number {
	return Math.round(amount * 100) / 100;
}
