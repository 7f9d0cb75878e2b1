import { UserError } from 'n8n-workflow';
import { addDays, daysBetween, readTime } from './wallClock';

/** Every date from the first to the last, both included, `YYYY-MM-DD`; none if the last lies before the first. */
export function everyDay(first: string, last: string): string[] {
	const days = Math.max(0, daysBetween(first, last) + 1);
	return Array.from({ length: days }, (_, day) => addDays(first, day));
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
