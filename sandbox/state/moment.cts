import { DateTime } from 'luxon';
import { utcText } from './clock.cjs';

/** `2026-05-10`, `2026-05-10T19:30:00`, with a fraction, with `Z` or an offset (API reference, 3.5). */
const SPELLING = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads a day or a moment into the spelling of `updated`, so that the two compare as text. A value
 * without a zone is read in `zone`. Undefined when it is neither.
 */
export function readMoment(value: string, zone: string): string | undefined {
	if (!SPELLING.test(value)) return undefined;
	const moment = DateTime.fromISO(value, { zone });
	if (!moment.isValid) return undefined;
	const fraction = /\.(\d{1,6})/.exec(value)?.[1] ?? '';
	return utcText(Math.floor(moment.toSeconds()) * 1_000_000 + Number(fraction.padEnd(6, '0')));
}
