import { UserError } from 'n8n-workflow';
import { textList } from '../../model/coerce';
import type { ItemRun, Locator } from '../run/itemRun';

/**
 * A value that an operation cannot do without.
 * @param advice where the user finds it
 * Throws a UserError that names the parameter where it is empty.
 */
export function needed(value: string, displayName: string, advice: string): string {
	if (value !== '') return value;
	throw new UserError(`${displayName} is empty`, { description: advice });
}

/** What the parameter Reservation holds: an ID or, in the mode `code`, a confirmation code. */
export function neededReservation(run: ItemRun): Locator {
	const locator = run.locator('reservationId');
	needed(
		locator.value,
		'Reservation',
		'Choose a reservation, or give its ID or confirmation code.',
	);
	return locator;
}

/** The venue that gave out a confirmation code. */
export function neededVenueOfCode(run: ItemRun): string {
	return needed(
		run.locator('venueId').value,
		'Venue',
		'Choose the venue: confirmation codes repeat across venues.',
	);
}

/** The access rule of a free time. */
export function neededAccessId(run: ItemRun): string {
	return needed(
		run.text('accessPersistentId'),
		'Access ID',
		'Take access_persistent_id from a free time of Availability > Search.',
	);
}

/** The shift of a free time. */
export function neededShiftId(run: ItemRun): string {
	return needed(
		run.text('shiftPersistentId'),
		'Shift ID',
		'Take shift_persistent_id from a free time of Availability > Search.',
	);
}

/** The ID of a request for a table; several come with commas between them and no blanks. */
export function neededRequestId(run: ItemRun): string {
	return needed(
		textList(run.text('requestId')).join(','),
		'Request ID',
		'Take it from what Request > Create or Request > Get Many gave out.',
	);
}

/** The category of an upgrade. */
export function neededCategoryId(run: ItemRun): string {
	return needed(
		run.text('categoryId'),
		'Upgrade Category ID',
		'Take it from Availability > Search (upgrade_category_ids) or Upgrade Category > Get Many.',
	);
}
