import type { IDataObject } from 'n8n-workflow';
import { toDatetime } from './time/rowTime';

/** Reservations from the latest to the earliest, by their time on the venue's clock; the given list stays as it is. */
export function newestFirst(rows: readonly IDataObject[]): IDataObject[] {
	const keyed = rows.map((row) => ({ row, wall: wallKey(row) }));
	return keyed.sort((a, b) => b.wall.localeCompare(a.wall)).map(({ row }) => row);
}

/**
 * The first reservation still to come, else the latest of all; undefined where there is none. Where a venue's zone is
 * not known its clock counts as UTC.
 * @param nowMs epoch milliseconds
 */
export function nextOrLatest(
	rows: readonly IDataObject[],
	nowMs: number,
	zoneOf: (row: IDataObject) => string | undefined,
): IDataObject | undefined {
	const latestFirst = newestFirst(rows);
	const coming = latestFirst.filter((row) => momentOf(row, zoneOf(row)) >= nowMs);
	return coming.at(-1) ?? latestFirst[0];
}

/** Calendar date and time on the venue's clock, as text that sorts; '' where the row tells none. */
export function wallKey(row: IDataObject): string {
	return toDatetime(row, undefined).datetime ?? '';
}

function momentOf(row: IDataObject, zone: string | undefined): number {
	const { datetime } = toDatetime(row, zone);
	if (!datetime) return Number.NEGATIVE_INFINITY;
	return Date.parse(zone ? datetime : `${datetime}Z`);
}
