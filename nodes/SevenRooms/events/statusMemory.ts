import { sha256Hex } from '../model/canonical';
import { isRow } from '../model/coerce';

/** Kept with the node's static data, which n8n writes whole: some 120 kB when full. */
const MAX_RECORDS = 5_000;

/**
 * The last known status of reservations (or, without a status, which guests are known), so that a poll can tell a
 * transition. The least recently changed are forgotten first.
 */
export class StatusMemory {
	private readonly statuses: Map<string, string>;

	/** @param stored what toStored() gave; anything else is no memory */
	constructor(stored?: unknown) {
		this.statuses = new Map(Object.entries(isRow(stored) ? stored : {}) as Array<[string, string]>);
	}

	/** The last status; an empty text if the record is known without one, undefined if it is not known. */
	get(id: string): string | undefined {
		return this.statuses.get(key(id));
	}

	set(id: string, status: string | null): void {
		this.statuses.delete(key(id));
		this.statuses.set(key(id), status ?? '');
		if (this.statuses.size > MAX_RECORDS) {
			this.statuses.delete(this.statuses.keys().next().value as string);
		}
	}

	copy(): StatusMemory {
		return new StatusMemory(this.toStored());
	}

	toStored(): Record<string, string> {
		return Object.fromEntries(this.statuses);
	}
}

/** A letter in front keeps an object's keys in the order they were set; a key of digits alone would move. */
const key = (id: string) => `r${sha256Hex(id, 6)}`;
