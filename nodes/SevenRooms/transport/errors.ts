import { NodeApiError, type IDataObject, type INode, type JsonObject } from 'n8n-workflow';

import { wordsFor, withSpoken } from './wording';
import type { ApiFailure, TransportContext } from './types';

type Declared = NonNullable<NodeApiError['failure']>;

/** Parameters that say which operation it was and cannot hold guest data. */
const HARMLESS_PARAMETERS = ['resource', 'operation', 'authentication'];

/**
 * The error that n8n shows and stores for a failure. What was sent, with its token and guest data, is
 * not in it: neither as cause, nor as context, nor through the node's parameters.
 * @param extra texts of an operation that knows better; SevenRooms' words are added to them
 */
export function toNodeApiError(
	context: TransportContext,
	failure: ApiFailure,
	extra: { itemIndex?: number; message?: string; description?: string } = {},
): NodeApiError {
	const standard = wordsFor(failure);
	const message = extra.message ?? standard.message;
	const description =
		extra.description === undefined
			? withSpoken(standard.description, message, failure)
			: withSpoken(extra.description, message, failure);
	const error = new NodeApiError(shownNode(context.getNode()), factsOf(failure) as JsonObject, {
		message,
		description,
		httpCode: failure.status === undefined ? undefined : String(failure.status),
		itemIndex: extra.itemIndex,
		failure: declaredCause(failure),
	});
	// n8n puts a general sentence over a text in which it finds the name of a system code, and an ID
	// or SevenRooms' own words may spell one by chance.
	error.message = message;
	error.description = description;
	error.messages = [];
	if (failure.status === undefined) error.httpCode = null;
	error.context.sevenRooms = factsOf(failure);
	return error;
}

function factsOf(failure: ApiFailure): IDataObject {
	const { kind, status, msg, requestId, method, path, tries, elapsedMs, retryAfterMs } = failure;
	const facts: IDataObject = {
		status,
		msg,
		request_id: requestId,
		outcome: kind,
		method,
		path,
		tries,
		elapsed_ms: Math.round(elapsedMs),
		retry_after_ms: retryAfterMs,
	};
	return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** Tells n8n's poll back-off what kind of trouble it is. */
function declaredCause(failure: ApiFailure): Declared | undefined {
	const { kind, status, login, code, isMidList, retryAfterMs } = failure;
	if (kind === 'cancelled') return undefined;
	if (status === 429) return { cause: 'rate-limited', retryAfterMs };
	if (status === 401 || login === 'refused') return { cause: 'credential-invalid' };
	// Its list can be begun anew, whatever the refusal of the cursor says.
	if (isMidList) return { cause: 'temporarily-unavailable' };
	if (login === 'incomplete' || login === 'strange' || status === 403 || status === 404) {
		return { cause: 'configuration-invalid' };
	}
	const isPassing = kind === 'unknownOutcome' || login !== undefined || code !== undefined;
	return isPassing ? { cause: 'temporarily-unavailable', retryAfterMs } : undefined;
}

/**
 * The node as an error may carry it: n8n stores the error, and the node's parameters may hold a guest's name and phone.
 */
export function shownNode(node: INode): INode {
	const shown = Object.entries(node.parameters).filter(([name]) =>
		HARMLESS_PARAMETERS.includes(name),
	);
	return { ...node, parameters: Object.fromEntries(shown) };
}
