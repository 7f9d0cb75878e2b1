import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import type { EntityType } from '../events/types';
import { textList } from '../model/coerce';
import type { Session } from '../transport/types';
import { chosenEvents } from './context';
import { unusable } from './settings';

/** One export to read, and under which key its state is kept. */
export interface ExportPlan {
	readonly key: string;
	readonly entityType: EntityType;
	readonly path: string;
	readonly query: { venue_id?: string; venue_group_id?: string };
}

const RESERVATIONS = { entityType: 'reservation', path: '/reservations/export' } as const;
const GUESTS = { entityType: 'guest', path: '/clients/export' } as const;

/**
 * The exports that the chosen events need (API reference, 4.5 and 4.7). Reservations are read for one venue, or for
 * the group; without a group for each venue of the filter. Guests belong to the group.
 */
export function planExports(context: IPollFunctions, session: Session): ExportPlan[] {
	const events = [...chosenEvents(context)];
	const filters = context.getNodeParameter('filters', {}) as IDataObject;
	const wants = (entityType: EntityType) =>
		events.some((event) => event.startsWith(`${entityType}.`));
	const venueIds = [...new Set(textList(filters.venueIds))];
	return [
		...(wants('reservation') ? reservationPlans(context, session, venueIds) : []),
		...(wants('guest') ? [guestPlan(context, session)] : []),
	];
}

function reservationPlans(
	context: IPollFunctions,
	{ venueGroupId }: Session,
	venueIds: string[],
): ExportPlan[] {
	if (venueIds.length === 1 || (venueIds.length > 1 && !venueGroupId)) {
		return venueIds.map((id) => ({
			...RESERVATIONS,
			key: `reservation venue ${id}`,
			query: { venue_id: id },
		}));
	}
	if (!venueGroupId) {
		throw unusable(
			context,
			'Which venues should be watched?',
			'Enter the Venue Group ID in the SevenRooms credential, or name the venues under Filters > Venue IDs.',
		);
	}
	return [
		{
			...RESERVATIONS,
			key: `reservation group ${venueGroupId}`,
			query: { venue_group_id: venueGroupId },
		},
	];
}

function guestPlan(context: IPollFunctions, { venueGroupId }: Session): ExportPlan {
	if (!venueGroupId) {
		throw unusable(
			context,
			'Guest events need the venue group',
			'Guests belong to a venue group, not to a venue: enter the Venue Group ID in the SevenRooms credential.',
		);
	}
	return {
		...GUESTS,
		key: `guest group ${venueGroupId}`,
		query: { venue_group_id: venueGroupId },
	};
}
