import type { IExecuteFunctions } from 'n8n-workflow';
import { digest } from '../../model/canonical';

/** What is the same for all items of a run. */
interface RunFacts {
	readonly instance: string;
	readonly workflow: string | undefined;
	/** The node's ID. */
	readonly node: string;
	/** Which run of the node this is, in a loop. */
	readonly runIndex: number;
}

const known = new WeakMap<IExecuteFunctions, RunFacts>();

/** Asked once: n8n copies the whole node to tell its ID, and makes a dear proxy to tell the run index. */
export function factsOf(context: IExecuteFunctions): RunFacts {
	let facts = known.get(context);
	if (!facts) {
		facts = {
			instance: context.getInstanceId(),
			workflow: context.getWorkflow().id,
			node: context.getNode().id,
			runIndex: context.getWorkflowDataProxy(0).$runIndex as number,
		};
		known.set(context, facts);
	}
	return facts;
}

/**
 * Names what an item asks for, the same in every try of the node: by run index, item index and content, so that two
 * equal wishes stay two.
 * @param content in any stable form
 */
export function keyOfAsked(
	context: IExecuteFunctions,
	itemIndex: number,
	content: unknown,
): string {
	return `${factsOf(context).runIndex}:${itemIndex}:${digest(content)}`;
}
