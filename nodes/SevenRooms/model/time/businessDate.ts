import { addDays } from './wallClock';

/**
 * The venue's day turns at six in the morning: a table at 01:30 belongs to the evening before, so SevenRooms
 * files it under the previous date (API reference, 3.5).
 */
export const DAY_TURNS_AT = '06:00';

/** The business date of a calendar wall time `YYYY-MM-DDTHH:mm`. */
export function businessDateOf(wall: string): string {
	const date = wall.slice(0, 10);
	return wall.slice(11, 16) < DAY_TURNS_AT ? addDays(date, -1) : date;
}

/** The calendar wall time `YYYY-MM-DDTHH:mm` of a business date and a time `HH:mm`. */
export function calendarWall(businessDate: string, time: string): string {
	return `${time < DAY_TURNS_AT ? addDays(businessDate, 1) : businessDate}T${time}`;
}
