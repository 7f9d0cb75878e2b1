import type { IDataObject, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isSubscribed, passesFilters, readFilters } from '../events/filter';
import type { NamedChange } from '../events/types';
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

/** Whether the user wants a change, by Events and Filters of the node. */
export function wantedBy(
	context: IWebhookFunctions | IPollFunctions,
): (change: NamedChange) => boolean {
	const events = new Set(context.getNodeParameter('events', []) as string[]);
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
	return selectFields(words, record, output.fields as string | string[]);
}
