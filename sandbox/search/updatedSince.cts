import { DateTime } from 'luxon';
import { utcText } from '../state/clock.cjs';

/**
 * Reads `updated_since` (a date, a date-time, with `Z` or an offset) into the spelling of `updated`, so
 * that the two compare as text. A value without a zone is read in `zone`. Undefined when ill-typed.
 */
export function readUpdatedSince(value: string, zone: string): string | undefined {
	const moment = DateTime.fromISO(value.trim().replace(' ', 'T'), { zone });
	if (!moment.isValid) return undefined;
	const fraction = /\.(\d{1,6})/.exec(value)?.[1] ?? '';
	return utcText(Math.floor(moment.toSeconds()) * 1_000_000 + Number(fraction.padEnd(6, '0')));
}
