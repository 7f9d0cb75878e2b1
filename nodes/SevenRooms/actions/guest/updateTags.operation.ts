import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { guestLocator } from '../../descriptions/locators';
import { optionsCollection } from '../../descriptions/reading';
import { dryRunOption } from '../../descriptions/writing';
import type { Booking } from '../../model/booking/booking';
import { simplifyGuest, tagsOfGuest } from '../../model/guest';
import { nextOrLatest, wallKey } from '../../model/order';
import { isOfGuest } from '../../model/reservation';
import { isLive } from '../../model/status';
import { parseTags } from '../../model/tags';
import { changeWrite, type Change } from '../reservation/changing/change';
import { zoneOfRow } from '../reservation/changing/changed';
import { idOfReservation, readReservation } from '../reservation/find';
import type { ItemRun } from '../run/itemRun';
import type { Operation } from '../types';
import { dryRun, isDryRun } from '../writing/dryRun';
import { writeUntilApplied } from '../writing/writeUntilApplied';
import { readVisits } from './getVisits.operation';
import { guestIdOf, readGuest } from './readGuest';

export const updateTags: Operation = {
	name: 'Update Tags',
	value: 'updateTags',
	action: 'Update guest tags',
	description:
		"Add or remove a guest's tags. SevenRooms takes guest tags only along with a booking, so one of the guest's reservations is saved again unchanged; no message is sent.",
	routes: [
		{ method: 'GET', path: '/reservations', confidence: 'M' },
		{ method: 'PUT', path: '/venues/{venue_id}/book', confidence: 'H' },
	],
	properties: [
		guestLocator({ description: 'The guest whose tags to change' }),
		{
			displayName: 'Tags to Add',
			name: 'addTags',
			type: 'string',
			default: '',
			placeholder: 'e.g. Preferences:Wine Lover',
			description: 'Group:Tag, several with commas between them; upper and lower case count',
		},
		{
			displayName: 'Tags to Remove',
			name: 'removeTags',
			type: 'string',
			default: '',
			placeholder: 'e.g. Preferences:Wine Lover',
			description: 'Group:Tag, several with commas between them; upper and lower case count',
		},
		{
			displayName: 'Reservation ID',
			name: 'reservationId',
			type: 'string',
			default: '',
			description:
				"The reservation to go through. Left out, it is the guest's next one, else the latest.",
		},
		optionsCollection([dryRunOption]),
	],
	async execute(run) {
		const add = parseTags(run.parameter<unknown>('addTags', ''), 'Tags to Add');
		const remove = parseTags(run.parameter<unknown>('removeTags', ''), 'Tags to Remove');
		if (add.length + remove.length === 0) {
			throw new UserError('Tags to Add and Tags to Remove are both empty', {
				description: 'Write at least one tag, as Group:Tag.',
			});
		}
		const guestId = guestIdOf(run);
		const row = await carrier(run, guestId);
		const changes: Booking = {
			guestTags: add,
			guestTagsRemove: remove,
			sendConfirmationEmail: false,
			sendConfirmationSms: false,
		};
		const change: Change = { row, changes };
		if (isDryRun(run.collection('options'))) {
			const would = `Change the guest's tags by saving reservation ${idOfReservation(row)} again unchanged. No message is sent.`;
			const { form, ...write } = changeWrite(run, change);
			return [dryRun({ ...write, body: form, would })];
		}
		const hasTags = async () => {
			const found = await readGuest(run, guestId);
			if (!('guest' in found)) return undefined;
			const tags = new Set(tagsOfGuest(found.guest));
			return add.every((tag) => tags.has(tag)) && !remove.some((tag) => tags.has(tag));
		};
		const { recovered } = await writeUntilApplied(run, {
			what: 'the change of tags',
			content: [guestId, changes],
			send: async () => await run.send(changeWrite(run, change)),
			isApplied: hasTags,
		});
		return [await taggedGuest(run, guestId, change, recovered)];
	},
};

async function taggedGuest(
	run: ItemRun,
	guestId: string,
	{ row, changes }: Change,
	recovered: boolean,
): Promise<IDataObject> {
	const found = await readGuest(run, guestId);
	const warnings =
		'guest' in found
			? tagsNotChanged(changes, found.guest)
			: ['The tags are changed, but SevenRooms could not be asked for the guest afterwards.'];
	return {
		...('guest' in found ? simplifyGuest(found.guest) : { id: guestId }),
		touched_reservation_id: row.id,
		touched_reservation_datetime: wallKey(row) || null,
		...(recovered ? { recovered } : {}),
		...(warnings.length > 0 ? { warnings } : {}),
	};
}

/** A warning for each tag with which SevenRooms did not do as asked, although it took the booking. */
function tagsNotChanged(
	{ guestTags = [], guestTagsRemove = [] }: Booking,
	guest: IDataObject,
): string[] {
	if (guest.client_tags === undefined && guest.tags === undefined) return [];
	const held = new Set(tagsOfGuest(guest));
	// One of the record's lists tells no groups.
	const missing = guestTags.filter((tag) => !held.has(tag) && !held.has(tag.replace(/^.*?:/, '')));
	const left = guestTagsRemove.filter((tag) => held.has(tag));
	return [
		...missing.map((tag) => `${tag} was to be added, but SevenRooms does not show it`),
		...left.map((tag) => `${tag} was to be removed, but SevenRooms still shows it`),
	];
}

/** The reservation that carries the tags: the one given, else the guest's next, else the latest; never a dead one. */
async function carrier(run: ItemRun, guestId: string): Promise<IDataObject> {
	const given = run.text('reservationId');
	if (given) {
		const found = await readReservation(run, given);
		if (!('row' in found)) {
			if (found.failure) throw run.errorOf(found.failure);
			throw new UserError(`SevenRooms has no reservation ${given}`, {
				description: 'Check the value of the parameter Reservation ID, or leave it empty.',
			});
		}
		if (!isOfGuest(found.row, guestId)) {
			throw new UserError('Reservation ID belongs to another guest', {
				description: "Give one of the guest's own reservations, or leave Reservation ID empty.",
			});
		}
		return found.row;
	}
	const visits = (await readVisits(run, guestId)).filter(isLive);
	const zones = new Map<unknown, string | undefined>();
	for (const visit of visits) {
		if (!zones.has(visit.venue_id)) zones.set(visit.venue_id, await zoneOfRow(run, visit));
	}
	const chosen = nextOrLatest(visits, Date.now(), (visit) => zones.get(visit.venue_id));
	if (chosen) return chosen;
	throw new UserError('The guest has no reservation to carry the tags', {
		description:
			'SevenRooms changes guest tags only along with a booking. Book a table with Guest Tags to Add, or change the tags in SevenRooms itself.',
	});
}
