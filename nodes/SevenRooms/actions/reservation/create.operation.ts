import type { IDataObject } from 'n8n-workflow';
import { optionsCollection, timeZoneOption } from '../../descriptions/reading';
import { dryRunOption, readBackOption } from '../../descriptions/writing';
import type { Booking } from '../../model/booking/booking';
import { describeBooking } from '../../model/booking/describe';
import { channelChoice } from '../input/channel';
import type { ItemRun } from '../run/itemRun';
import type { Operation } from '../types';
import { dryRun, isDryRun } from '../writing/dryRun';
import { askedBooking } from './asked';
import { book, externalIdOf, ledgerOf } from './booking/book';
import { bookedItem, openOutcomeError } from './booking/outcome';
import { planBooking, planForm } from './booking/plan';
import { whenUnavailable } from './booking/unavailable';
import { conciergeRoutes } from './channel';
import { isUnavailable } from './freeTimes';
import { bookingParameters } from './parameters';
import { createOptions } from './parameters/createOptions';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create reservation',
	description:
		'Book a table. The guest is e-mailed or texted only if a Send field says so or the venue is set up to.',
	routes: [
		{ method: 'PUT', path: '/venues/{venue_id}/book', confidence: 'H' },
		...conciergeRoutes('book'),
	],
	properties: [
		channelChoice,
		...bookingParameters,
		optionsCollection([dryRunOption, ...createOptions, readBackOption, timeZoneOption]),
	],
	async execute(run) {
		return [await createReservation(run, askedBooking(run))];
	},
};

/** Books what was asked for, and gives the item that says what became of it. */
export async function createReservation(run: ItemRun, asked: Booking): Promise<IDataObject> {
	const plan = await planBooking(run, asked);
	if (isDryRun(run.collection('options'))) {
		return dryRun({
			method: 'PUT',
			path: plan.channel.bookPath(plan.venueId),
			body: planForm(plan, externalIdOf(plan, ledgerOf(run, plan))),
			would: describeBooking(plan.booking, plan.time),
		});
	}
	const outcome = await book(run, plan);
	if (outcome.state === 'open') throw openOutcomeError(run, outcome);
	if (outcome.state === 'booked') return await bookedItem(run, plan, outcome);
	if (isUnavailable(outcome.failure)) return await whenUnavailable(run, plan, outcome.failure);
	throw run.errorOf(outcome.failure);
}
