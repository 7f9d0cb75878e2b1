import sum from 'lodash/sum';

import { splitByRows, type ClosedWindow } from '../../model/time/dateWindow';
import { WindowPlan } from '../../model/time/windowPlan';
import { MAX_IN_FLIGHT } from '../limits/lanes';
import { trafficOf } from '../limits/traffic';
import type { ApiFailure, Query, Session, TransportContext } from '../types';
import { cancelSignalOf } from '../wait';
import { isCeiling } from '../wording';
import { IdSet } from './idSet';
import { PAGE_ROWS, readPages } from './paginate';
import { WindowRows, type Choosing } from './windowRows';

export interface WindowsRequest<T> extends Choosing<T> {
	path: string;
	/** Sent with every page, beside the dates of the window. */
	query: Query;
	/** Business dates, `from_date` and `to_date` of the whole read. */
	range: ClosedWindow;
	/** Rows that are wanted at all; near them no more windows are begun. */
	limit: number;
	/** The most rows that a window should have, where the route has a ceiling. */
	windowRows?: number;
	itemIndex?: number;
}

/** So many pages of the whole list come before it is cut: windows of a few pages cost more requests than they save time. */
const PAGES_BEFORE_WINDOWS = 2;
/** Restarts of a window whose cursor SevenRooms no longer knows. */
const RESTARTS = 2;
/** A little more than the page time asks for, so that a slow page leaves no turn of the pace unused. */
const SLACK = 1.1;
/** What a page of 400 rows costs this process itself, in ms: no two pages can share that. */
const OWN_PAGE_MS = 20;

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

class WindowsRead<T> {
	private readonly stopped = new AbortController();

	private readonly signal: AbortSignal;

	/** IDs that were handed out. */
	private readonly given = new IdSet();

	/** Begun and not handed out yet, by date. */
	private readonly windows: Array<WindowRows<T>> = [];

	private readonly running = new Map<WindowRows<T>, Promise<void>>();

	/** Cut out of a window that met the ceiling. */
	private readonly waiting: Array<WindowRows<T>> = [];

	private failure: ApiFailure | undefined;

	private thrown: { error: unknown } | undefined;

	private rowsRead = 0;

	private rowsKept = 0;

	private plan: WindowPlan | undefined;

	constructor(
		private readonly context: TransportContext,
		private readonly session: Session,
		private readonly request: WindowsRequest<T>,
	) {
		const signals = [this.stopped.signal, cancelSignalOf(context)];
		this.signal = AbortSignal.any(signals.filter((signal) => signal !== undefined));
	}

	/** What is under way ends unheard, what waits for its turn never leaves. */
	stop(): void {
		this.stopped.abort();
	}

	async *rows(): AsyncGenerator<T[], ApiFailure | undefined, undefined> {
		const whole = await this.readWhole();
		if (this.failure) return this.failure;
		if (whole) {
			yield* whole.handOut(this.given);
			return undefined;
		}
		for (;;) {
			this.beginWindows();
			for (; this.windows[0]?.isRead; this.windows.shift()) {
				yield* this.windows[0].handOut(this.given);
			}
			if (this.running.size === 0) return undefined;
			await Promise.race(this.running.values());
			if (this.thrown) throw this.thrown.error;
			if (this.failure) return this.failure;
		}
	}

	/**
	 * The few pages that a short read needs; of a longer one they tell where the rows are. Where the last of them is not
	 * full, it is asked whether that was the end: it may come with a cursor all the same (API reference, quirk 9).
	 * Undefined where there is more to read: what was kept until then goes, since the windows bring it again.
	 */
	private async readWhole(): Promise<WindowRows<T> | undefined> {
		const whole = new WindowRows<T>(this.request.range, 0);
		let hasMore = false;
		let rows = 0;
		const pages = this.pagesOf(whole, (more) => (hasMore = more));
		for (let count = 1; ; count++) {
			const { value, done } = await pages.next();
			if (done) {
				hasMore = value?.isMidList === true;
				if (!hasMore) this.failure = value;
				break;
			}
			rows += value.length;
			await whole.keep(value, this.request);
			const isFull = value.length >= PAGE_ROWS;
			if (!hasMore || count >= PAGES_BEFORE_WINDOWS + (isFull ? 0 : 1)) break;
		}
		await pages.return(undefined);
		if (!hasMore) return whole;
		this.divide(sum([...whole.countByDay.values()]) === rows, whole.countByDay);
		return undefined;
	}

