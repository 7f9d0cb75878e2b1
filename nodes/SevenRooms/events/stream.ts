import { digest } from '../model/canonical';
import { isRow } from '../model/coerce';

/**
 * The memory of one export stream between polls (design, section 5). Rows come in no order, so the mark only moves
 * when an export is drained, and never past the moment the drain began: what changed meanwhile may have been missed.
 * All times are milliseconds since 1970 on SevenRooms' clock.
 */
export interface StreamState {
	/** Every change up to here has been seen. */
	readonly mark: number;
	/** What happened before is not news: this stream began here, or has seen it all and forgotten which it was. */
	readonly floor: number;
	/**
	 * Events that an export may bring again and births that may still be news, by the first half of their id, and when
	 * each happened.
	 */
	readonly seen: Readonly<Record<string, number>>;
	/** When `updated_since` was last proven to be read as UTC; 0 if it never was. */
	readonly utcProvenAt: number;
	/**
	 * When each venue of which rows came last changed, 0 once one of them has been proof: a venue with a clock ahead proves
	 * nothing for others.
	 */
	readonly venues?: Readonly<Record<string, number>>;
	/** The last reading broke off: what the next one has read by then is kept, or none would ever come further. */
	readonly brokeOff?: boolean;
	readonly drain?: Drain;
}

/** An export that is being read, maybe over several polls. */
export interface Drain {
	/** The `updated_since` that was asked, which has to stay the same while the cursor lives. */
	readonly since: number;
	readonly startedAt: number;
	readonly highest: number;
	readonly cursor?: string;
	/** Marks of the last pages, to know those that come again and again. */
	readonly pages?: readonly string[];
}

/** One row of a page: when it changed (undefined if it does not say), its event id and its venue, if it has one. */
export interface SeenRow {
	readonly updatedMs: number | undefined;
	readonly eventId: string;
	readonly venueId?: string;
}

/**
 * Nobody outside SevenRooms knows whether `updated_since` is read as UTC or on the venue's clock (API reference, 12).
 * On a clock behind UTC, the same text means a moment that is up to twelve hours later.
 */
const WIDEST_ZONE_MS = 14 * 60 * 60 * 1000;
/** A clock behind UTC is at least this much behind. */
const NARROWEST_ZONE_MS = 60 * 60 * 1000;
const PROOF_LASTS_MS = 24 * 60 * 60 * 1000;
/** A venue that is closed for the season would never give its proof, and each poll would read half a day again for it. */
const VENUE_WAITED_FOR_MS = 7 * PROOF_LASTS_MS;
/** Of a round of up to eight pages, each is seen three times. */
const PAGES_REMEMBERED = 24;
/** Covers an `updated_since` that leaves out its own second. */
const INCLUSIVE_MS = 1000;

/** A stream that has seen nothing and takes what changes from `nowMs` on for news. */
export function startStream(nowMs: number): StreamState {
	return { mark: nowMs, floor: nowMs, seen: {}, utcProvenAt: 0 };
}

/**
 * A stream as static data holds it, which anybody can write through n8n's API: undefined where it tells no mark. A
 * drain that cannot be read starts again from the mark.
 */
export function storedStream(value: unknown): StreamState | undefined {
	if (!isRow(value) || !isMoment(value.mark)) return undefined;
	const { mark, floor, seen, utcProvenAt, venues, brokeOff, drain } = value;
	return {
		mark,
		floor: isMoment(floor) ? floor : mark,
		seen: (isRow(seen) ? seen : {}) as StreamState['seen'],
		utcProvenAt: isMoment(utcProvenAt) ? utcProvenAt : 0,
		venues: (isRow(venues) ? venues : {}) as StreamState['venues'],
		brokeOff: brokeOff === true,
		drain: isDrain(drain) ? drain : undefined,
	};
}

function isDrain(value: unknown): value is Drain {
	if (!isRow(value)) return false;
	const { since, startedAt, highest, cursor, pages } = value;
	return (
		[since, startedAt, highest].every(isMoment) &&
		(cursor === undefined || typeof cursor === 'string') &&
		(pages === undefined || Array.isArray(pages))
	);
}

function isMoment(value: unknown): value is number {
	return typeof value === 'number' && !Number.isNaN(new Date(value).getTime());
}

/** Rows that changed before this have all been seen. */
export function newsFrom(state: StreamState, overlapMs: number): number {
	return Math.max(state.floor, state.mark - overlapMs);
}

/**
 * Begins to read the export, or goes on where the last poll stopped. Unless a poll has proven within a day that
 * `updated_since` means UTC, and for each venue with changes once, it asks far enough back for every zone on earth.
 */
export function beginDrain(state: StreamState, overlapMs: number, nowMs: number): StreamState {
	if (state.drain) return state;
	const margin = INCLUSIVE_MS + (isProven(state, nowMs) ? 0 : WIDEST_ZONE_MS);
	const since = newsFrom(state, overlapMs) - margin;
	return { ...state, drain: { since, startedAt: nowMs, highest: state.mark } };
}

