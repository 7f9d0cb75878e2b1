import type { ApiFailure } from '../../transport/types';
import type { ItemRun } from '../run/itemRun';
import { WriteMemory } from './writeMemory';

/** How long an ambiguous change is given to settle before it is read again, in milliseconds. */
const SETTLE_MS = 5_000;

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
