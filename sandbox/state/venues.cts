import { datastoreKey } from './ids.cjs';
import { hash32 } from './random.cjs';
import type { SeatingArea, Shift, Venue } from './types.cjs';

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const DURATIONS = { '2': 90, '4': 105, '-1': 120 };
/** Shift and access ids carry the moment they were made; any fixed one will do. */
const MADE_AT = 1700000000;

export const venueGroup = {
	id: datastoreKey('nightloop_VenueGroup', 5100001),
	name: 'Lantern Group',
};

const venueIds = [5200001, 5200002, 5200003].map((number) =>
	datastoreKey('nightloop_Venue', number),
);

/**
 * The group's venues: New York stays open until 02:00, so slots after midnight and the repeated hour of
 * autumn are bookable there; London has paid tables on Saturday; Sydney's summer is the others' winter.
 */
export function makeVenues(): Venue[] {
	return [harbourTable(venueIds[0]), canalHouse(venueIds[1]), southernCross(venueIds[2])];
}

function harbourTable(id: string): Venue {
	return {
		...place(id, 'Harbour Table', 'harbourtable', 'America/New_York'),
		...{ country: 'US', currency: 'USD', city: 'New York', state: 'NY' },
		...{ address: '12 Pier St', postalCode: '10014', phone: '+1 212-555-0100' },
		shifts: [
			shift(id, 'Lunch', 'LUNCH', '11:30', '16:00', { covers: 40, days: without(1) }),
			shift(id, 'Dinner', 'DINNER', '17:00', '23:00', {
				covers: 40,
				days: without(1),
				pacing: { 1140: 30 },
			}),
			shift(id, 'Late Night', 'LATE NIGHT', '23:00', '26:00', { covers: 24, days: without(1) }),
		],
	};
}

function canalHouse(id: string): Venue {
	const venue = {
		...place(id, 'Canal House', 'canalhouse', 'Europe/London'),
		...{ country: 'GB', currency: 'GBP', city: 'London', state: null },
		...{ address: '4 Basin Walk', postalCode: 'N1 7AA', phone: '+44 20 7946 0100' },
		shifts: [
			shift(id, 'Lunch', 'LUNCH', '12:00', '15:00', { covers: 16, interval: 15, days: without(0) }),
			shift(id, 'Dinner', 'DINNER', '17:30', '22:30', {
				covers: 16,
				interval: 15,
				days: without(0),
			}),
		],
	};
	const tasting = {
		id: ruleId(id, 'TASTING'),
		persistentId: `${id}-${MADE_AT}.52-0.7711`,
		cost: 95,
	};
	// On Saturday at 20:00 the tasting menu is the only way in; at 18:00 and 18:15 it is a choice.
	venue.shifts[1].accessRules.push(
		{ ...tasting, minutes: [1080, 1095] },
		{ ...tasting, minutes: [1200], weekdays: [6], exclusive: true },
	);
	return venue;
}

function southernCross(id: string): Venue {
	return {
		...place(id, 'Southern Cross', 'southerncross', 'Australia/Sydney'),
		...{ country: 'AU', currency: 'AUD', city: 'Sydney', state: 'NSW' },
		...{ address: '88 Quay Lane', postalCode: '2000', phone: '+61 2 5550 0100' },
		shifts: [
			shift(id, 'Lunch', 'LUNCH', '12:00', '15:00', { covers: 30, days: without(2) }),
			shift(id, 'Dinner', 'DINNER', '17:00', '22:00', { covers: 30, days: without(2) }),
		],
	};
}

function place(id: string, name: string, urlKey: string, timeZone: string) {
	return {
		...{ id, name, urlKey, timeZone, venueClass: 'DINING' },
		...{ seatingAreas: seatingAreas(id), holidays: ['12-25'] },
	};
}

function seatingAreas(venueId: string): SeatingArea[] {
	const first = 5300000 + venueIds.indexOf(venueId) * 10;
	return ['Main Room', 'Terrace', 'Bar'].map((name, area) => ({
		id: datastoreKey('nightloop_VenueSeatingArea', first + area),
		name,
		tables: Array.from({ length: 10 }, (_, table) => String(area * 10 + table + 1)),
	}));
}

function shift(
	venueId: string,
	name: string,
	category: string,
	from: string,
	to: string,
	rules: {
		covers: number;
		days: number[];
		interval?: number;
		pacing?: Record<number, number>;
	},
): Shift {
	return {
		id: datastoreKey('nightloop_Shift', hash32(`${venueId} ${category}`)),
		name,
		category,
		persistentId: `${venueId}-${category}-${MADE_AT}.12`,
		start: minutesOf(from),
		end: minutesOf(to),
		interval: rules.interval ?? 30,
		coversPerInterval: rules.covers,
		customPacing: rules.pacing ?? {},
		durations: DURATIONS,
		weekdays: rules.days,
		accessRules: [
			{
				id: ruleId(venueId, category),
				persistentId: `${venueId}-${MADE_AT}.31-0.${category.length}4`,
			},
		],
		upsellCategories: [upsellCategoryId(venueId)],
	};
}

function ruleId(venueId: string, name: string): string {
	return datastoreKey('nightloop_AccessRule', hash32(`${venueId} rule ${name}`));
}

export function upsellCategoryId(venueId: string): string {
	return datastoreKey('sr_UpsellCategory', 5400001 + venueIds.indexOf(venueId));
}

function minutesOf(clock: string): number {
	const [hours, minutes] = clock.split(':').map(Number);
	return hours * 60 + minutes;
}

function without(closedDay: number): number[] {
	return EVERY_DAY.filter((day) => day !== closedDay);
}
