const MOST = 10_000;

/**
 * The same pure function of a text or number, which keeps its answers: a long export asks for the same few times, days and
 * statuses again and again, and its rows then share one text. Begins anew when it is full.
 */
export function remembered<T, K extends string | number = string>(
	answer: (asked: K) => T,
	most = MOST,
): (asked: K) => T {
	const answers = new Map<K, T>();
	return (asked) => {
		const known = answers.get(asked);
		if (known !== undefined || answers.has(asked)) return known as T;
		if (answers.size >= most) answers.clear();
		const found = answer(asked);
		answers.set(asked, found);
		return found;
	};
}
