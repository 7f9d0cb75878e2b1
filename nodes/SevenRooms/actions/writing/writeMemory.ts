import type { IDataObject } from 'n8n-workflow';
import type { ApiFailure } from '../../transport/types';
import type { ItemRun } from '../run/itemRun';
import { keyOfAsked } from '../run/runFacts';

type RememberedWrite =
	/** What came of it, and, in epoch milliseconds, until when that stands. */
	| { readonly outcome: IDataObject; readonly until?: number }
	/** The failure that leaves open, in this execution, whether it happened. */
	| { readonly open: ApiFailure; readonly executionId: string };

/**
 * Remembers one write in the node's own execution context, which survives n8n's Retry On Fail and the Retry button:
 * both run the whole node again, the items that are done included.
 */
export class WriteMemory<T extends object> {
	private readonly writes: Record<string, RememberedWrite>;
	private readonly key: string;
	private readonly executionId: string;

	/** @param content what is asked of SevenRooms, in any stable form */
	constructor({ context, index }: ItemRun, content: unknown) {
		const memory = context.getContext('node') as { writes?: Record<string, RememberedWrite> };
		this.writes = memory.writes ??= {};
		this.key = keyOfAsked(context, index, content);
		this.executionId = context.getExecutionId();
	}

	/** What came of it in an earlier try, if that still stands. */
	outcome(): T | undefined {
		const known = this.writes[this.key];
		if (!known || !('outcome' in known)) return undefined;
		return known.until === undefined || Date.now() < known.until ? (known.outcome as T) : undefined;
	}

	/** Why an earlier try in this execution does not know; the Retry button is somebody's own decision. */
	open(): ApiFailure | undefined {
		const known = this.writes[this.key];
		return known && 'open' in known && known.executionId === this.executionId
			? known.open
			: undefined;
	}

	/** @param lastsMs how long it stands, where it ends by itself */
	confirm(outcome: T, lastsMs?: number): void {
		const until = lastsMs === undefined ? {} : { until: Date.now() + lastsMs };
		this.writes[this.key] = { outcome: outcome as IDataObject, ...until };
	}

	leaveOpen(open: ApiFailure): void {
		this.writes[this.key] = { open, executionId: this.executionId };
	}
}
