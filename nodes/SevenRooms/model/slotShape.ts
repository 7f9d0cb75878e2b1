import { firstText, isRow, type Row } from './coerce';
import { isDate } from './time/wallClock';
import { venueIdOf } from './venue';

/** One shift of an availability answer with its slots. */
export interface ShiftSlots {
	readonly shift: Row;
	readonly slots: readonly Row[];
	/** Business date and venue, where the answer names them. */
	readonly date?: string;
	readonly venueId?: string;
}

interface Place {
	readonly date?: string;
	readonly venueId?: string;
}

/**
 * Finds the shifts in an availability answer, whichever of its shapes it has: `availability[]`, `dates{}` by day, a
 * bare list of shifts, or a bare list of slots.
 */
export function shiftsOf(data: unknown, place: Place = {}): ShiftSlots[] {
	if (Array.isArray(data)) return shiftsOfList(data, place);
	if (!isRow(data)) return [];
	const here = { ...place, venueId: venueIdOf(data) ?? place.venueId };
	const slots = slotsOf(data);
	if (slots) return [{ shift: data, slots, ...here, date: dateOf(data) ?? here.date }];
	if (data.availability !== undefined) return shiftsOf(data.availability, here);
	const days = isRow(data.dates) ? data.dates : data;
	return Object.entries(days)
		.filter(([day]) => isDate(day))
		.flatMap(([day, shifts]) => shiftsOf(shifts, { ...here, date: day }));
}

function shiftsOfList(list: unknown[], place: Place): ShiftSlots[] {
	const rows = list.filter(isRow);
	const bare = rows.filter(isSlot);
	const shifts = rows.filter((row) => !isSlot(row)).flatMap((row) => shiftsOf(row, place));
	return bare.length > 0 ? [{ shift: {}, slots: bare, ...place }, ...shifts] : shifts;
}

function slotsOf(shift: Row): Row[] | undefined {
	const list = [shift.times, shift.timeslots].find(Array.isArray);
	return list?.filter(isRow);
}

function isSlot(row: Row): boolean {
	return slotsOf(row) === undefined && firstText(row.time, row.time_iso) !== null;
}

function dateOf(shift: Row): string | undefined {
	const date = firstText(shift.date)?.slice(0, 10);
	return date !== undefined && isDate(date) ? date : undefined;
}
