import type { IDataObject, IExecuteFunctions, INodeExecutionData, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { shownNode } from '../transport/errors';
import { openSession } from '../transport/session';
import { ItemRun } from './itemRun';
import { findOperation } from './operations';
import { RunCache } from './runCache';

/** Runs the chosen operation for every input item; the only place in actions/ that catches. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const session = await openSession(this);
	const cache = new RunCache();
	const output: INodeExecutionData[] = [];

	for (let index = 0; index < items.length; index++) {
		try {
			const operation = findOperation(
				this.getNodeParameter('resource', index) as string,
				this.getNodeParameter('operation', index) as string,
			);
			const rows = await operation.execute(new ItemRun(this, index, session, cache));
			for (const json of rows) output.push({ json, pairedItem: { item: index } });
		} catch (error) {
			const cancelled = this.getExecutionCancelSignal?.()?.aborted;
			if (this.continueOnFail() && !cancelled) {
				output.push({ json: explain(error as Error), pairedItem: { item: index } });
				continue;
			}
			if (error instanceof NodeApiError) {
				throw new NodeApiError(shownNode(this.getNode()), error as unknown as JsonObject);
			}
			throw new NodeOperationError(shownNode(this.getNode()), error as Error, {
				itemIndex: index,
				description: (error as { description?: string }).description,
			});
		}
	}
	return [output];
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
