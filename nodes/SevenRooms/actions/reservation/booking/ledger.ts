import type { IExecuteFunctions } from 'n8n-workflow';
import { digest } from '../../../model/canonical';
import { factsOf, keyOfAsked } from '../../run/runFacts';

/** What the node knows of one booking that it sent in this execution. */
export interface LedgerEntry {
	readonly externalId: string;
	/** Business date and `HH:mm` that were sent: the nearest free time differs from the item's own. Nothing of the guest. */
	readonly date: string;
	readonly time: string;
	/** Epoch milliseconds. */
	readonly sentAt: number;
	/** Set once SevenRooms has confirmed it; without it the outcome is open. */
	readonly reservationId?: string;
}

interface NodeMemory {
	firstExecutionId?: string;
	bookings?: Record<string, LedgerEntry>;
}

/**
 * Remembers what was sent in the node's own execution context, which survives n8n's Retry On Fail and the Retry
 * button but not the death of the process. Two equal tables under one name stay two tables.
 */
export class BookingLedger {
	private readonly memory: NodeMemory;
	private readonly key: string;

	/** @param content the booking as the user asked for it, in any stable form */
	constructor(
		private readonly context: IExecuteFunctions,
		itemIndex: number,
		content: unknown,
	) {
		this.memory = context.getContext('node') as NodeMemory;
		// A retried execution has a new id; the first one keeps naming the booking.
		this.memory.firstExecutionId ??= context.getExecutionId();
		this.key = keyOfAsked(context, itemIndex, content);
	}

	/** The external id of this booking: the same in every try of it, another for every other booking. */
	externalId(): string {
		const { instance, workflow, node } = factsOf(this.context);
		const identity = [instance, workflow, this.memory.firstExecutionId, node, this.key];
		return `n8n-${digest(identity, 16)}`;
	}

	entry(): LedgerEntry | undefined {
		return this.memory.bookings?.[this.key];
	}

	/** Ids of the reservations that other items and rounds of this node have made. */
	others(): ReadonlySet<string> {
		const entries = Object.entries(this.memory.bookings ?? {});
		const ids = entries.flatMap(([key, { reservationId }]) =>
			key === this.key || !reservationId ? [] : [reservationId],
		);
		return new Set(ids);
	}

	record(entry: LedgerEntry): void {
		(this.memory.bookings ??= {})[this.key] = entry;
	}

	/** Nothing was booked: the next try starts afresh. */
	forget(): void {
		delete this.memory.bookings?.[this.key];
	}
}
