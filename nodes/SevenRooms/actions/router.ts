import type { IDataObject, IExecuteFunctions, INodeExecutionData, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { shownNode } from '../transport/errors';
import { endReading } from '../transport/lists/progress';
import { openSession } from '../transport/session';
import type { Session } from '../transport/types';
import { findOperation } from './operations';
import { ItemRun } from './run/itemRun';
import { RunCache } from './run/runCache';

/** n8n takes an execution for stopped, not failed, by the word canceled in its error. */
const STOPPED = 'The execution was canceled';

/** Runs the chosen operation for every input item; the only place in actions/ that catches. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const cache = new RunCache();
	const output: INodeExecutionData[] = [];
	let session: Session | undefined;

	for (let index = 0; index < items.length; index++) {
		try {
			// Here, not before the loop: n8n would hand the items on as they came, and by the output for good ones.
			session ??= await openSession(this);
			const run = new ItemRun(this, index, session, cache);
			const operation = findOperation(run.text('resource'), run.text('operation'));
			const rows = await operation.execute(run);
			// One for all rows of the item, as n8n's own helper does it.
			const pairedItem = { item: index };
			for (const json of rows) output.push({ json, pairedItem });
		} catch (error) {
			if (this.getExecutionCancelSignal?.()?.aborted) {
				throw new NodeOperationError(shownNode(this.getNode()), STOPPED, {
					itemIndex: index,
					description: inWords(error as Error),
				});
			}
			if (this.continueOnFail()) {
				output.push({ json: explain(error as Error), pairedItem: { item: index } });
				continue;
			}
			throw shown(this, error as Error, index);
		}
	}
	if (session) endReading(this, session);
	return [output];
}

/**
 * The error that n8n shows. An agent hears nothing of a tool's error but its message, so there it says all, in n8n's
 * own form: without the free times or the external ID a model would book again.
 */
function shown(context: IExecuteFunctions, error: Error, itemIndex: number): Error {
	const node = shownNode(context.getNode());
	const { description } = error as { description?: string };
	const nodeError =
		error instanceof NodeApiError
			? new NodeApiError(node, error as unknown as JsonObject)
			: new NodeOperationError(node, error, { itemIndex, description });
	const isTool = node.type.endsWith('Tool');
	if (isTool && description) nodeError.message = `${nodeError.message}\n\nDetails: ${description}`;
	return nodeError;
}

/** What an error says beyond that the execution was stopped: whether a write was under way. */
function inWords(error: Error): string {
	const { description } = error as { description?: string | null };
	const parts = [error.message === STOPPED ? '' : `${error.message}.`, description ?? ''];
	return parts.filter(Boolean).join(' ');
}

/**
 * What a failed item carries on. n8n sends an item to the error output when its keys are among
 * `error`, `message` and `details`, so nothing else may stand beside them.
 */
function explain(error: Error): IDataObject {
	const { description, context } = error as { description?: string | null; context?: IDataObject };
	const sevenRooms = context?.sevenRooms as IDataObject | undefined;
	return {
		error: error.message,
		...(description ? { message: description } : {}),
		...(sevenRooms ? { details: sevenRooms } : {}),
	};
}
