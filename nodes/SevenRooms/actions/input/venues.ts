import { UserError } from 'n8n-workflow';
import { textList } from '../../model/coerce';
import type { Query } from '../../transport/types';
import type { ItemRun } from '../run/itemRun';

/** The one venue that an operation needs. */
export function oneVenue(run: ItemRun): string {
	const ids = venueIds(run);
	if (ids.length === 1) return ids[0];
	throw new UserError(ids.length === 0 ? 'Venue is empty' : `Venue names ${ids.length} venues`, {
		description: 'Choose one venue in the parameter Venue.',
	});
}

/** The venues that a read names; none means the whole group. */
export function venueIds(run: ItemRun): string[] {
	return [...new Set(textList(run.locator('venueId').value))];
}

/**
 * The scopes of a read, each a query of its own: one per named venue, or the credential's venue group.
 * SevenRooms always wants one of the two (API reference, 4.5).
 */
export function scopes(run: ItemRun, ids = venueIds(run)): Query[] {
	if (ids.length > 0) return ids.map((venue_id) => ({ venue_id }));
	return [{ venue_group_id: venueGroup(run) }];
}

/** Whether a read has any scope: a venue, or the credential's venue group. */
export function hasScope(run: ItemRun): boolean {
	return venueIds(run).length > 0 || run.session.venueGroupId !== undefined;
}

/** The credential's venue group, which guests and group-wide reads need. */
export function venueGroup(run: ItemRun): string {
	const id = run.session.venueGroupId;
	if (!id) {
		throw new UserError('The credential names no venue group', {
			description:
				'Enter the Venue Group ID in the SevenRooms credential (SevenRooms tells it together with the login), or choose a venue where the operation has one.',
		});
	}
	return id;
}
