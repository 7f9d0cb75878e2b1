import type { IDataObject } from 'n8n-workflow';

import { splitByRows } from '../model/dateWindow';
import { isDate } from '../model/wallClock';
import { WindowPlan, type ClosedWindow } from '../model/windowPlan';
import { MAX_IN_FLIGHT } from './limiter';
import { isCeiling, readPages } from './paginate';
import { trafficOf } from './traffic';
import type { ApiFailure, Session, TransportContext } from './types';
import { cancelSignalOf } from './wait';

/** What a window keeps of each row, and of which row it is. */
interface Kept<T> {
	readonly id: unknown;
	readonly row: T;
}

export interface WindowsRequest<T> {
	path: string;
	/** Sent with every page, beside the dates of the window. */
	query: IDataObject;
	/** Business dates, `from_date` and `to_date` of the whole read. */
	range: ClosedWindow;
	/** Rows that are wanted at all; with them reading stops. */
	limit: number;
	/** The most rows that a window should have, where the route has a ceiling. */
	windowRows?: number;
	/** Whether a row is wanted. */
	accepts: (row: IDataObject) => boolean;
	/** Turns the wanted rows of a page into what is given out, one for one; the raw page is let go then. */
	present: (rows: IDataObject[]) => Promise<T[]>;
	itemIndex?: number;
}

/** Restarts of a window whose cursor SevenRooms no longer knows. */
const RESTARTS = 2;
/** Chains beyond what the page time asks for, so that a page that takes longer leaves no turn unused. */
const SLACK = 1.1;

/**
 * Reads a list between two dates in windows side by side, as many as the pace of the account can use. Rows come by
 * business date and, within a day, in SevenRooms' own order, each once, whatever arrived first. Gives the failure
 * that ended it, after which nothing more is asked for; undefined at the end.
 */
export async function* readWindows<T>(
	context: TransportContext,
	session: Session,
	request: WindowsRequest<T>,
): AsyncGenerator<T[], ApiFailure | undefined, undefined> {
	const read = new WindowsRead(context, session, request);
	try {
		return yield* read.rows();
	} finally {
		read.stop();
	}
}

/** A window under way or read. */
class Part<T> {
	readonly seen = new Set<string>();

	readonly rowsByDay = new Map<string, number>();

	readonly keptByDay = new Map<string, Array<Kept<T>>>();

	isRead = false;

	constructor(
		readonly window: ClosedWindow,
		readonly expected: number,
	) {}
}

class WindowsRead<T> {
	private readonly stopped = new AbortController();

	private readonly signal: AbortSignal;

	private readonly given = new Set<unknown>();

	/** By date. */
	private parts: Array<Part<T>> = [];

	private readonly running = new Map<Part<T>, Promise<void>>();

	/** Cut out of a window that met the ceiling. */
	private readonly waiting: Array<Part<T>> = [];

	private failure: ApiFailure | undefined;

	private thrown: { error: unknown } | undefined;

	private rawRows = 0;

	private acceptedRows = 0;

	private plan!: WindowPlan;

	constructor(
		private readonly context: TransportContext,
		private readonly session: Session,
		private readonly request: WindowsRequest<T>,
	) {
		const signals = [this.stopped.signal, cancelSignalOf(context)];
		this.signal = AbortSignal.any(signals.filter((signal) => signal !== undefined));
	}

	stop(): void {
		this.stopped.abort();
	}

	async *rows(): AsyncGenerator<T[], ApiFailure | undefined, undefined> {
		const whole = new Part<T>(this.request.range, 0);
		const isAll = await this.readFirstPage(whole);
		if (this.failure && !isCeiling(this.failure)) return this.failure;
		if (isAll) {
			yield* this.handOut(whole);
			return undefined;
		}
		this.failure = undefined;
		this.rawRows = 0;
		this.acceptedRows = 0;
		this.plan = new WindowPlan(this.request.range, whole.rowsByDay, this.request.windowRows);
		for (;;) {
			this.startWhatCanStart();
			while (this.parts[0]?.isRead) yield* this.handOut(this.parts.shift() as Part<T>);
			if (this.running.size === 0 && this.waiting.length === 0) return undefined;
			await Promise.race(this.running.values());
			if (this.thrown) throw this.thrown.error;
			if (this.failure) return this.failure;
		}
	}

	/** The page that a short read needs anyway; a longer one learns from it where its rows are. */
	private async readFirstPage(whole: Part<T>): Promise<boolean> {
		let hasMore = false;
		const pages = this.pagesOf(whole, (more) => (hasMore = more));
		const { value, done } = await pages.next();
		if (done) this.failure = value;
		else await this.keep(whole, value);
		await pages.return(undefined);
		return !hasMore;
	}

