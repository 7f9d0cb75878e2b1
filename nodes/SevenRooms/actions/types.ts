import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemRun } from './run/itemRun';

/** How sure we are that a route exists as written; the marks of the API reference. */
export type Confidence = 'H' | 'M' | 'M-' | 'L';

export interface Route {
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Path after the base URL, with `{placeholders}`; shown in the docs. */
	readonly path: string;
	readonly confidence: Confidence;
}

/**
 * One operation: everything the panel shows and everything it does, in one file.
 * `execute` handles one input item and returns the items it gives out, none to skip.
 */
export interface Operation {
	readonly name: string;
	readonly value: string;
	/** What the node list shows, in sentence case: "Create reservation". */
	readonly action: string;
	readonly description: string;
	readonly routes: readonly Route[];
	readonly properties: INodeProperties[];
	execute(run: ItemRun): Promise<IDataObject[]>;
}

export interface Resource {
	readonly name: string;
	readonly value: string;
	readonly description?: string;
	/** A word to the user above the parameters, where SevenRooms lacks something people look for. */
	readonly notice?: string;
	readonly operations: readonly Operation[];
}
