import { firstText, isRow, number, readEach, text, type Row } from './coerce';
import { utc } from './time/dates';

/** One line of a check. The price is the line's total: it is never multiplied by the quantity (API reference, quirk 15). */
export type CheckLine = {
	name: string | null;
	quantity: number | null;
	line_total: number | null;
	modifiers: string[];
	notes: string | null;
};

/** A check of the point of sale; its amounts are of one currency and unit. An open check still grows, and a visit without one may get it late (quirk 14). */
export type Check = {
	check_number: string | null;
	ticket_id: string | null;
	open: boolean;
	table: string | null;
	server: string | null;
	/** With `Z` where the till says so, else as the till's clock showed it: its zone is not known. */
	opened_at: string | null;
	closed_at: string | null;
	/** ISO 4217 code of all amounts; null where nobody tells. */
	currency: string | null;
	/** Dollars, pounds, yen and no cents (API reference, 3.5). */
	unit: 'major';
	subtotal: number | null;
	tax: number | null;
	service_charge: number | null;
	admin_fee: number | null;
	tip: number | null;
	total: number | null;
	lines: CheckLine[];
};

/** The checks of a reservation (`pos_tickets`; API reference, 5.1) in the user's words. */
export function checksOf(tickets: unknown, currency?: string): Check[] {
	return Array.isArray(tickets)
		? tickets.filter(isRow).map((ticket) => checkOf(ticket, currency))
		: [];
}

function checkOf(ticket: Row, currency: string | undefined): Check {
	return {
		check_number: firstText(ticket.code, ticket.local_pos_ticket_id),
		ticket_id: text(ticket.ticket_id),
		open: text(ticket.status)?.trim().toLowerCase() === 'open',
		table: text(ticket.table_no),
		server: text(ticket.employee_name),
		opened_at: tillTime(ticket.start_time),
		closed_at: tillTime(ticket.end_time),
		currency: currency?.trim().toUpperCase() || null,
		unit: 'major',
		subtotal: number(ticket.subtotal),
		tax: number(ticket.tax),
		service_charge: number(ticket.service_charge),
		admin_fee: number(ticket.admin_fee),
		tip: number(ticket.tip),
		total: number(ticket.total),
		lines: Array.isArray(ticket.items) ? ticket.items.filter(isRow).map(lineOf) : [],
	};
}

const ZONE_AT_END = /(Z|[+-]\d{2}:?\d{2})$/i;

function tillTime(value: unknown): string | null {
	const written = text(value)?.trim();
	if (written === undefined) return null;
	return ZONE_AT_END.test(written) ? (utc(written) ?? written) : written.replace(' ', 'T');
}

function lineOf(item: Row): CheckLine {
	const modifiers = Array.isArray(item.modifiers) ? item.modifiers : [];
	return {
		name: text(item.name),
		quantity: number(item.quantity),
		line_total: number(item.price),
		modifiers: readEach(modifiers, (one) =>
			isRow(one) ? firstText(one.name, one.modifier) : text(one),
		),
		notes: text(item.notes),
	};
}
