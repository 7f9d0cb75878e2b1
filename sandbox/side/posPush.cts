import { DateTime } from 'luxon';
import { ApiError } from '../envelope.cjs';
import type { PosTicket, Venue } from '../state/types.cjs';

const FUNCTIONS = [
	'new_check',
	'update_item',
	'update_cover',
	'move_table',
	'close_check',
	'void_check',
	'cancel_payment',
] as const;

/** What a point of sale sends (API reference, 4.9), checked. Amounts in major units. */
export interface PosPush {
	function: (typeof FUNCTIONS)[number];
	/** The point of sale's own number of the check. */
	order: string;
	table?: string;
	toTable?: string;
	/** Milliseconds since 1970. */
	openedAt?: number;
	closedAt?: number;
	guestCount?: number;
	subtotal?: number;
	total?: number;
	items?: PosTicket['items'];
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Throws the 400 SevenRooms would answer; a form or broken JSON comes in as no object at all. */
export function readPush(venue: Venue, body: unknown): PosPush {
	if (!isObject(body)) throw new ApiError(400, 'The body must be a JSON object');
	const name = FUNCTIONS.find((one) => one === body.function);
	if (!name) throw new ApiError(400, 'Invalid function');
	const order = body.order_number ?? body.reference_number;
	if (!order) throw new ApiError(400, 'Missing required parameters: order_number');
	const needsTarget = name === 'move_table' && !body.to_table;
	if (needsTarget) throw new ApiError(400, 'Missing required parameters: to_table');
	return {
		function: name,
		order: String(order),
		table: table(venue, body.table ?? body.from_table),
		toTable: table(venue, body.to_table),
		openedAt: moment(body, 'check_open_time'),
		closedAt: moment(body, 'check_close_time'),
		guestCount: amount(body, 'guest_count'),
		subtotal: amount(body, 'subtotal'),
		total: amount(body, 'total_amount'),
		items: Array.isArray(body.item) ? body.item.filter(isObject).map(itemOf) : undefined,
	};
}

/** Local to the venue and without an offset, as tickets are read. */
export function ticketTime(instant: number, { timeZone }: Venue): string {
	return DateTime.fromMillis(instant, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
}

/** Table names must equal SevenRooms' own to the letter (quirk 27). */
function table(venue: Venue, name: unknown): string | undefined {
	if (name === undefined || name === null) return undefined;
	if (venue.seatingAreas.some(({ tables }) => tables.includes(String(name)))) return String(name);
	throw new ApiError(400, 'Unknown table name');
}

function moment(body: Record<string, unknown>, name: string): number | undefined {
	const text = body[name] ?? undefined;
	if (text === undefined) return undefined;
	if (typeof text === 'string' && RFC_3339.test(text) && DateTime.fromISO(text).isValid) {
		return Date.parse(text);
	}
	throw new ApiError(400, `Invalid ${name}`);
}

function amount(body: Record<string, unknown>, name: string): number | undefined {
	const value = body[name] ?? undefined;
	if (value === undefined) return undefined;
	if (Number.isFinite(Number(value))) return Number(value);
	throw new ApiError(400, `Invalid ${name}`);
}

/** The stored price is that of the whole line (quirk 15). */
function itemOf(item: Record<string, unknown>): PosTicket['items'][number] {
	const quantity = amount(item, 'qty') ?? 1;
	const line = (amount(item, 'price') ?? 0) * quantity - (amount(item, 'discount') ?? 0);
	const price = amount(item, 'net_total') ?? Math.round(line * 100) / 100;
	return { name: String(item.name ?? ''), quantity, price, modifiers: [], notes: null };
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
