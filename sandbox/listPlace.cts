import type { Row } from './state/types.cjs';

/** Where an answer keeps its list: under `key` of `holder`, which has the cursor beside it. */
export interface ListPlace {
	holder: Row;
	key: string;
	rows: unknown[];
}

const KEYS = ['results', 'charges', 'reservation_feedback', 'waitlist_entries'];

/**
 * Finds the list in an answer (API reference, 3.1): in `data`, in the one element of `data` (waitlist), or `data`
 * itself with the cursor at the top (a concierge's venues).
 */
export function listPlace(answer: Row): ListPlace | undefined {
	const { data } = answer;
	if (!Array.isArray(data)) return placeIn(data);
	return placeIn(data[0]) ?? { holder: answer, key: 'data', rows: data };
}

function placeIn(holder: unknown): ListPlace | undefined {
	if (typeof holder !== 'object' || holder === null) return undefined;
	const row = holder as Row;
	for (const key of KEYS) {
		const rows = row[key];
		if (Array.isArray(rows)) return { holder: row, key, rows };
	}
	return undefined;
}
