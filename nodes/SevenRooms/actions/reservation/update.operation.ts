import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { reservationLocator, venueOfCode } from '../../descriptions/locators';
import { inPanelOrder } from '../../descriptions/panelOrder';
import { optionsCollection, timeZoneOption } from '../../descriptions/reading';
import { dryRunOption, readBackOption } from '../../descriptions/writing';
import type { Booking } from '../../model/booking/booking';
import { bookingTimeOf } from '../../model/booking/bookingTime';
import { bookingFromValues } from '../../model/booking/bookingValues';
import { validateBooking } from '../../model/booking/validateBooking';
import { channelChoice } from '../input/channel';
import type { ItemRun } from '../run/itemRun';
import type { Operation } from '../types';
import { changeReservation, zoneOfRow } from './changing/changed';
import { conciergeRoutes } from './channel';
import { needReservation } from './find';
import { additionalFields } from './parameters';
import { force } from './parameters/force';

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: inPanelOrder([
		...additionalFields,
		{
			displayName: 'Date and Time',
			name: 'dateTime',
			type: 'dateTime' as const,
			default: '',
			description:
				"The new time. Without an offset it is on the venue's clock; with one it is converted to the venue's time zone.",
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string' as const,
			default: '',
			placeholder: 'e.g. name@example.com',
			description: "The guest's e-mail address on this reservation",
		},
		{
			displayName: 'Party Size',
			name: 'partySize',
			type: 'number' as const,
			typeOptions: { minValue: 1 },
			default: 2,
			description: 'How many people come',
		},
	]),
};

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update reservation',
	description:
		'Change a reservation; whatever you leave out stays as it is. The guest is told only if a Send field says so or the venue is set up to.',
	routes: [
		{ method: 'GET', path: '/reservations/{reservation_id}', confidence: 'H' },
		{ method: 'PUT', path: '/venues/{venue_id}/book', confidence: 'H' },
		...conciergeRoutes('read', 'book'),
	],
	properties: [
		channelChoice,
		reservationLocator({ description: 'The reservation to change' }),
		venueOfCode,
		updateFields,
		force,
		optionsCollection([dryRunOption, readBackOption, timeZoneOption]),
	],
	async execute(run) {
		const changes = askedChanges(run, run.collection('updateFields'));
		return [await updateReservation(run, await needReservation(run), changes)];
	},
};

/** What the user wants changed, checked; changing nothing is refused. */
function askedChanges(run: ItemRun, fields: IDataObject): Booking {
	const changes = bookingFromValues({ ...fields, ...run.collection('force') });
	if (Object.keys(bookingFromValues(fields)).length === 0) {
		throw new UserError('Update Fields names nothing to change', {
			description: 'Add at least one field to Update Fields.',
		});
	}
	validateBooking(changes, 'update');
	return changes;
}

/** Changes a reservation that was just read. */
export async function updateReservation(
	run: ItemRun,
	row: IDataObject,
	changes: Booking,
	marks?: IDataObject,
): Promise<IDataObject> {
	const zone = await zoneOfRow(run, row);
	const time = bookingTimeOf(changes, zone);
	return await changeReservation(run, { row, changes, time, zone }, marks);
}
