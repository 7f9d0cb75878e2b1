import type { IDataObject } from 'n8n-workflow';

import { dayOfRow, type ClosedWindow } from '../../model/time/dateWindow';
import { IdSet, idOfRow } from './idSet';

/** What is given out of a row, and of which row it is. */
interface Kept<T> {
	readonly id: string | undefined;
	readonly row: T;
}

export interface Choosing<T> {
	/** Whether a row is wanted. */
	accepts: (row: IDataObject) => boolean;
	/** Turns the wanted rows of a page into what is given out, one for one; the raw page is let go then. */
	present: (rows: IDataObject[]) => Promise<T[]>;
}

/** The rows of one date window, by business date. */
export class WindowRows<T> {
	/** IDs that this window has had. */
	readonly seen = new IdSet();

	/** All its rows, wanted or not. */
	readonly countByDay = new Map<string, number>();

	isRead = false;

	private readonly keptByDay = new Map<string, Array<Kept<T>>>();

	constructor(
		readonly window: ClosedWindow,
		/** Rows that it will probably have. */
		readonly expected: number,
	) {}

	/** Counts the rows of a page; those of another day belong to another window, which gives them. */
	count(rows: IDataObject[]): IDataObject[] {
		const { from, to } = this.window;
		return rows.filter((row) => {
			const day = dayOfRow(row, this.countByDay);
			if (day !== '' && (day < from || day > to)) return false;
			this.countByDay.set(day, (this.countByDay.get(day) ?? 0) + 1);
			return true;
		});
	}

	/** Keeps what is given out of a page; returns how many rows that are. */
	async keep(rows: IDataObject[], { accepts, present }: Choosing<T>): Promise<number> {
		const wanted = this.count(rows).filter(accepts);
		// Noted before, since what presents them may change the rows.
		const names = wanted.map((row) => ({ id: idOfRow(row), day: dayOfRow(row, this.countByDay) }));
		const shown = await present(wanted);
		names.forEach(({ id, day }, index) => {
			const kept = this.keptByDay.get(day);
			const one = { id, row: shown[index] };
			if (kept) kept.push(one);
			else this.keptByDay.set(day, [one]);
		});
		return wanted.length;
	}

	/** Hands out the rows day by day and forgets them; a row that another window had is left out. */
	*handOut(given: IdSet): Generator<T[]> {
		for (const day of [...this.keptByDay.keys()].sort()) {
			const kept = this.keptByDay.get(day) ?? [];
			this.keptByDay.delete(day);
			yield kept.filter(({ id }) => id === undefined || given.add(id)).map(({ row }) => row);
		}
	}
}