/** Forgets a cursor that SevenRooms no longer knows; the next drain starts from the mark again. */
export function dropDrain(state: StreamState): StreamState {
	return { ...state, drain: undefined };
}

/** Whether a row is news: not seen, and not from before everything that has been seen. */
export function isNews(state: StreamState, row: SeenRow, overlapMs: number): boolean {
	if (hasSeen(state, row.eventId)) return false;
	return row.updatedMs === undefined || row.updatedMs >= newsFrom(state, overlapMs);
}

/** Whether an event, or the birth of a record, is remembered. */
export function hasSeen({ seen }: StreamState, id: string): boolean {
	return Object.hasOwn(seen, shortId(id));
}

/**
 * Takes in a page of a drain, with the cursor to the next one.
 * @param births ids of births that may still be news, and when each was
 */
export function takePage(
	state: StreamState,
	rows: readonly SeenRow[],
	cursor: string | undefined,
	births: ReadonlyMap<string, number> = new Map(),
): StreamState {
	const { drain } = state;
	if (!drain) return state;
	const stamps = rows.flatMap(({ updatedMs }) => updatedMs ?? []);
	const proves =
		!isProofFresh(state, drain.startedAt) && stamps.some((stamp) => provesUtc(stamp, drain));
	// A record without a time stamp is remembered for as long as the export keeps bringing it.
	const changes = rows.map(
		({ eventId, updatedMs }) => [eventId, updatedMs ?? drain.startedAt] as const,
	);
	return {
		...state,
		seen: withAll(state.seen, [...changes, ...births]),
		utcProvenAt: proves ? drain.startedAt : state.utcProvenAt,
		venues: withProofs(state.venues, rows, drain),
		drain: {
			...drain,
			cursor,
			highest: stamps.reduce((a, b) => Math.max(a, b), drain.highest),
			pages: [...(drain.pages ?? []), pageMark(rows, cursor)].slice(-PAGES_REMEMBERED),
		},
	};
}

/** After a rush a quiet export brings the same again and again: then nothing is copied. */
function withAll(
	seen: StreamState['seen'],
	ids: ReadonlyArray<readonly [id: string, at: number]>,
): StreamState['seen'] {
	const entries = ids.map(([id, at]) => [shortId(id), at] as const);
	const isKnown = entries.every(([id, at]) => seen[id] === at);
	return isKnown ? seen : { ...seen, ...Object.fromEntries(entries) };
}

/** What is known of each venue's clock: 0 where it is not behind UTC, else when the venue last changed. */
function withProofs(
	known: StreamState['venues'] = {},
	rows: readonly SeenRow[],
	drain: Drain,
): StreamState['venues'] {
	const learned = new Map<string, number>();
	for (const { updatedMs, venueId } of rows) {
		if (updatedMs === undefined || venueId === undefined || known[venueId] === 0) continue;
		const before = learned.get(venueId) ?? known[venueId] ?? updatedMs;
		const isProof = before === 0 || provesUtc(updatedMs, drain);
		learned.set(venueId, isProof ? 0 : Math.max(before, updatedMs));
	}
	return learned.size === 0 ? known : { ...known, ...Object.fromEntries(learned) };
}

/**
 * Whether the last page came for the third time with the same rows: nothing new lies behind it, be its cursor a new one
 * each time. Once more may be a slip, and a scroll may keep one cursor for pages that differ.
 */
export function goesRound({ drain }: StreamState): boolean {
	const pages = drain?.pages ?? [];
	return pages.filter((page) => page === pages[pages.length - 1]).length >= 3;
}

function pageMark(rows: readonly SeenRow[], cursor: string | undefined): string {
	const ids = rows.map(({ eventId }) => eventId).sort();
	return digest(ids.length > 0 ? ids : [cursor], 8);
}

/** Ends a drained export: the mark moves, and only what the overlap can bring again stays remembered. */
export function finishDrain(state: StreamState, overlapMs: number): StreamState {
	const { drain } = state;
	if (!drain) return state;
	const mark = Math.max(state.mark, Math.min(drain.highest, drain.startedAt));
	const moved: StreamState = { ...state, mark, brokeOff: false, drain: undefined };
	const from = newsFrom(moved, overlapMs);
	const kept = Object.entries(state.seen).filter(([, at]) => at >= from);
	return { ...moved, floor: from, seen: Object.fromEntries(kept) };
}

/** A row from the first hour that was asked for would be missing, were the text read on a clock behind UTC. */
function provesUtc(stamp: number, { since }: Drain): boolean {
	return stamp < since + NARROWEST_ZONE_MS;
}

function isProven(state: StreamState, nowMs: number): boolean {
	const isSettled = (changedAt: number) => nowMs - changedAt > VENUE_WAITED_FOR_MS;
	return isProofFresh(state, nowMs) && Object.values(state.venues ?? {}).every(isSettled);
}

function isProofFresh({ utcProvenAt }: StreamState, nowMs: number): boolean {
	return nowMs - utcProvenAt < PROOF_LASTS_MS;
}

/** Half an id is enough to tell the changes of some hours apart. */
function shortId(eventId: string): string {
	return eventId.slice(0, 16);
}
