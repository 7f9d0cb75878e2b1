import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { venueLocator } from '../../descriptions/locators';
import { optionsCollection } from '../../descriptions/reading';
import { accessId, partySize, slotDate, slotTime } from '../../descriptions/slot';
import { isRow, number, readJson, text } from '../../model/coerce';
import { formFields } from '../../model/form';
import { clockTime } from '../../model/time/days';
import { unclearAnswer } from '../../transport/classify';
import { recordOf } from '../../transport/envelope';
import { apiPath } from '../../transport/path';
import type { ApiAnswer, ApiFailure } from '../../transport/types';
import { conciergeId } from '../input/channel';
import { dayOf } from '../input/dayParameter';
import { neededAccessId } from '../input/needed';
import { partySizeOf } from '../input/partySize';
import { oneVenue } from '../input/venues';
import type { ItemRun } from '../run/itemRun';
import type { Operation } from '../types';

export const calculate: Operation = {
	name: 'Calculate',
	value: 'calculate',
	action: 'Calculate price',
	description:
		'Work out what a free time costs with its upgrades, through the concierge channel. Nothing is booked.',
	routes: [
		{
			method: 'POST',
			path: '/concierge/{concierge_id}/venues/{venue_id}/calculate_prices',
			confidence: 'H',
		},
	],
	properties: [
		venueLocator({ description: 'Where to calculate' }),
		slotDate,
		slotTime,
		partySize,
		accessId,
		optionsCollection([
			{
				displayName: 'Upgrades',
				name: 'upgrades',
				type: 'json',
				default: '[]',
				placeholder: 'e.g. [{"upgrade_id": "…", "quantity": 2}]',
				description: 'Upgrades to count in: a JSON list of upgrade_id and quantity',
			},
		]),
	],
	async execute(run) {
		const accessPersistentId = neededAccessId(run);
		const venueId = oneVenue(run);
		const path = apiPath`/concierge/${conciergeId(run)}/venues/${venueId}/calculate_prices`;
		const answer = await run.send({
			method: 'POST',
			path,
			form: formFields({
				time: clockTime(run.text('time'), 'Time'),
				party_size: partySizeOf(run),
				access_persistent_id: accessPersistentId,
				upsells: upgradesOf(run),
				// Last: an exact moment may have to ask for the zone of the venue.
				date: await dayOf(run, run.parameter('date', ''), 'Date'),
			}),
			// Nothing is written, so it may be asked again like any read.
			repeat: 'freely',
		});
		const prices = answer.ok ? recordOf(answer.body) : undefined;
		if (!prices) throw unpriced(run, path, answer);
		const currency = await run.venueCurrency(venueId);
		return [{ venue_id: venueId, currency: currency ?? null, ...prices }];
	},
};

/** By its verb it is a write, and an open end of one is a warning that does not fit here. */
function unpriced(run: ItemRun, path: string, answer: ApiAnswer | ApiFailure): Error {
	if (!answer.ok && answer.kind !== 'unknownOutcome') return run.errorOf(answer);
	const failure = answer.ok ? unclearAnswer(path, answer, 'POST') : answer;
	return run.errorOf(failure, {
		message: 'SevenRooms did not tell the price',
		description: 'Nothing was booked or changed. Try again in a few minutes.',
	});
}

function upgradesOf(run: ItemRun): IDataObject[] | undefined {
	const given = run.collection('options').upgrades;
	if (given === undefined) return undefined;
	const list = typeof given === 'string' ? readJson(given) : given;
	if (!Array.isArray(list) || !list.every(isUpgrade)) {
		throw new UserError('Upgrades is not a list of upgrade_id and quantity', {
			description: 'Write it like [{"upgrade_id": "…", "quantity": 2}].',
		});
	}
	if (list.length === 0) return undefined;
	return list.map(({ upgrade_id, quantity }) => ({ upgrade_id, quantity: Number(quantity) }));
}

function isUpgrade(one: unknown): boolean {
	const quantity = isRow(one) ? number(one.quantity) : null;
	const isWhole = quantity !== null && Number.isInteger(quantity) && quantity > 0;
	return isRow(one) && text(one.upgrade_id) !== null && isWhole;
}
