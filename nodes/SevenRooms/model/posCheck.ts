import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { UserError } from 'n8n-workflow';
import { isEmpty, isRow, number, readJson, text } from './coerce';
import { dateTimeText } from './time/dateTimeText';

/** What a point of sale can tell of a check (API reference, 4.9). */
export const POS_FUNCTIONS = [
	'new_check',
	'update_item',
	'update_cover',
	'move_table',
	'close_check',
	'void_check',
	'cancel_payment',
] as const;

/** A moment as RFC 3339 with its offset; one without is refused, since the till's zone is not known here. */
export function rfc3339(value: unknown, name: string): string | undefined {
	if (isEmpty(value)) return undefined;
	const written = dateTimeText(value);
	const moment = DateTime.fromISO(written, { setZone: true });
	// A day stands before the T: luxon lays a time alone on the server's today.
	if (moment.isValid && /\dT.*(Z|[+-]\d{2}:?\d{2})$/i.test(written)) {
		return moment.toISO({ suppressMilliseconds: true }) ?? undefined;
	}
	throw new UserError(`${name} is not a moment with its offset`, {
		description: 'Write it like 2026-05-15T19:30:00-04:00 or 2026-05-15T23:30:00Z.',
	});
}

const ITEM_AMOUNTS = ['qty', 'price', 'discount', 'net_total'];

/** The lines of a check as the wire wants them; a line without a name or with a price that is no number is refused. */
export function posItems(value: unknown): IDataObject[] | undefined {
	if (isEmpty(value)) return undefined;
	const list = typeof value === 'string' ? readJson(value) : value;
	const items = Array.isArray(list) ? list : undefined;
	if (!items?.every(isRow)) {
		throw new UserError('Items is not a list of check lines', {
			description: 'Write it like [{"name": "Negroni", "qty": 2, "price": 28}].',
		});
	}
	const lines = items.map((item, index) => {
		if (text(item.name) === null) {
			throw new UserError(`Items: line ${index + 1} has no name`, {
				description: 'Give every line a "name", as the till shows it.',
			});
		}
		const amounts = ITEM_AMOUNTS.filter((field) => item[field] !== undefined).map((field) => [
			field,
			posNumber(item[field], `Items: "${field}" of line ${index + 1}`),
		]);
		return { ...item, ...Object.fromEntries(amounts) } as IDataObject;
	});
	return lines.length > 0 ? lines : undefined;
}

/** A text for the till's JSON, where a number would be another type: an expression reads a check's number as one. */
export function posText(value: unknown, name: string): string | undefined {
	if (isEmpty(value)) return undefined;
	const read = text(value);
	if (read === null) {
		throw new UserError(`${name} is not a text`, { description: 'Enter a text or a number.' });
	}
	return read.trim();
}

/** A number for the till's JSON, where a text would be another type; expressions like to give texts. */
export function posNumber(value: unknown, name: string): number | undefined {
	if (isEmpty(value)) return undefined;
	const read = number(value);
	if (read === null) {
		throw new UserError(`${name} is not a number`, {
			description: 'Enter it in digits, such as 28.50, without a currency.',
		});
	}
	return read;
}