	private startWhatCanStart(): void {
		while (this.running.size < this.chains()) {
			const part = this.waiting.shift() ?? this.nextPart();
			if (!part) return;
			this.running.set(part, this.run(part));
		}
	}

	private nextPart(): Part<T> | undefined {
		const underWay = [...this.running.keys()].reduce((sum, part) => sum + part.expected, 0);
		const perAccepted = this.rawRows / Math.max(1, this.acceptedRows) || 1;
		const wanted = (this.request.limit - this.acceptedRows) * perAccepted - underWay;
		if (wanted <= 0 && this.running.size > 0) return undefined;
		const window = this.plan.take(this.chains(), Math.max(wanted, 0));
		if (!window) return undefined;
		const part = new Part<T>({ from: window.from, to: window.to }, window.expected);
		this.parts.push(part);
		return part;
	}

	/** How many windows the pace can use: rate × page time, and never more than the limiter lets through. */
	private chains(): number {
		const { requests, flightMs } = trafficOf(this.session);
		const pageSeconds = flightMs / Math.max(1, requests) / 1000;
		const asked = Math.ceil(this.session.requestsPerSecond * pageSeconds * SLACK);
		return Math.min(MAX_IN_FLIGHT, Math.max(1, asked));
	}

	/** Never rejects: what is thrown waits until somebody asks for rows. */
	private async run(part: Part<T>): Promise<void> {
		try {
			await this.readPart(part);
		} catch (error) {
			this.thrown ??= { error };
		} finally {
			this.running.delete(part);
		}
	}

	private async readPart(part: Part<T>): Promise<void> {
		for (let restarts = 0; ; restarts++) {
			let wasAnswered = false;
			const pages = this.pagesOf(part, () => (wasAnswered = true));
			for (;;) {
				const { value, done } = await pages.next();
				if (this.stopped.signal.aborted) return;
				if (!done) {
					await this.keep(part, value);
					continue;
				}
				if (value && isDeadCursor(value, wasAnswered) && restarts < RESTARTS) break;
				return this.finish(part, value);
			}
		}
	}

	private finish(part: Part<T>, failure: ApiFailure | undefined): void {
		part.seen.clear();
		if (!failure) {
			part.isRead = true;
			this.plan.learn(part.window, part.rowsByDay);
			return;
		}
		const halves = isCeiling(failure) ? splitByRows(part.window, part.rowsByDay) : [];
		if (halves.length < 2) {
			this.failure ??= failure;
			return;
		}
		const parts = halves.map((half) => new Part<T>(half as ClosedWindow, part.expected / 2));
		this.parts.splice(this.parts.indexOf(part), 1, ...parts);
		this.waiting.push(...parts);
	}

	private pagesOf({ window, seen }: Part<T>, onPage: (hasMore: boolean) => void) {
		const { path, query, itemIndex } = this.request;
		return readPages(this.context, this.session, {
			path,
			query: { ...query, from_date: window.from, to_date: window.to },
			seen,
			itemIndex,
			onPage,
			signal: this.signal,
		});
	}

	/** Rows of another day belong to another window, which gives them. */
	private async keep(part: Part<T>, rows: IDataObject[]): Promise<void> {
		const days = new Map<IDataObject, string>();
		const { from, to } = part.window;
		const wanted = rows.filter((row) => {
			const date = String(row.date ?? '').slice(0, 10);
			const day = part.rowsByDay.has(date) || isDate(date) ? date : '';
			if (day !== '' && (day < from || day > to)) return false;
			part.rowsByDay.set(day, (part.rowsByDay.get(day) ?? 0) + 1);
			days.set(row, day);
			return this.request.accepts(row);
		});
		this.rawRows += rows.length;
		this.acceptedRows += wanted.length;
		const shown = await this.request.present(wanted);
		wanted.forEach((row, index) => {
			const day = days.get(row) as string;
			const kept = part.keptByDay.get(day) ?? [];
			if (kept.length === 0) part.keptByDay.set(day, kept);
			kept.push({ id: row.id, row: shown[index] });
		});
	}

	private *handOut(part: Part<T>): Generator<T[]> {
		for (const day of [...part.keptByDay.keys()].sort()) {
			const fresh: T[] = [];
			for (const { id, row } of part.keptByDay.get(day) as Array<Kept<T>>) {
				if (this.given.has(id)) continue;
				if (id !== undefined && id !== null) this.given.add(id);
				fresh.push(row);
			}
			part.keptByDay.delete(day);
			yield fresh;
		}
	}
}

/** A cursor that SevenRooms gave and then refuses; the window is begun anew. */
function isDeadCursor(failure: ApiFailure, wasAnswered: boolean): boolean {
	const { kind, status } = failure;
	const isRefused = kind === 'refused' && (status === 400 || status === 404 || status === 410);
	return wasAnswered && isRefused && !isCeiling(failure);
}
