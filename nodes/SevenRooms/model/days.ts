import { DateTime } from 'luxon';
import { UserError } from 'n8n-workflow';
import { readTime } from './wallClock';

/** Every date from the first to the last, both included, `YYYY-MM-DD`; none if the last lies before the first. */
export function daysBetween(first: string, last: string): string[] {
	const days: string[] = [];
	for (
		let day = DateTime.fromISO(first, { zone: 'utc' });
		day.toISODate()! <= last;
		day = day.plus({ days: 1 })
	) {
		days.push(day.toISODate()!);
	}
	return days;
}

/** A time of day as `HH:mm`; anything that is none is a UserError that names the parameter. */
export function clockTime(value: string, name: string): string {
	const time = readTime(value);
	if (time === undefined) {
		throw new UserError(`${name} is not a time of day: ${value}`, {
			description: 'Write it like 19:30 or 7:30 PM.',
		});
	}
	return time;
}
