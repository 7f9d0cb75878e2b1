import { sleep } from 'n8n-workflow';

import type { TransportContext } from './types';

const SLICE_MS = 500;

/** n8n's signal that the execution was stopped, in the contexts that have one. */
export function cancelSignalOf(context: TransportContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/**
 * Waits `ms`, or until the signal aborts: then it returns false at once. Sleeps in slices because
 * n8n's sleep cannot be ended early, and a long one would outlive a stopped execution.
 */
export async function wait(ms: number, signal?: AbortSignal): Promise<boolean> {
	if (signal?.aborted) return false;
	if (!signal) {
		await sleep(ms);
		return true;
	}
	let stop = () => {};
	const stopped = new Promise<false>((resolve) => {
		stop = () => resolve(false);
	});
	signal.addEventListener('abort', stop, { once: true });
	try {
		for (let left = ms; left > 0; left -= SLICE_MS) {
			const slice = sleep(Math.min(left, SLICE_MS)).then(() => true as const);
			if (!(await Promise.race([slice, stopped]))) return false;
		}
		return !signal.aborted;
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

/** Waits `ms` inside an operation; false when the execution was stopped meanwhile. */
export async function pause(context: TransportContext, ms: number): Promise<boolean> {
	return await wait(ms, cancelSignalOf(context));
}

/** What `work` comes to, or an error with the code ETIMEDOUT once the limit aborts; the work itself goes on. */
export async function orTimeUp<T>(work: Promise<T>, limit: AbortSignal): Promise<T> {
	let stop = () => {};
	const timeUp = new Promise<never>((_, fail) => {
		stop = () => fail(Object.assign(new Error('The time is up'), { code: 'ETIMEDOUT' }));
		limit.addEventListener('abort', stop);
	});
	if (limit.aborted) stop();
	try {
		return await Promise.race([work, timeUp]);
	} finally {
		limit.removeEventListener('abort', stop);
	}
}
