import { reservationLocator, venueOfCode } from '../../descriptions/locators';
import { optionsCollection, timeZoneOption } from '../../descriptions/reading';
import { dryRunOption, readBackOption } from '../../descriptions/writing';
import { isCanceled } from '../../model/status';
import { channelChoice } from '../input/channel';
import { yesOrNo } from '../input/yesOrNo';
import type { ItemRun } from '../run/itemRun';
import type { Operation } from '../types';
import { dryRun, isDryRun } from '../writing/dryRun';
import { writeUntilApplied } from '../writing/writeUntilApplied';
import { cancelWrite, knownRoute, sendCancel, type CancelRoute } from './changing/cancelRoute';
import type { Change } from './changing/change';
import { changedItem, zoneOfRow } from './changing/changed';
import { conciergeRoutes } from './channel';
import { idOfReservation, needReservation, readReservation } from './find';

const ALREADY_CANCELED = /already been cancell?ed/i;

export const cancel: Operation = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel reservation',
	description:
		'Cancel a reservation. The guest is e-mailed only if Send Cancellation Email says so or the venue is set up to.',
	routes: [
		{ method: 'POST', path: '/reservations/{reservation_id}/cancel', confidence: 'M-' },
		{ method: 'PUT', path: '/venues/{venue_id}/book', confidence: 'M' },
		...conciergeRoutes('cancel'),
	],
	properties: [
		channelChoice,
		reservationLocator({ description: 'The reservation to cancel' }),
		venueOfCode,
		optionsCollection([
			dryRunOption,
			readBackOption,
			{
				displayName: 'Send Cancellation Email',
				name: 'sendCancellationEmail',
				type: 'boolean',
				default: true,
				description: 'Whether SevenRooms e-mails the guest about the cancellation',
			},
			timeZoneOption,
		]),
	],
	async execute(run) {
		const row = await needReservation(run);
		const options = run.collection('options');
		const change: Change = {
			row,
			changes: {
				status: 'CANCELED',
				sendConfirmationEmail: yesOrNo(options.sendCancellationEmail, 'Send Cancellation Email'),
			},
			zone: await zoneOfRow(run, row),
		};
		if (isDryRun(options)) {
			const { form, ...write } = cancelWrite(run, change, knownRoute(run));
			const would = `Cancel reservation ${idOfReservation(row)}.`;
			return [dryRun({ ...write, body: form, would })];
		}
		const { route, recovered } = await cancelOnce(run, change);
		const marks = { canceled: true, cancel_route: route, ...(recovered ? { recovered } : {}) };
		return [await changedItem(run, change, marks)];
	},
};

/** Cancels, and after an ambiguous end reads whether it is canceled: by then that is success. */
async function cancelOnce(
	run: ItemRun,
	change: Change,
): Promise<{ route: CancelRoute; recovered: boolean }> {
	let route = knownRoute(run);
	const { recovered } = await writeUntilApplied(run, {
		what: 'the cancellation',
		content: ['cancel', change.row.id],
		async send() {
			const sent = await sendCancel(run, change);
			route = sent.route;
			return sent.answer;
		},
		async isApplied() {
			const found = await readReservation(run, String(change.row.id));
			return 'row' in found ? isCanceled(found.row) : undefined;
		},
		saysApplied: ({ msg }) => ALREADY_CANCELED.test(msg ?? ''),
	});
	return { route, recovered };
}
