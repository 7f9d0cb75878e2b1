import { hasLeft, isSeated } from '../state/statuses.cjs';

export type Step = 'arrive' | 'seat' | 'complete' | 'change' | 'noShow' | 'cancel' | 'putBack';

/** What a host may do with a table in this status, the likeliest step first. */
export function stepsFrom(status: string): Step[] {
	if (isSeated(status) || status === 'BUS_TABLE' || status === 'PAID')
		return ['complete', 'change'];
	if (hasLeft(status) || status === 'NOT_RECONCILED') return [];
	if (status === 'CANCELED' || status === 'NO_SHOW') return ['putBack'];
	if (status === 'ARRIVED') return ['seat', 'change', 'cancel'];
	return ['seat', 'arrive', 'change', 'noShow', 'cancel'];
}
