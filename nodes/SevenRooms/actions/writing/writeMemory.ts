import type { IDataObject } from 'n8n-workflow';
import { digest } from '../../model/canonical';
import type { ItemRun } from '../run/itemRun';
import { factsOf } from '../run/runFacts';

/** What an error says of a write that nobody confirmed. */
interface Words {
	readonly message: string;
	readonly description?: string;
}

type RememberedWrite =
	/** What came of it. */
	| { readonly outcome: IDataObject }
	/** It may or may not have happened, in this execution. */
	| { readonly open: Words; readonly executionId: string };

/**
 * Remembers one write in the node's own execution context, which survives n8n's Retry On Fail and the Retry button:
 * both run the whole node again, the items that are done included. Keyed as the ledger of bookings is.
 */
export class WriteMemory<T extends object> {
	private readonly writes: Record<string, RememberedWrite>;
	private readonly key: string;
	private readonly executionId: string;

	/** @param content what is asked of SevenRooms, in any stable form */
	constructor({ context, index }: ItemRun, content: unknown) {
		const memory = context.getContext('node') as { writes?: Record<string, RememberedWrite> };
		this.writes = memory.writes ??= {};
		this.key = `${factsOf(context).runIndex}:${index}:${digest(content)}`;
		this.executionId = context.getExecutionId();
	}

	/** What came of it in an earlier try. */
	outcome(): T | undefined {
		const known = this.writes[this.key];
		return known && 'outcome' in known ? (known.outcome as T) : undefined;
	}

	/** What an earlier try in this execution said because it does not know; the Retry button is somebody's own decision. */
	open(): Words | undefined {
		const known = this.writes[this.key];
		return known && 'open' in known && known.executionId === this.executionId
			? known.open
			: undefined;
	}

	confirm(outcome: T): void {
		this.writes[this.key] = { outcome: outcome as IDataObject };
	}

	leaveOpen(open: Words): void {
		this.writes[this.key] = { open, executionId: this.executionId };
	}
}
