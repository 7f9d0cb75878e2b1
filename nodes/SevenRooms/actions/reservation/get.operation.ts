import { reservationLocator, venueLocator } from '../../descriptions/locators';
import { privacyChoice } from '../../descriptions/privacy';
import {
	ifNotFoundOption,
	optionsCollection,
	outputChoice,
	timeZoneOption,
} from '../../descriptions/reading';
import { channelChoice } from '../input/channel';
import { notFoundRows } from '../reading/notFound';
import { reservationPresenter } from '../reading/presentation';
import type { Operation } from '../types';
import { conciergeRoutes } from './channel';
import { findReservation, noReservationError } from './find';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get reservation',
	description: 'Get one reservation by its ID or confirmation code',
	routes: [
		{ method: 'GET', path: '/reservations/{reservation_id}', confidence: 'H' },
		{ method: 'GET', path: '/reservations', confidence: 'H' },
		...conciergeRoutes('read'),
	],
	properties: [
		channelChoice,
		reservationLocator({ description: 'The reservation to get' }),
		venueLocator({
			required: false,
			description:
				'The venue that gave out the confirmation code. Not needed with an ID; without it the whole venue group is searched for a code.',
		}),
		...outputChoice,
		privacyChoice,
		optionsCollection([ifNotFoundOption, timeZoneOption]),
	],
	async execute(run) {
		const present = reservationPresenter(run);
		const found = await findReservation(run);
		if ('row' in found) return await present([found.row]);
		return notFoundRows(run, found.failure, () => noReservationError(run, found.failure));
	},
};
