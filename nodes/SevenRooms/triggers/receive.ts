import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { inWords } from '../events/changes';
import { changedStamp, eventId } from '../events/identity';
import { eventItem } from '../events/item';
import { parseDelivery } from '../events/parse';
import { transitionOf } from '../events/transition';
import type { NamedChange } from '../events/types';
import { flag, isOn, readJson, text } from '../model/coerce';
import { isDeleted } from '../model/status';
import { presentRecord, triggerNode, wantedBy } from './context';
import { mayEnter } from './knock';
import {
	forgetEmitted,
	hasEmitted,
	isOutdated,
	pollHasEmitted,
	rememberEmitted,
	type TriggerNode,
} from './memory';
import { loadRecords, type LoadedRecord } from './records';

interface Options {
	readonly output?: string;
	readonly fields?: string | string[];
	readonly ignoreDuplicates: boolean;
	readonly ignoreOutOfOrder: boolean;
	readonly refetch: boolean;
	readonly timeZone?: string;
}

/**
 * Answers one delivery: 401 to whom we do not know, 400 to what is no delivery, 200 otherwise. Each wanted event
 * becomes one item; a call in which nothing is wanted starts no execution. Never throws, since n8n would show the
 * stack to the caller.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		if (!(await mayEnter(context))) return refuse(context, 401, 'Unauthorized');
		const changes = parseDelivery(readBody(context));
		if (!changes) return refuse(context, 400, 'Expected a JSON array of SevenRooms events');
		const items = await toItems(context, changes.map(named));
		return items.length === 0 ? {} : { workflowData: [context.helpers.returnJsonArray(items)] };
	} catch (error) {
		context.logger.error('A SevenRooms delivery could not be worked on', { error });
		// Not 2xx, so that whoever sent it knows that it did not arrive.
		return refuse(context, 500, 'The delivery could not be worked on');
	}
}

function refuse(context: IWebhookFunctions, status: number, text: string): IWebhookResponseData {
	context.getResponseObject().status(status).send(text).end();
	return { noWebhookResponse: true };
}

/**
 * The body, whatever content type it came under; undefined if it is no JSON. n8n has read an array from the very bytes
 * that were verified; what it made an object of may as well have been a form.
 */
function readBody(context: IWebhookFunctions): unknown {
	const body: unknown = context.getBodyData();
	const { rawBody } = context.getRequestObject();
	if (Array.isArray(body) || !Buffer.isBuffer(rawBody)) return body;
	return readJson(rawBody.toString('utf8').replace(/^\uFEFF/, ''));
}

const named = (change: Parameters<typeof transitionOf>[0]): NamedChange => ({
	...change,
	eventId: eventId(change),
	transition: transitionOf(change),
});

/** An expression gives a switch as a text, and the text `false` is off. */
function readOptions(context: IWebhookFunctions): Options {
	const given = context.getNodeParameter('options', {}) as IDataObject | null;
	return {
		...given,
		ignoreDuplicates: flag(given?.ignoreDuplicates) ?? true,
		ignoreOutOfOrder: isOn(given?.ignoreOutOfOrder),
		refetch: isOn(given?.refetch),
	};
}

async function toItems(
	context: IWebhookFunctions,
	changes: readonly NamedChange[],
): Promise<IDataObject[]> {
	const options = readOptions(context);
	const node = triggerNode(context);
	const isWanted = wantedBy(context);
	// From here to the end of this line nothing waits, so that two deliveries at once cannot both pass.
	const taken = changes.filter(
		(change) => isCurrent(node, change, options) && isWanted(change) && take(node, change, options),
	);
	if (taken.length === 0) return [];
	let given = false;
	try {
		const loaded = await loadRecords(context, taken, options);
		const items = taken.map((change, index) => toItem(change, loaded[index], options));
		given = true;
		return items;
	} finally {
		// What was not given out may come again.
		if (!given) taken.forEach((change) => forgetEmitted(node, seenAs(change)));
	}
}

/** Every delivered state counts for the order, also one that the filters leave out. */
function isCurrent(node: TriggerNode, change: NamedChange, options: Options): boolean {
	const stamp = changedStamp(change.entity);
	if (!options.ignoreOutOfOrder || stamp === undefined) return true;
	return !isOutdated(node, `${change.entityType} ${change.id}`, stamp);
}

/** Remembers an event as emitted, unless it already is one. */
function take(node: TriggerNode, change: NamedChange, options: Options): boolean {
	if (options.ignoreDuplicates) {
		if (hasEmitted(node, seenAs(change))) return false;
		if (!node.isTest && pollHasEmitted(node.workflowId, change.eventId)) return false;
	}
	rememberEmitted(node, seenAs(change));
	return true;
}

/** A deletion whose record does not say so has the event id of the state before it, and must not be taken for that. */
function seenAs({ eventType, entity, eventId }: NamedChange): string {
	return eventType === 'deleted' && !isDeleted(entity) ? `${eventId} deleted` : eventId;
}

function toItem(change: NamedChange, loaded: LoadedRecord, options: Options): IDataObject {
	const { entity, zone, refetched } = loaded;
	const words = inWords(change, entity, zone);
	return eventItem(change, {
		receivedVia: 'webhook',
		record: presentRecord(entity, words, options),
		words: refetched ? inWords(change, change.entity, zone) : words,
		zone,
		venueId: text(entity.venue_id) ?? undefined,
		refetched,
	});
}
