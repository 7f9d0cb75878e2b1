import { type ServiceMoment, weekday } from './businessTime.cjs';
import type { AccessRule, Shift, Venue } from './types.cjs';

/** The shifts the venue runs on a business date; none on a closed day. */
export function shiftsOn(venue: Venue, date: string): Shift[] {
	if (venue.holidays.includes(date.slice(5))) return [];
	return venue.shifts.filter((shift) => shift.weekdays.includes(weekday(date)));
}

export function shiftAt(venue: Venue, moment: ServiceMoment): Shift | undefined {
	return shiftsOn(venue, moment.date).find(
		({ start, end }) => moment.minutes >= start && moment.minutes < end,
	);
}

/** Every seating of a shift, as minutes of the business day. */
export function seatings(shift: Shift): number[] {
	const count = Math.ceil((shift.end - shift.start) / shift.interval);
	return Array.from({ length: count }, (_, index) => shift.start + index * shift.interval);
}

/** The seating whose pacing a time counts against. */
export function seatingOf(shift: Shift, minutes: number): number {
	return minutes - ((minutes - shift.start) % shift.interval);
}

/** Covers that may arrive in one seating. */
export function pacingOf(shift: Shift, seating: number): number {
	return shift.customPacing[seating] ?? shift.coversPerInterval;
}

/** Default stay in minutes. */
export function defaultDuration(shift: Shift, partySize: number): number {
	const sizes = Object.keys(shift.durations)
		.map(Number)
		.filter((size) => size >= partySize);
	return shift.durations[String(sizes.length > 0 ? Math.min(...sizes) : -1)];
}

/** The ways into one seating: free first, then paid. A paid-only seating has no free way in. */
export function accessRulesAt(shift: Shift, moment: ServiceMoment): AccessRule[] {
	const rules = shift.accessRules.filter(
		(rule) =>
			(!rule.minutes || rule.minutes.includes(moment.minutes)) &&
			(!rule.weekdays || rule.weekdays.includes(weekday(moment.date))),
	);
	return rules.some((rule) => rule.exclusive) ? rules.filter((rule) => rule.exclusive) : rules;
}
