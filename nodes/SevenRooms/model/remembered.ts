const MOST = 10_000;

/**
 * The same pure function of a text, which keeps its answers: a long export asks for the same few times, days and
 * statuses again and again, and its rows then share one text. Begins anew when it is full.
 */
export function remembered<T>(answer: (written: string) => T, most = MOST): (written: string) => T {
	const answers = new Map<string, T>();
	return (written) => {
		const known = answers.get(written);
		if (known !== undefined || answers.has(written)) return known as T;
		if (answers.size >= most) answers.clear();
		const found = answer(written);
		answers.set(written, found);
		return found;
	};
}
