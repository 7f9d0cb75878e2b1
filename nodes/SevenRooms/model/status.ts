import { firstText, flag, isRow, text, type Row } from './coerce';
import { remembered } from './remembered';

export interface KnownStatus {
	readonly code: string;
	readonly label: string;
}

/** The codes that SevenRooms is known to use, in the order of an evening. The list is open: venues add their own. */
export const KNOWN_STATUSES: readonly KnownStatus[] = [
	{ code: 'RESERVED', label: 'Reserved' },
	{ code: 'CONFIRMED', label: 'Confirmed' },
	{ code: 'NO_ANSWER', label: 'No Answer' },
	{ code: 'ARRIVED', label: 'Arrived' },
	{ code: 'SEATED', label: 'Seated' },
	{ code: '1ST_COURSE', label: 'First Course' },
	{ code: '2ND_COURSE', label: 'Second Course' },
	{ code: '3RD_COURSE', label: 'Third Course' },
	{ code: 'DESSERT', label: 'Dessert' },
	{ code: 'BUS_TABLE', label: 'Bus Table' },
	{ code: 'PAID', label: 'Paid' },
	{ code: 'LEFT', label: 'Left' },
	{ code: 'COMPLETE', label: 'Complete' },
	{ code: 'CANCELED', label: 'Canceled' },
	{ code: 'NO_SHOW', label: 'No Show' },
	{ code: 'NOT_RECONCILED', label: 'Not Reconciled' },
];

/** Spellings and labels that stand for a known code. */
const ALIASES: Readonly<Record<string, string>> = {
	CANCELLED: 'CANCELED',
	COMPLETED: 'COMPLETE',
	ON_THE_BOOKS: 'RESERVED',
	FIRST_COURSE: '1ST_COURSE',
	SECOND_COURSE: '2ND_COURSE',
	THIRD_COURSE: '3RD_COURSE',
};

/** A status as its machine code: `No Show` and `no_show` are `NO_SHOW`, `CANCELLED` is `CANCELED`. */
export function statusCode(value: unknown): string | null {
	const written = text(value);
	return written === null ? null : codeOf(written);
}

const codeOf = remembered((written) => {
	const code = written
		.trim()
		.toUpperCase()
		.replace(/[\s-]+/g, '_');
	return Object.hasOwn(ALIASES, code) ? ALIASES[code] : code;
}, 1_000);

/** Whether two statuses are one, however each is spelled; no status is none's equal. */
export function sameStatus(one: unknown, other: unknown): boolean {
	const code = statusCode(one);
	return code !== null && code === statusCode(other);
}

/**
 * The finer codes that may stand behind one by which a visit is over. An end is an end, whatever else a row says:
 * SevenRooms' own sample pairs a complete visit with a confirmed one (API reference, section 6).
 */
const ENDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
	['CANCELED', new Set<string>()],
	['NO_SHOW', new Set<string>()],
	['COMPLETE', new Set(['LEFT', 'PAID', 'NOT_RECONCILED'])],
]);

/**
 * The code of a reservation row. The concierge API has one of four in `status_code`, the exact one in
 * `internal_status` and the label in `status`.
 */
export function statusOfRow(row: unknown): string | null {
	if (!isRow(row)) return null;
	const plain = plainStatus(row);
	const exact = statusCode(row.internal_status);
	return exact !== null && mayStandFor(plain, exact) ? exact : plain;
}

function plainStatus(row: Row): string | null {
	return statusCode(firstText(row.status_code, row.status));
}

function mayStandFor(plain: string | null, exact: string): boolean {
	return ENDS.get(plain ?? '')?.has(exact) ?? true;
}

/** Whether a row is exact enough to say if it has this status: one of the concierge's four codes alone is not. */
export function tellsStatus(row: Row, status: unknown): boolean {
	const { status_code, internal_status } = row;
	if (text(internal_status) !== null) return true;
	if (status_code === undefined) return row.status !== undefined;
	const code = statusCode(status) ?? '';
	return ENDS.has(code) || !mayStandFor(plainStatus(row), code);
}

/** The label of a reservation row, which the venue may have worded itself. */
export function statusLabelOfRow(row: unknown): string | null {
	if (!isRow(row)) return null;
	const display = text(row.status_display);
	if (display !== null) return display;
	const code = statusOfRow(row);
	const isExact = code !== null && code === statusCode(row.internal_status);
	const isPlain = row.status_code !== undefined && code === plainStatus(row);
	const label = firstText(
		isExact ? row.internal_status_display : null,
		isPlain ? row.status : null,
	);
	return label ?? KNOWN_STATUSES.find((known) => known.code === code)?.label ?? code;
}

/** Takes a status or a whole reservation row. */
export function isCanceled(rowOrStatus: unknown): boolean {
	const code = isRow(rowOrStatus) ? statusOfRow(rowOrStatus) : statusCode(rowOrStatus);
	return code === 'CANCELED';
}

/** Whether a row was deleted: a time stamp on the venue API, a yes or no on the concierge API. */
export function isDeleted(row: unknown): boolean {
	if (!isRow(row)) return false;
	return flag(row.deleted) ?? text(row.deleted) !== null;
}

/** Neither canceled nor deleted: somebody's table still hangs on it. */
export function isLive(row: unknown): boolean {
	return !isDeleted(row) && !isCanceled(row);
}

const OVER: ReadonlySet<string> = new Set([
	'COMPLETE',
	'LEFT',
	'CANCELED',
	'NO_SHOW',
	'NOT_RECONCILED',
]);

/** Whether the visit still lies ahead or is going on. */
export function isOpen(row: unknown): boolean {
	return isLive(row) && !OVER.has(statusOfRow(row) ?? '');
}
