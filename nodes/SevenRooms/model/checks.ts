import type { IDataObject } from 'n8n-workflow';
import { firstText, isRow, number, text } from './coerce';
import { utc } from './dates';

/** One line of a check. The price is the line's total: it is never multiplied by the quantity (API reference, quirk 15). */
export type CheckLine = {
	name: string | null;
	quantity: number | null;
	line_total: number | null;
	modifiers: string[];
	notes: string | null;
};

/** A check of the point of sale; amounts in major units. An open check still grows, and a visit without one may get it late (quirk 14). */
export type Check = {
	check_number: string | null;
	ticket_id: string | null;
	open: boolean;
	table: string | null;
	server: string | null;
	opened_at: string | null;
	closed_at: string | null;
	subtotal: number | null;
	tax: number | null;
	service_charge: number | null;
	tip: number | null;
	total: number | null;
	lines: CheckLine[];
};

/** The checks of a reservation (`pos_tickets`; API reference, 5.1) in the user's words. */
export function checksOf(tickets: unknown): Check[] {
	return Array.isArray(tickets) ? tickets.filter(isRow).map(checkOf) : [];
}

function checkOf(ticket: IDataObject | Record<string, unknown>): Check {
	return {
		check_number: firstText(ticket.code, ticket.local_pos_ticket_id),
		ticket_id: text(ticket.ticket_id),
		open: text(ticket.status)?.trim().toLowerCase() === 'open',
		table: text(ticket.table_no),
		server: text(ticket.employee_name),
		opened_at: utc(ticket.start_time) ?? text(ticket.start_time),
		closed_at: utc(ticket.end_time) ?? text(ticket.end_time),
		subtotal: number(ticket.subtotal),
		tax: number(ticket.tax),
		service_charge: number(ticket.service_charge),
		tip: number(ticket.tip),
		total: number(ticket.total),
		lines: Array.isArray(ticket.items) ? ticket.items.filter(isRow).map(lineOf) : [],
	};
}

function lineOf(item: Record<string, unknown>): CheckLine {
	const modifiers = Array.isArray(item.modifiers) ? item.modifiers : [];
	return {
		name: text(item.name),
		quantity: number(item.quantity),
		line_total: number(item.price),
		modifiers: modifiers.flatMap((one: unknown) =>
			isRow(one) ? (firstText(one.name, one.modifier) ?? []) : (text(one) ?? []),
		),
		notes: text(item.notes),
	};
}
