import { createCore } from '../../sandbox/core.cjs';

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2025, 0, 1);
/** Rows of one day relative to a Monday: a Saturday is not a Monday. */
const WEEK = [0.9, 0.6, 0.7, 0.9, 1, 1.6, 1.9];
const MARKS = ['@id@', '@code@', '@date@'] as const;

/**
 * A book of any size that is made while it is read: 20 rows of the sandbox, each with its own id, code and day again
 * and again. Rows stand in an arbitrary order, as SevenRooms gives them; the same number gives the same book.
 */
export class Book {
	/** Business dates of the book, first and last. */
	readonly firstDate: string;
	readonly lastDate: string;

	private readonly templates = templates();
	/** The day of each row, counted from the first. */
	private readonly days: Uint16Array;

	constructor(
		readonly rows: number,
		readonly daysLong = 365,
	) {
		this.firstDate = dateOf(0);
		this.lastDate = dateOf(daysLong - 1);
		this.days = spread(rows, daysLong);
	}

	/** Numbers of the rows between two dates, in the book's order. */
	between(from = '', to = '9999'): Uint32Array {
		const found = new Uint32Array(this.rows);
		let count = 0;
		const dates = Array.from({ length: this.daysLong }, (_, day) => dateOf(day));
		const wanted = dates.map((date) => date >= from && date <= to);
		for (let row = 0; row < this.rows; row++) if (wanted[this.days[row]]) found[count++] = row;
		return found.slice(0, count);
	}

	/** A row as JSON. */
	text(row: number): string {
		const parts = this.templates[row % this.templates.length];
		const id = `ahNzfnNldmVucm9vbXMtYmVuY2htYXJrci0LEhtuaWdodGxvb3BfUmVzZXJ2YXRpb25BY3R1YWwY${row.toString(36).padStart(9, '0')}DA`;
		const values = [id, row.toString(36).toUpperCase().padStart(7, 'A'), dateOf(this.days[row])];
		return parts.map((part) => (typeof part === 'number' ? values[part] : part)).join('');
	}
}

/** Every row's day, so that the days have their weekday's share and neighbours in the book lie far apart. */
function spread(rows: number, daysLong: number): Uint16Array {
	const shares = Array.from({ length: daysLong }, (_, day) => WEEK[(day + 2) % 7]);
	const all = shares.reduce((sum, share) => sum + share, 0);
	const days = new Uint16Array(rows);
	let seed = 7;
	for (let row = 0; row < rows; row++) {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
		let left = (seed / 2 ** 32) * all;
		let day = 0;
		while (day < daysLong - 1 && left >= shares[day]) left -= shares[day++];
		days[row] = day;
	}
	return days;
}

/** Rows as the sandbox writes them, cut at what differs from row to row: numbers stand for those values. */
function templates(): Array<Array<string | number>> {
	const { state } = createCore({
		seed: 7,
		reservations: 400,
		now: '2026-05-11T14:00:00Z',
		behaviour: {},
	});
	return [...state.reservations.all()].slice(-20).map((reservation) => {
		const row = state.reservationRow(reservation) as unknown as Record<string, unknown>;
		const time = String(row.real_datetime_of_slot).slice(11);
		const marked = {
			...row,
			id: MARKS[0],
			reference_code: MARKS[1],
			date: MARKS[2],
			real_datetime_of_slot: `${MARKS[2]} ${time}`,
		};
		return JSON.stringify(marked)
			.split(/(@id@|@code@|@date@)/)
			.map((part) => {
				const mark = MARKS.indexOf(part as (typeof MARKS)[number]);
				return mark < 0 ? part : mark;
			});
	});
}

function dateOf(day: number): string {
	return new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10);
}
