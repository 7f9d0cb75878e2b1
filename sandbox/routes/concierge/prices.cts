import type { FastifyInstance } from 'fastify';
import { type Fields, formOf } from '../../body.cjs';
import type { Core } from '../../core.cjs';
import { ApiError, success } from '../../envelope.cjs';
import { wantFields } from '../../required.cjs';
import { costsOf } from '../../side/prices.cjs';
import { upgradeRows } from '../../side/upgrades.cjs';
import type { Row, Venue } from '../../state/types.cjs';
import { venueOf } from '../lookUp.cjs';
import { seatAt } from './seat.cjs';

/** What a booking would cost, in major units; books nothing (API reference, 4.10). */
export function conciergePrices(app: FastifyInstance, core: Core): void {
	app.post('/venues/:venueId/calculate_prices', (request, reply) => {
		const venue = venueOf(core, request);
		const form = formOf(request);
		wantFields(form, 'date', 'time', 'party_size', 'access_persistent_id');
		const { rule, booking } = seatAt(core, venue, form);
		const upsells = readUpsells(venue, form);
		const upgradeCost = upsells.reduce((cost, upsell) => cost + upsell.cost, 0);
		const costs = costsOf(rule, booking.partySize, upgradeCost);
		const isPaid = rule.cost !== undefined;
		return reply.send(
			success(core, {
				...{ reservation_subtotal: costs.subtotal, reservation_gratuity: 0 },
				...{ reservation_service_charge: 0, require_credit_card: isPaid },
				cc_payment_rule: isPaid ? 'advanced_payment' : null,
				...{ charge_type: 'person', gratuity_type: 'none', service_charge_type: 'none' },
				total_costs: {
					...{ gratuity: 0, reservation_subtotal: costs.subtotal, service_charge: 0 },
					...{ tax: costs.tax, total_spend: costs.total, upgrade_cost: upgradeCost },
				},
				upsells,
			}),
		);
	});
}

type Upsell = Row & { cost: number };

/** JSON text in `upsells` or `upsells[]`, or the brackets form `upsells[0][upgrade_id]`. */
function readUpsells(venue: Venue, form: Fields): Upsell[] {
	const text = form['upsells[]'] ?? form.upsells;
	const asked = text ? parsed(text) : inBrackets(form);
	return asked.map(({ upgrade_id: id, quantity = 1 }) => {
		const upgrade = upgradeRows(venue).find((one) => one.id === id);
		if (!upgrade || !(Number(quantity) > 0)) throw new ApiError(400, 'Invalid upsells');
		const cost = Number(upgrade.price) * Number(quantity);
		return { upgrade_id: id, quantity: Number(quantity), price: upgrade.price, cost };
	});
}

function parsed(text: string): Row[] {
	try {
		// Repeated fields were joined by commas, so that one list and several objects read alike.
		return (JSON.parse(`[${text}]`) as Array<Row | Row[]>).flat();
	} catch {
		throw new ApiError(400, 'Invalid upsells');
	}
}

function inBrackets(form: Fields): Row[] {
	const rows: Row[] = [];
	for (const [name, value] of Object.entries(form)) {
		const match = /^upsells\[(\d{1,2})\]\[(upgrade_id|quantity)\]$/.exec(name);
		if (match) rows[Number(match[1])] = { ...rows[Number(match[1])], [match[2]]: value };
	}
	return rows.filter((row) => row !== undefined);
}
