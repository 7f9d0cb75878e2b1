import type { ApiRequest, Session, TransportContext } from './types';

/** Design, section 5: how long requests may be repeated, in ms. */
export const BUDGETS_MS = {
	execution: 5 * 60_000,
	/** For an n8n that does not tell how long a poll may take. */
	poll: 45_000,
	lookUp: 10_000,
	webhook: 5_000,
} as const;

/** A budget cuts repeats short, never a first try: a write that we end ourselves is a write in doubt. */
const FIRST_TRY_MS: Record<keyof typeof BUDGETS_MS, number> = {
	execution: 60_000,
	poll: 1_000,
	lookUp: 1_000,
	webhook: 1_000,
};

export type ContextKind = keyof typeof BUDGETS_MS;

/** Where a request is made, told by what the n8n context can do. */
export function kindOf(context: TransportContext): ContextKind {
	if ('getInputData' in context || 'getExecutionCancelSignal' in context) return 'execution';
	if ('getCurrentNodeParameter' in context) return 'lookUp';
	return 'getRequestObject' in context ? 'webhook' : 'poll';
}

interface Ledger {
	openedAt: number;
	/** Time that each item has spent on repeats, in ms. */
	spent: Map<number, number>;
	/** Up to when it is charged, on the monotonic clock. */
	chargedUntil: Map<number, number>;
}

const ledgers = new WeakMap<Session, Ledger>();

/** Starts the clock of a session. */
export function ledgerOf(session: Session): Ledger {
	let ledger = ledgers.get(session);
	if (!ledger) {
		ledger = { openedAt: performance.now(), spent: new Map(), chargedUntil: new Map() };
		ledgers.set(session, ledger);
	}
	return ledger;
}

/**
 * How long a request that starts now may take with all its repeats, in ms.
 *
 * In an execution each item has its own five minutes, and only repeats are charged to it: a long
 * export whose pages all arrive is not trouble. Elsewhere somebody waits, so the clock runs from the
 * opening of the session.
 */
export function allowanceMs(
	context: TransportContext,
	session: Session,
	request: Pick<ApiRequest, 'budgetMs' | 'itemIndex'>,
): number {
	if (request.budgetMs !== undefined) return request.budgetMs;
	const kind = kindOf(context);
	return Math.max(FIRST_TRY_MS[kind], leftMs(kind, context, session, request.itemIndex));
}

function leftMs(
	kind: ContextKind,
	context: TransportContext,
	session: Session,
	itemIndex = 0,
): number {
	const { openedAt, spent } = ledgerOf(session);
	if (kind === 'execution') return BUDGETS_MS.execution - (spent.get(itemIndex) ?? 0);
	return wholeBudgetMs(context) - (performance.now() - openedAt);
}

/** How long a poll, a look-up or a delivery may take as a whole, in ms; n8n tells it of a poll since 2.36. */
export function wholeBudgetMs(context: TransportContext): number {
	return 'getPollBudgetMs' in context && typeof context.getPollBudgetMs === 'function'
		? context.getPollBudgetMs()
		: BUDGETS_MS[kindOf(context)];
}

/**
 * Charges the time of a request that needed repeats, and ends now, to its item. Requests that wait side by side for
 * the same limit are charged once.
 */
export function chargeRepeats(session: Session, itemIndex: number | undefined, ms: number): void {
	const { spent, chargedUntil } = ledgerOf(session);
	const item = itemIndex ?? 0;
	const now = performance.now();
	const from = Math.max(now - ms, chargedUntil.get(item) ?? -Infinity);
	spent.set(item, (spent.get(item) ?? 0) + Math.max(0, now - from));
	chargedUntil.set(item, now);
}
