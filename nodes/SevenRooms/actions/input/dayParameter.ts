import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { isEmpty } from '../../model/coerce';
import { dayInZone, namedDay } from '../../model/time/dates';
import { resolveZone } from '../../model/time/zone';
import type { ItemRun } from '../run/itemRun';
import { venueIds } from './venues';

/**
 * A day that the user named, as `YYYY-MM-DD`. An exact moment (`$now`, the datetime of a record) means the day that it
 * has on the clock of the venues, whose zone is looked up only then.
 */
export async function dayOf(run: ItemRun, value: unknown, name: string): Promise<string> {
	const named = namedDay(value, name);
	if ('day' in named) return named.day;
	const venues = venueIds(run);
	const zone = await sharedZone(run, venues);
	if (zone) return dayInZone(named.instantMs, zone);
	throw new UserError(
		venues.length === 1
			? `${name} is an exact moment, but the venue's time zone is not known`
			: `${name} is an exact moment, and several venues may be in different time zones`,
		{
			description:
				'Write the day itself, like 2026-05-15 or with .toISODate() in an expression; or set the time zone in the SevenRooms credential.',
		},
	);
}

/** The item's Filters with their From Date and To Date read as days, '' where the user left one empty. */
export async function datedFilters(
	run: ItemRun,
): Promise<IDataObject & { fromDate: string; toDate: string }> {
	const fromDate = await dayFilter(run, 'fromDate', 'From Date');
	const toDate = await dayFilter(run, 'toDate', 'To Date');
	refuseBackwards(fromDate, 'From Date', toDate, 'To Date');
	return { ...run.collection('filters'), fromDate, toDate };
}

/** The item's Start Date and End Date as the reports of SevenRooms take them, '' where the user left one empty. */
export async function reportDates(run: ItemRun): Promise<{ start_date: string; end_date: string }> {
	const start_date = await dayFilter(run, 'startDate', 'Start Date');
	const end_date = await dayFilter(run, 'endDate', 'End Date');
	refuseBackwards(start_date, 'Start Date', end_date, 'End Date');
	return { start_date, end_date };
}

async function dayFilter(run: ItemRun, entry: string, name: string): Promise<string> {
	const value = run.collection('filters')[entry];
	return isEmpty(value) ? '' : await dayOf(run, value, name);
}

/** Days that lie backwards hold nothing, and an empty list would look like a quiet week. */
export function refuseBackwards(
	first: string,
	firstName: string,
	last: string,
	lastName: string,
): void {
	if (first === '' || last === '' || first <= last) return;
	throw new UserError(`${lastName} lies before ${firstName}`, {
		description: `${lastName} is ${last} and ${firstName} is ${first}. Exchange the two, or leave out ${lastName}.`,
	});
}

/** One venue has its own zone; for several only what the user set counts, never a guess from one of them. */
async function sharedZone(run: ItemRun, venues: string[]): Promise<string | undefined> {
	if (venues.length === 1) return await run.venueZone(venues[0]);
	return resolveZone({ option: run.timeZoneOption(), credentialDefault: run.session.timeZone });
}
