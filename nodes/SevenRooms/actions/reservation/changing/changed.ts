import type { IDataObject } from 'n8n-workflow';
import type { BookingKey } from '../../../model/booking/booking';
import { jsonName } from '../../../model/booking/bookingFields';
import { describeMessages } from '../../../model/booking/describe';
import { differsFromAsked, guestNotChanged } from '../../../model/booking/differences';
import { LEFT_OUT_OF_UPDATES } from '../../../model/form';
import { simplifiedAfterWrite } from '../../reading/presentation';
import type { ItemRun } from '../../run/itemRun';
import { dryRun, isDryRun } from '../../writing/dryRun';
import { isReadBackOff } from '../../writing/readBack';
import { idOfReservation, knownVenueOfRow, readReservation, withVenue } from '../find';
import { applyChange } from './applyChange';
import { changeWrite, type Change } from './change';

/** Makes a change, or shows it in a dry run, and gives the item that says what SevenRooms now holds. */
export async function changeReservation(
	run: ItemRun,
	change: Change,
	marks: IDataObject = { updated: true },
): Promise<IDataObject> {
	if (isDryRun(run.collection('options'))) {
		const names = (Object.keys(change.changes) as BookingKey[])
			.filter((key) => change.changes[key] !== undefined && !LEFT_OUT_OF_UPDATES.includes(key))
			.map(jsonName);
		const { form, ...write } = changeWrite(run, change);
		return dryRun({
			...write,
			body: form,
			would: `Change ${names.join(', ')} of reservation ${idOfReservation(change.row)}. ${describeMessages(change.changes)}`,
		});
	}
	const { recovered } = await applyChange(run, change);
	return await changedItem(run, change, { ...marks, ...(recovered ? { recovered } : {}) });
}

/**
 * The item of a changed reservation, with a warning for each thing that differs from what was asked. The change is made
 * by then, so a read-back that fails is a warning and never an error.
 */
export async function changedItem(
	run: ItemRun,
	{ row, changes, time, zone }: Change,
	marks: IDataObject,
): Promise<IDataObject> {
	const venueId = knownVenueOfRow(run, row);
	const ids = {
		id: row.id,
		reference_code: row.reference_code ?? null,
		venue_id: venueId ?? null,
	};
	if (isReadBackOff(run.collection('options'))) return { ...ids, ...marks };
	const found = await readReservation(run, String(row.id));
	if (!('row' in found)) {
		const warnings = [
			'The change is made, but SevenRooms could not be asked for the reservation afterwards.',
		];
		return { ...ids, ...marks, warnings };
	}
	const held = await simplifiedAfterWrite(run, withVenue(found.row, venueId), zone);
	const warnings = [
		...differsFromAsked({ ...changes, guestId: undefined }, held, found.row, time),
		...guestNotChanged(changes, found.row),
	];
	return { ...held, ...marks, ...(warnings.length > 0 ? { warnings } : {}) };
}

/** The zone of the venue that a reservation belongs to. */
export async function zoneOfRow(run: ItemRun, row: IDataObject): Promise<string | undefined> {
	return await run.venueZone(knownVenueOfRow(run, row) ?? '');
}
