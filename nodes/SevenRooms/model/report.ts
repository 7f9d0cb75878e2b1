import type { IDataObject } from 'n8n-workflow';
import { isRow, number, text } from './coerce';
import { readTime } from './time/wallClock';

/**
 * Feedback in the user's words: ratings become numbers. The date stays as the venue's locale writes it, day first in
 * some countries and month first in others, since guessing would swap the two (API reference, 4.8).
 */
export function simplifyFeedback(raw: unknown): IDataObject {
	const row = isRow(raw) ? raw : {};
	const rating = (name: string) => number(row[name]);
	return {
		...(row as IDataObject),
		reservation_id: text(row.reservation_id),
		reservation_date: text(row.reservation_date),
		overall: rating('overall'),
		food: rating('food'),
		service: rating('service'),
		ambience: rating('ambience'),
		drinks: rating('drinks'),
	};
}

/** A service period of one day in the user's words. */
export function simplifyShift(raw: unknown): IDataObject {
	const row = isRow(raw) ? raw : {};
	return {
		venue_id: text(row.venue_id),
		date: text(row.date),
		name: text(row.name),
		category: text(row.category),
		start_time: readTime(row.start_time) ?? text(row.start_time),
		end_time: readTime(row.end_time) ?? text(row.end_time),
		interval_minutes: number(row.interval_minutes),
		covers_per_interval: number(row.covers_per_seating_interval),
		duration_minutes_by_party_size: isRow(row.duration_minutes_by_party_size)
			? (row.duration_minutes_by_party_size as IDataObject)
			: null,
		custom_pacing: isRow(row.custom_pacing) ? (row.custom_pacing as IDataObject) : null,
	};
}
