/** What one run of the node has read once and every later item may use: a guest, a venue record. */
export class RunCache {
	private readonly entries = new Map<string, Promise<unknown>>();

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
