import { isExpression, type IDataObject } from 'n8n-workflow';

/** Parameters as they were read: as n8n gives them, and collections without their empty entries. */
export class ReadParameters {
	readonly values = new Map<string, unknown>();
	readonly collections = new Map<string, Readonly<IDataObject>>();
}

/** What one run of the node has read once and every later item may use: a parameter without an expression, a guest, a venue record. */
export class RunCache {
	readonly constants = new ReadParameters();
	private readonly entries = new Map<string, Promise<unknown>>();
	private readonly areConstant = new Map<string, boolean>();

	/** True for a parameter that is the same for all items, as the workflow was saved. */
	isConstant(name: string, saved: () => unknown): boolean {
		const known = this.areConstant.get(name);
		if (known !== undefined) return known;
		const isConstant = !holdsExpression(saved());
		this.areConstant.set(name, isConstant);
		return isConstant;
	}

	/** The value under `key`, read at most once; a read that fails is forgotten, so the next item tries again. */
	async once<T>(key: string, read: () => Promise<T>): Promise<T> {
		const known = this.entries.get(key);
		if (known) return (await known) as T;
		const reading = read();
		this.entries.set(key, reading);
		reading.catch(() => this.entries.delete(key));
		return await reading;
	}
}

/** However deep it lies. */
function holdsExpression(saved: unknown): boolean {
	if (typeof saved !== 'object' || saved === null) return isExpression(saved);
	return Object.values(saved).some(holdsExpression);
}
