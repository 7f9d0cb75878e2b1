import { sameStatus, statusCode, statusOfRow } from '../model/status';
import type { Change } from './types';

/** Statuses whose event has a name of its own; others are named after their code (`NO_SHOW` is `noShow`). */
const NAMES: ReadonlyMap<string, string> = new Map([['COMPLETE', 'completed']]);

/** A status as events name it: `CANCELED` is `canceled`, `NO_SHOW` is `noShow`, `CUSTOM_STATUS_2` is `customStatus2`. */
export function transitionName(status: unknown): string | null {
	const code = statusCode(status);
	if (code === null) return null;
	return (
		NAMES.get(code) ??
		code.toLowerCase().replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
	);
}

/**
 * The status that a delivered reservation moved to: `updates` names the field `status`, and it was another one before.
 * Null for everything else, also for a reservation that was created in its status: it did not move.
 */
export function transitionOf(change: Change): string | null {
	if (change.entityType !== 'reservation') return null;
	const before = change.updates?.find(({ field }) => field === 'status');
	const now = statusOfRow(change.entity);
	if (!before || sameStatus(before.previous, now)) return null;
	return transitionName(now);
}
