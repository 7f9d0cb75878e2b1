import type { IDataObject } from 'n8n-workflow';
import type { Booking } from '../../../model/booking';
import { isApplied } from '../../../model/applied';
import type { BookingTime } from '../../../model/bookingTime';
import { updateForm } from '../../../model/form';
import type { ApiFailure } from '../../../transport/types';
import type { ItemRun } from '../../itemRun';
import { WriteMemory } from '../../writeMemory';
import { channelOf, type Write } from '../channel';
import { idOfReservation, readReservation, venueOfRow } from '../find';
import { refusedChange } from './refused';

/** How long an ambiguous change is given to settle before the reservation is read again, in milliseconds. */
const SETTLE_MS = 5_000;

/** A change to one reservation, in the user's words. */
export interface Change {
	/** The reservation as it was read just before. */
	readonly row: IDataObject;
	readonly changes: Booking;
	/** The new time, if it moves. */
	readonly time?: BookingTime;
	readonly zone?: string;
}

/** What goes over the wire: date, time and party size again, as they were read, and what changes. */
export function changeWrite(run: ItemRun, { row, changes, time, zone }: Change): Write {
	const channel = channelOf(run);
	return {
		method: 'PUT',
		path: channel.bookPath(venueOfRow(run, row)),
		form: updateForm(row, idOfReservation(row), changes, channel.name, time, zone),
	};
}

/**
 * Sends a change, and after an ambiguous end reads the reservation again: the change is repeated, once, only if it was
 * not applied (design, section 5). Throws where SevenRooms refuses or the outcome stays open.
 */
export async function applyChange(run: ItemRun, change: Change): Promise<{ recovered: boolean }> {
	return await writeUntilApplied(run, {
		content: [change.row.id, change.changes, change.time],
		send: async () => await run.send(changeWrite(run, change)),
		isApplied: async () => {
			const found = await readReservation(run, String(change.row.id));
			if (!('row' in found)) return undefined;
			return isApplied(change.row, found.row, change.changes, change.time);
		},
		errorOf: async (refusal) => await refusedChange(run, change, refusal),
		what: 'the change',
	});
}

interface RepeatableWrite {
	/** What is asked for, by which another try of the node knows that it is done. */
	readonly content: unknown;
	send(): Promise<{ readonly ok: true } | ApiFailure>;
	/** Whether SevenRooms now holds what was sent; undefined if it could not be asked. */
	isApplied(): Promise<boolean | undefined>;
	/** Whether the refusal of a repeat means that the first request did it after all. */
	saysApplied?(refusal: ApiFailure): boolean;
	/** The error of a refusal, where there is more to say than its own words. */
	errorOf?(refusal: ApiFailure): Promise<Error>;
	/** What was sent, for the error: "the change". */
	readonly what: string;
}

/**
 * A write whose effect can be read: sent at most twice, the second time only if the first seems to have done nothing.
 * The first may still take effect late, and that may be why its repeat is refused. Nothing is sent where n8n runs the
 * node again after it was done.
 */
export async function writeUntilApplied(
	run: ItemRun,
	write: RepeatableWrite,
): Promise<{ recovered: boolean }> {
	const memory = new WriteMemory<{ recovered: boolean }>(run, write.content);
	const earlier = memory.outcome();
	if (earlier) return earlier;
	const done = (recovered: boolean) => {
		memory.confirm({ recovered });
		return { recovered };
	};
	for (let attempt = 1; ; attempt++) {
		const answer = await write.send();
		if (answer.ok) return done(false);
		if (answer.kind !== 'unknownOutcome') {
			const isRepeat = attempt > 1 && answer.kind === 'refused';
			if (isRepeat && (write.saysApplied?.(answer) || (await write.isApplied()))) {
				return done(true);
			}
			throw (await write.errorOf?.(answer)) ?? run.errorOf(answer);
		}

		const mayGoOn = await run.pause(SETTLE_MS);
		const applied = mayGoOn ? await write.isApplied() : undefined;
		if (applied) return done(true);
		if (applied === undefined || attempt === 2) {
			throw run.errorOf(answer, {
				message: `SevenRooms did not confirm ${write.what}, so it may or may not be in effect`,
				description:
					'Look at the reservation in SevenRooms before you try again. Nothing more was sent.',
			});
		}
	}
}
