import type { IDataObject, IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isSubscribed, passesFilters, readFilters } from '../events/filter';
import type { NamedChange } from '../events/types';
import { textList } from '../model/coerce';
import { selectFields } from '../model/fields';
import type { TriggerNode } from './memory';

/** This trigger node, for the memory of the process. */
export function triggerNode(context: IWebhookFunctions | IPollFunctions): TriggerNode {
	return {
		workflowId: context.getWorkflow().id ?? '',
		nodeName: context.getNode().name,
		isTest: context.getMode() === 'manual',
	};
}

/** The chosen events; an expression may give them as a text with commas. */
export function chosenEvents(
	context: IWebhookFunctions | IPollFunctions | IHookFunctions,
): ReadonlySet<string> {
	return new Set(textList(context.getNodeParameter('events', [])));
}

/** Whether the user wants a change, by Events and Filters of the node. */
export function wantedBy(
	context: IWebhookFunctions | IPollFunctions,
): (change: NamedChange) => boolean {
	const events = chosenEvents(context);
	const filters = readFilters(context.getNodeParameter('filters', {}) as IDataObject);
	return (change) => isSubscribed(change, events) && passesFilters(change, filters);
}

/** The record as Output says: `simplified`, `raw`, or `selectedFields` with the names in `fields`. */
export function presentRecord(
	record: IDataObject,
	words: IDataObject,
	output: { output?: unknown; fields?: unknown },
): IDataObject {
	if (output.output === 'raw') return record;
	if (output.output !== 'selectedFields') return words;
	return selectFields(words, record, textList(output.fields));
}
