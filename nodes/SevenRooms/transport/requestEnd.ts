import type { TransportContext } from './types';
import { cancelSignalOf } from './wait';

/** How one request can be ended, wherever its answer is. */
export interface RequestEnd {
	/** What n8n's helper has to be called with. */
	readonly context: TransportContext;
	/** Aborts with the execution, with the time limit or with `hangUp`. */
	readonly signal: AbortSignal;
	/** Closes the connection, if it is still open. */
	hangUp(): void;
	/** Once the request is over: the execution's signal outlives it. */
	forget(): void;
}

/**
 * A request's own end: n8n's time limit is over when an answer begins, and the body of one may stand still for ever. In
 * an execution n8n takes the signal from its context alone, so there the request goes through one that names ours.
 */
export function requestEnd(context: TransportContext, timeLimit?: AbortSignal): RequestEnd {
	const controller = new AbortController();
	const { signal } = controller;
	const hangUp = () => controller.abort();
	const ends = [cancelSignalOf(context), timeLimit].filter((end) => end !== undefined);
	for (const end of ends) end.addEventListener('abort', hangUp);
	if (ends.some(({ aborted }) => aborted)) hangUp();
	return {
		context: 'getExecutionCancelSignal' in context ? withSignal(context, signal) : context,
		signal,
		hangUp,
		forget: () => ends.forEach((end) => end.removeEventListener('abort', hangUp)),
	};
}

function withSignal<Context extends TransportContext>(
	context: Context,
	signal: AbortSignal,
): Context {
	const getExecutionCancelSignal = { value: () => signal };
	return Object.create(context, { getExecutionCancelSignal }) as Context;
}
