import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { differsFromAsked } from '../../../model/booking/differences';
import { shownNode } from '../../../transport/errors';
import { simplifiedAfterWrite } from '../../reading/presentation';
import type { ItemRun } from '../../run/itemRun';
import { isReadBackOff } from '../../writing/readBack';
import { readReservation, withVenue } from '../find';
import type { Booked, OpenBooking } from './bookOnce';
import type { BookingPlan } from './plan';

/**
 * The item of a booked reservation: what SevenRooms now holds, with a warning for each thing that differs from what was
 * asked. The table is booked by then, so a read-back that fails is a warning and never an error.
 */
export async function bookedItem(
	run: ItemRun,
	plan: BookingPlan,
	booked: Booked,
): Promise<IDataObject> {
	const { nearest } = booked;
	const marks = {
		booked: true,
		...(booked.recovered ? { recovered: true } : {}),
		...(nearest
			? { booked_nearest: true, asked_date: plan.time.date, asked_time: plan.time.time }
			: {}),
	};
	if (isReadBackOff(run.collection('options'))) return { ...idsOf(booked), ...marks };

	const found = await readReservation(run, booked.reservationId);
	if (!('row' in found)) {
		return {
			...idsOf(booked),
			...marks,
			warnings: ['The reservation is booked, but SevenRooms could not be asked for it afterwards.'],
		};
	}
	const row = withVenue(found.row, plan.venueId);
	const reservation = await simplifiedAfterWrite(run, row, plan.zone);
	const warnings = differsFromAsked(plan.asked, reservation, found.row, nearest ?? plan.time);
	return {
		...reservation,
		...linksOf(booked.answer),
		...marks,
		...(warnings.length > 0 ? { warnings } : {}),
	};
}

function idsOf({ reservationId, answer }: Booked): IDataObject {
	return {
		id: reservationId,
		reference_code: answer.reservation_reference_code ?? null,
		guest_id: answer.client_id ?? null,
		guest_reference_code: answer.client_reference_code ?? null,
		...linksOf(answer),
	};
}

/** What only the booking's own answer tells. */
function linksOf(answer: IDataObject): IDataObject {
	const { upgrades, paylink_auto_cancel } = answer;
	return {
		...(Array.isArray(upgrades) && upgrades.length > 0 ? { upgrades } : {}),
		...(paylink_auto_cancel ? { payment_link: paylink_auto_cancel } : {}),
	};
}

/** Tells the user that a booking may or may not exist, and how to find out. */
export function openOutcomeError(run: ItemRun, { externalId, failure }: OpenBooking): Error {
	const message = 'SevenRooms did not confirm the booking, so it may or may not exist';
	const description = `Nothing more was sent. Before you book again, look in SevenRooms for a reservation with the external ID ${externalId}.`;
	if (failure) return run.errorOf(failure, { message, description });
	return new NodeOperationError(shownNode(run.context.getNode()), message, {
		description,
		itemIndex: run.index,
	});
}
