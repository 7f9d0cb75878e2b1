import type { FastifyInstance } from 'fastify';
import { queryOf } from '../body.cjs';
import type { Core } from '../core.cjs';
import { ApiError, success } from '../envelope.cjs';
import { addDays, isDate, isoTime } from '../state/businessTime.cjs';
import { shiftsOn } from '../state/shifts.cjs';
import type { Row, Shift } from '../state/types.cjs';
import { venueOf } from './lookUp.cjs';

const LONGEST_SPAN_DAYS = 366;

/** Service periods with their pacing, and tables (API reference, 4.8). */
export function shiftRoutes(app: FastifyInstance, core: Core): void {
	app.get('/venues/:venueId/shifts', (request, reply) => {
		const venue = venueOf(core, request);
		const { start_date: start = '', end_date: end = start } = queryOf(request);
		if (!isDate(start) || !isDate(end)) throw new ApiError(400, 'Invalid start_date or end_date');
		const shifts: Record<string, Row[]> = {};
		for (let date = start, day = 0; date <= end && day < LONGEST_SPAN_DAYS; day++) {
			shifts[date] = shiftsOn(venue, date).map(shiftRow);
			date = addDays(date, 1);
		}
		return reply.send(success(core, { shifts }));
	});

	app.get('/venues/:venueId/tables', (request, reply) => {
		const tables = venueOf(core, request).seatingAreas.flatMap(({ id, name, tables: names }) =>
			names.map((table) => ({
				id: `${id}-${table}`,
				name: table,
				venue_seating_area_id: id,
				venue_seating_area_name: name,
			})),
		);
		return reply.send(success(core, { tables }));
	});
}

function shiftRow(shift: Shift): Row {
	return {
		name: shift.name,
		category: shift.category,
		start_time: isoTime(shift.start),
		end_time: isoTime(shift.end),
		duration_minutes_by_party_size: shift.durations,
		interval_minutes: shift.interval,
		covers_per_seating_interval: shift.coversPerInterval,
		custom_pacing: Object.fromEntries(
			Object.entries(shift.customPacing).map(([minutes, covers]) => [
				isoTime(Number(minutes)).slice(0, 5),
				covers,
			]),
		),
	};
}
