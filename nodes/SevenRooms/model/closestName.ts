/** The known name that somebody most likely meant, or undefined if none is close. */
export function closestName(written: string, known: readonly string[]): string | undefined {
	const plain = bare(written);
	let best: string | undefined;
	// Up to two slips, but never half of a short word.
	let distance = Math.min(3, Math.ceil(plain.length / 2));
	for (const name of known) {
		const slips = slipsBetween(plain, bare(name), distance);
		if (slips < distance) {
			distance = slips;
			best = name;
		}
	}
	return best;
}

/** `partySize`, `party-size` and `party_size` are the same word to a person. */
function bare(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Levenshtein distance; stops counting at `limit`. */
function slipsBetween(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) >= limit) return limit;
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const swap = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(swap, row[j] + 1, next[j - 1] + 1));
		}
		row = next;
	}
	return row[b.length];
}