	/** Where SevenRooms ignores the dates, each window would be the whole list again. */
	private divide(keepsDates: boolean, sample: ReadonlyMap<string, number>): void {
		const { range, windowRows } = this.request;
		if (keepsDates) {
			this.plan = new WindowPlan(range, sample, windowRows);
			return;
		}
		const all = new WindowRows<T>(range, 0);
		this.windows.push(all);
		this.waiting.push(all);
	}

	private beginWindows(): void {
		while (this.running.size < this.chains()) {
			const window = this.waiting.shift() ?? this.nextWindow();
			if (!window) return;
			this.running.set(window, this.run(window));
		}
	}

	private nextWindow(): WindowRows<T> | undefined {
		const underWay = [...this.running.keys()].reduce((sum, { expected }) => sum + expected, 0);
		const readPerKept = this.rowsKept > 0 ? this.rowsRead / this.rowsKept : 1;
		const wanted = (this.request.limit - this.rowsKept) * readPerKept - underWay;
		if (wanted <= 0 && this.running.size > 0) return undefined;
		const planned = this.plan?.take(this.chains(), Math.max(wanted, 0));
		if (!planned) return undefined;
		const { from, to, expected } = planned;
		const window = new WindowRows<T>({ from, to }, expected);
		this.windows.push(window);
		return window;
	}

	/** How many windows the pace can use: rate × page time, and no more than the limiter lets through. */
	private chains(): number {
		const { requests, flightMs } = trafficOf(this.session);
		const pageMs = flightMs / Math.max(1, requests);
		const atPace = Math.ceil(((this.session.requestsPerSecond * pageMs) / 1000) * SLACK);
		return Math.max(1, Math.min(atPace, Math.ceil(pageMs / OWN_PAGE_MS), MAX_IN_FLIGHT));
	}

	/** Never rejects: what is thrown waits until somebody asks for rows. */
	private async run(window: WindowRows<T>): Promise<void> {
		try {
			this.finish(window, await this.readWindow(window));
		} catch (error) {
			this.thrown ??= { error };
		} finally {
			this.running.delete(window);
		}
	}

	private async readWindow(window: WindowRows<T>): Promise<ApiFailure | undefined> {
		for (let restarts = 0; ; restarts++) {
			const pages = this.pagesOf(window);
			for (;;) {
				const { value, done } = await pages.next();
				if (this.stopped.signal.aborted) return undefined;
				if (done) {
					if (value?.isMidList && restarts < RESTARTS) break;
					return value;
				}
				this.rowsRead += value.length;
				this.rowsKept += await window.keep(value, this.request);
			}
		}
	}

	private finish(window: WindowRows<T>, failure: ApiFailure | undefined): void {
		window.seen.clear();
		if (!failure) {
			window.isRead = true;
			this.plan?.learn(window.window, window.countByDay);
			return;
		}
		const halves = isCeiling(failure) ? splitByRows(window.window, window.countByDay) : [];
		if (halves.length < 2) {
			this.failure ??= failure;
			return;
		}
		const parts = halves.map((half) => new WindowRows<T>(half, window.expected / halves.length));
		this.windows.splice(this.windows.indexOf(window), 1, ...parts);
		this.waiting.push(...parts);
	}

	private pagesOf({ window, seen }: WindowRows<T>, onPage?: (hasMore: boolean) => void) {
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
}
